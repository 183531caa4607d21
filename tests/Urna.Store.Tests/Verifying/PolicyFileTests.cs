using Urna.Cli.Reading;
using Urna.Store.Keys;

namespace Urna.Store.Tests.Verifying;

/// <summary>The policy that operators give a server whose signer runs apart.</summary>
public sealed class PolicyFileTests : IDisposable
{
    private const string Origin = "urna.example/e/a/live-00000001";

    private readonly string _file = Path.GetTempFileName();

    public void Dispose() => File.Delete(_file);

    [Fact]
    public void A_policy_that_names_a_key_of_the_record_is_taken_as_it_is()
    {
        var text = $"# kept by the commission\nlog {LogKey.Create(Origin).Verifier}\nquorum none\n";
        File.WriteAllText(_file, text);

        Assert.Equal(text, PolicyFile.Read(_file, Origin));
    }

    [Theory]
    [InlineData("")]
    [InlineData("quorum none\n")]
    [InlineData("log nothing\nquorum none\n")]
    public void What_names_no_key_is_refused(string text)
    {
        File.WriteAllText(_file, text);

        Assert.Throws<PlaceException>(() => PolicyFile.Read(_file, Origin));
    }

    [Fact]
    public void The_key_of_another_record_is_refused_by_its_name()
    {
        File.WriteAllText(_file, $"log {LogKey.Create("urna.example/e/b/live-00000002").Verifier}\nquorum none\n");

        Assert.Contains(Origin, Assert.Throws<PlaceException>(() => PolicyFile.Read(_file, Origin)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_file_that_is_not_there_is_refused() => Assert.Throws<PlaceException>(() => PolicyFile.Read(_file + ".none", Origin));
}
