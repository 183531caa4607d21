using Urna.Record;
using Urna.Results;
using Urna.Store.Keys;

namespace Urna.Store.Tests.ReleasedRecords;

/// <summary>One whole record of each format is kept in <c>tests/records</c>, as tiles. It is read for ever: root and result digest never change.</summary>
public class ReleasedRecordTests
{
    private static readonly string Records = Find("tests/records");

    public static TheoryData<string> All => [.. Directory.GetDirectories(Records).Select(f => Path.GetFileName(f))];

    [Fact]
    public void Every_format_up_to_the_current_one_has_its_record() =>
        Assert.All(Enumerable.Range(1, Registers.RecordOpened.CurrentFormat), format => Assert.Contains($"format-{format}", All.Select(row => row.Data)));

    [Theory]
    [MemberData(nameof(All))]
    public void The_root_is_the_one_it_was_released_with(string record)
    {
        var tree = new Tree();
        foreach (var entry in Entries(record)) tree.AppendEntry(entry.Span);

        Assert.Equal(Expected(record, "root"), tree.Root().ToString());
        Assert.Equal(Expected(record, "entries"), $"{tree.Size}");
    }

    [Theory]
    [MemberData(nameof(All))]
    public void The_result_digest_is_the_one_it_was_released_with(string record)
    {
        var (views, decoder) = (new Views(), new Decoder());
        foreach (var entry in Entries(record)) views.Apply(decoder.Read(entry.Span));

        Assert.Equal(Expected(record, "digest"), ResultDigest.Of(views));
    }

    [Theory]
    [MemberData(nameof(All))]
    public void Every_entry_is_written_as_it_was_read(string record) => Assert.All(Entries(record), entry =>
    {
        var writer = new CanonicalWriter();
        new Decoder().Read(entry.Span).Write(writer);
        Assert.True(writer.Written.SequenceEqual(entry.Span));
    });

    [Theory]
    [MemberData(nameof(All))]
    public void Every_device_signature_holds(string record)
    {
        var (views, decoder, signed) = (new Views(), new Decoder(), 0);
        foreach (var bytes in Entries(record))
        {
            var entry = decoder.Read(bytes.Span);
            if (entry.Signature is { } signature)
            {
                Assert.Null(DeviceSignatures.Refuse(views, entry.By, new(entry.Id, entry.Fact, signature)));
                signed++;
            }

            views.Apply(entry);
        }

        Assert.NotEqual(0, signed);
    }

    [Theory]
    [MemberData(nameof(All))]
    public void Its_checkpoint_is_signed_by_its_key_over_its_root(string record)
    {
        Assert.True(VerifierKey.TryParse(Expected(record, "key"), out var key) && key is not null);
        var note = SignedNote.Read(File.ReadAllBytes(Path.Combine(Records, record, "checkpoint")));

        Assert.True(note.Verify([key], NoteSignatures.Check).IsGood);
        Assert.Equal(Expected(record, "root"), Checkpoint.Read(note.Text).Root.ToString());
    }

    private static IEnumerable<ReadOnlyMemory<byte>> Entries(string record)
    {
        var size = long.Parse(Expected(record, "entries"), System.Globalization.CultureInfo.InvariantCulture);
        for (var first = 0L; first < size; first += Tile.Hashes)
        {
            var tile = new Tile(0, first / Tile.Hashes, (int)Math.Min(Tile.Hashes, size - first));
            foreach (var entry in EntryBundle.Read(File.ReadAllBytes(Path.Combine(Records, record, TilePath.Entries(tile).ToString())), tile.Width)) yield return entry;
        }
    }

    private static string Expected(string record, string word) =>
        File.ReadLines(Path.Combine(Records, record, "expected.txt")).Single(l => l.StartsWith($"{word} ", StringComparison.Ordinal))[(word.Length + 1)..];

    private static string Find(string path)
    {
        for (var folder = AppContext.BaseDirectory; folder is not null; folder = Path.GetDirectoryName(folder))
        {
            if (Directory.Exists(Path.Combine(folder, path))) return Path.Combine(folder, path);
        }

        throw new DirectoryNotFoundException(path);
    }
}
