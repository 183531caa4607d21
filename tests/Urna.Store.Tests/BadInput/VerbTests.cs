using Urna.Store.Records;
using Urna.Store.Tests.Packages;
using Urna.Store.Tests.Records;
using static Urna.Store.Tests.Records.Check;

namespace Urna.Store.Tests.BadInput;

/// <summary>Bad input through the real command line: exit code 1 or 2, a sentence, never a stack trace.</summary>
public sealed class VerbTests : IDisposable
{
    private readonly SmallPackage _package = new();
    private readonly Folder _folder = new();

    public void Dispose()
    {
        _package.Dispose();
        _folder.Dispose();
    }

    [Fact]
    public async Task A_package_with_a_fault_is_checked_and_not_counted()
    {
        _package.Replace("votes.csv", 2, ",90,", ",٩٠,");

        await Verbs.Expect(1, "votes.csv:2: column \"votes\"", "check", _package.Folder);
        await Verbs.Expect(1, "votes.csv:2: column \"votes\"", "results", _package.Folder);
    }

    [Fact]
    public async Task A_place_that_is_not_there_is_named()
    {
        await Verbs.Expect(2, $"There is no folder {_folder["none"]}", "check", _folder["none"]);
        await Verbs.Expect(2, $"record {_folder["none"]}", "results", _folder["none"]);
        await Verbs.Expect(2, "There is no folder", "check", "");
    }

    [Fact]
    public async Task A_file_that_is_no_record_is_not_counted()
    {
        await File.WriteAllTextAsync(_folder["file"], new string('x', 5000));

        await Verbs.Expect(1, "not a database", "results", _folder["file"]);
    }

    [Fact]
    public async Task A_record_that_was_changed_is_not_counted()
    {
        await using (await Begin(SqliteRecord.Open(_folder["record"], TimeProvider.System)))
        {
        }

        var bytes = await File.ReadAllBytesAsync(_folder["record"]);
        var place = bytes.AsSpan().IndexOf("country"u8);
        Assert.True(place > 0, "The record has no country.");
        bytes[place] = (byte)'k';
        await File.WriteAllBytesAsync(_folder["record"], bytes);

        await Verbs.Expect(1, "is not the one its stored hash belongs to", "results", _folder["record"]);
    }

    [Fact]
    public async Task A_database_that_does_not_answer_is_named_without_its_password() =>
        await Verbs.Expect(1, "PostgreSQL 127.0.0.1/night", "results", "postgres://ann:secret@127.0.0.1:1/night");
}
