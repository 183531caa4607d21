using System.Runtime.Versioning;
using Urna.Store.Keys;
using Urna.Store.Records;
using Urna.Store.Tests.Records;

namespace Urna.Store.Tests.Signing;

/// <summary>The key of a log and its file.</summary>
[UnsupportedOSPlatform("windows")]
public sealed class LogKeyTests : IDisposable
{
    private readonly Folder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void A_key_is_read_as_it_was_saved()
    {
        var key = LogKey.Create("urna.example/e/a/live-00000001");
        key.Save(_folder["key"]);

        var read = LogKey.Read(_folder["key"]);

        Assert.Equal(key.Verifier, read.Verifier);
        Assert.Equal(key.Sign([1, 2]), read.Sign([1, 2]));
    }

    [Fact]
    public void The_file_of_a_key_is_its_owners_alone()
    {
        LogKey.Create("a").Save(_folder["key"]);

        Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(_folder["key"]));
    }

    [Theory]
    [InlineData(UnixFileMode.GroupRead)]
    [InlineData(UnixFileMode.OtherRead)]
    [InlineData(UnixFileMode.GroupWrite)]
    [InlineData(UnixFileMode.UserExecute)]
    public void A_file_that_others_can_use_is_refused(UnixFileMode more)
    {
        LogKey.Create("a").Save(_folder["key"]);
        File.SetUnixFileMode(_folder["key"], UnixFileMode.UserRead | UnixFileMode.UserWrite | more);

        Assert.Contains("mode 600", Assert.Throws<RecordUnavailableException>(() => LogKey.Read(_folder["key"])).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_key_is_never_overwritten()
    {
        LogKey.Create("a").Save(_folder["key"]);
        var before = File.ReadAllText(_folder["key"]);

        Assert.Throws<RecordUnavailableException>(() => LogKey.Create("a").Save(_folder["key"]));

        Assert.Equal(before, File.ReadAllText(_folder["key"]));
    }

    [Fact]
    public void A_key_is_in_the_form_that_other_programs_of_the_ecosystem_read()
    {
        // The example of golang.org/x/mod/sumdb/note: signer and verifier key of one pair.
        File.WriteAllText(_folder["key"], "PRIVATE+KEY+PeterNeumann+c74f20a3+AYEKFALVFGyNhPJEMzD1QIDr+Y7hfZx09iUvxdXHKDFz\n");
        File.SetUnixFileMode(_folder["key"], UnixFileMode.UserRead | UnixFileMode.UserWrite);

        Assert.Equal("PeterNeumann+c74f20a3+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW", LogKey.Read(_folder["key"]).Verifier.ToString());
    }

    [Theory]
    [InlineData("")]
    [InlineData("PRIVATE+KEY+PeterNeumann+c74f20a4+AYEKFALVFGyNhPJEMzD1QIDr+Y7hfZx09iUvxdXHKDFz")]
    [InlineData("PRIVATE+KEY+PeterNeuman+c74f20a3+AYEKFALVFGyNhPJEMzD1QIDr+Y7hfZx09iUvxdXHKDFz")]
    [InlineData("PRIVATE+KEY+PeterNeumann+c74f20a3+AYEKFALVFGyNhPJEMzD1QIDr+Y7hfZx09iUvxdXHKDF")]
    [InlineData("PeterNeumann+c74f20a3+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW")]
    public void What_is_not_a_key_is_refused(string text)
    {
        File.WriteAllText(_folder["key"], text);
        File.SetUnixFileMode(_folder["key"], UnixFileMode.UserRead | UnixFileMode.UserWrite);

        Assert.Contains("is not a key of a log", Assert.Throws<RecordUnavailableException>(() => LogKey.Read(_folder["key"])).Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("")]
    [InlineData("a b")]
    [InlineData("a+b")]
    public void An_origin_has_no_space_and_no_plus(string origin) => Assert.Throws<ArgumentException>(() => LogKey.Create(origin));

    [Fact]
    public void A_signature_holds_for_its_message_alone()
    {
        var key = LogKey.Create("a");
        var signature = key.Sign([1, 2, 3]);

        Assert.True(NoteSignatures.Check(key.Verifier.Key, [1, 2, 3], signature));
        Assert.False(NoteSignatures.Check(key.Verifier.Key, [1, 2, 4], signature));
        Assert.False(NoteSignatures.Check(key.Verifier.Key, [1, 2, 3], signature.AsSpan(1)));
    }
}
