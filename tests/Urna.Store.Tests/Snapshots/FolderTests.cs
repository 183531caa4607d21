using System.Collections.Concurrent;
using CsCheck;
using Urna.Store.Packages;
using Urna.Store.Records;
using Urna.Store.Snapshots;
using Urna.Store.Tests.Packages;
using Urna.Store.Tests.Records;
using Urna.TestHost;
using static Urna.Store.Tests.Records.Check;

namespace Urna.Store.Tests.Snapshots;

public sealed class FolderTests : IDisposable
{
    private readonly Folder _folder = new();
    private readonly ConcurrentQueue<string> _said = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task A_start_from_a_snapshot_and_one_from_the_beginning_know_the_same()
    {
        await Record(200);
        await using (var appender = await Begin(Store(), null)) Recorded(await appender.Append(Small.Area(5000)));

        await using var started = await Begin(Store(), Snapshots());
        Assert.Null(Same.Difference(await Whole(started.Store), started.Head.Views));
        Assert.Empty(_said);
    }

    [Fact]
    public async Task A_start_reads_only_what_lies_behind_the_snapshot()
    {
        await Record(200);
        var counted = new Counted(Store());

        await using var started = await Appender.Open(counted, Rules.Decide, TimeProvider.System, new() { Snapshots = Snapshots() });

        Assert.Equal(202, started.Head.Size);
        // Nothing read at all is as good: the snapshot then is of the whole.
        Assert.True(counted.First >= 10, $"Entry {counted.First} was read again.");
    }

    [Fact]
    public void A_file_gives_back_the_tip_it_was_made_of()
    {
        foreach (var tip in Tips())
        {
            SnapshotFile.Write(_folder["one"], tip, SnapshotFile.Build);
            var (again, fault) = SnapshotFile.Read(_folder["one"], SnapshotFile.Build);
            Assert.Equal(string.Empty, fault);
            Assert.Equal(tip.Head.Root, again?.Tree.Root());
            Assert.Null(Same.Difference(tip.Head.Views, again?.Head.Views));
        }
    }

    [Fact]
    public void Any_changed_byte_any_cut_and_anything_added_is_found()
    {
        var path = Snapshot();
        var bytes = File.ReadAllBytes(path);
        Gen.Select(Gen.Int[0, 2], Gen.Int[0, bytes.Length - 1], Gen.Byte[1, 255]).Sample(
            (how, place, change) =>
            {
                var damaged = how switch { 0 => [.. bytes], 1 => bytes[..place], _ => bytes.Append(change).ToArray() };
                if (how == 0) damaged[place] ^= change;
                File.WriteAllBytes(path, damaged);
                var (tip, fault) = SnapshotFile.Read(path, SnapshotFile.Build);
                Assert.Null(tip);
                Assert.NotEmpty(fault);
            },
            iter: 300,
            threads: 1);
        File.WriteAllBytes(path, bytes);
        Assert.NotNull(SnapshotFile.Read(path, SnapshotFile.Build).Tip);
    }

    [Fact]
    public async Task A_damaged_snapshot_is_left_aside_with_a_word_and_an_older_one_is_used()
    {
        await Record(200);
        var newest = Files()[^1];
        Damage(newest);

        await using var started = await Begin(Store(), Snapshots());

        Assert.Equal(202, started.Head.Size);
        Assert.Contains(_said, s => s.Contains(newest, StringComparison.Ordinal));
        Assert.Null(Same.Difference(await Whole(started.Store), started.Head.Views));
    }

    [Fact]
    public async Task Without_a_whole_snapshot_the_record_is_folded_from_its_beginning()
    {
        await Record(60);
        foreach (var file in Files()) Damage(file);

        await using var started = await Begin(Store(), Snapshots());

        Assert.Equal(62, started.Head.Size);
        Assert.Equal(Files().Length, _said.Count);
    }

    [Fact]
    public async Task A_snapshot_of_another_build_is_not_used()
    {
        await Record(60);

        await using var started = await Begin(Store(), Snapshots(Guid.NewGuid()));

        Assert.Equal(62, started.Head.Size);
        Assert.All(_said, s => Assert.Contains("another build", s, StringComparison.Ordinal));
        Assert.NotEmpty(_said);
    }

    [Fact]
    public async Task A_snapshot_of_another_record_is_not_used()
    {
        await Record(60);
        await using (var other = await Records.Check.Begin(SqliteRecord.Open(_folder["other.db"], TimeProvider.System)))
        {
            for (var i = 0; i < 90; i++) Recorded(await other.Append(Small.Area(i + 500)));
        }

        await using var started = await Begin(SqliteRecord.Open(_folder["other.db"], TimeProvider.System), Snapshots());

        Assert.Null(Same.Difference(await Whole(started.Store), started.Head.Views));
        Assert.Contains(_said, s => s.Contains("does not lead to this record", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_snapshot_beyond_the_end_of_the_record_is_not_used_and_makes_room_for_those_of_this_record()
    {
        await Record(100);
        await using (var other = await Records.Check.Begin(SqliteRecord.Open(_folder["other.db"], TimeProvider.System)))
        {
            for (var i = 0; i < 20; i++) Recorded(await other.Append(Small.Area(i + 500)));
        }

        await using (var started = await Begin(SqliteRecord.Open(_folder["other.db"], TimeProvider.System), Snapshots()))
        {
            Assert.Equal(22, started.Head.Size);
            Recorded(await started.Append(Small.Area(7000)));
        }

        Assert.DoesNotContain(Files(), f => Entries(f) > 23);
    }

    [Fact]
    public async Task Snapshots_that_stay_lie_apart()
    {
        var snapshots = Snapshots();
        foreach (var tip in Tips())
        {
            snapshots.Consider(tip);
            await snapshots.Writing;
        }

        var sizes = Files().Select(Entries).ToArray();
        Assert.InRange(sizes.Length, 3, 5);
        Assert.True(sizes[^1] * (SnapshotFolder.Spacing + 1) / SnapshotFolder.Spacing + 1 >= Tips().Last().Head.Size, string.Join(' ', sizes));
        Assert.All(sizes.Zip(sizes[1..^1]), p => Assert.True(p.First * 2 <= p.Second, string.Join(' ', sizes)));
    }

    [Fact]
    public async Task A_file_that_was_not_finished_is_nothing()
    {
        await Record(60);
        File.Move(Files()[^1], _folder["snapshots/000000000062.snapshot.part"]);

        await using var started = await Begin(Store(), Snapshots());

        Assert.Equal(62, started.Head.Size);
        Assert.Empty(_said);
    }

    [Fact]
    public async Task A_folder_that_cannot_be_written_stops_nothing()
    {
        await File.WriteAllTextAsync(_folder["snapshots"], "a file where a folder should be");

        await Record(60);

        Assert.NotEmpty(_said);
        Assert.Empty(Directory.EnumerateFiles(_folder.Path, "*.snapshot"));
    }

    private static long Entries(string file) => long.Parse(Path.GetFileNameWithoutExtension(file), System.Globalization.CultureInfo.InvariantCulture);

    private static void Damage(string file)
    {
        var bytes = File.ReadAllBytes(file);
        bytes[bytes.Length / 2] ^= 1;
        File.WriteAllBytes(file, bytes);
    }

    private static Task<Appender> Begin(IRecordStore store, SnapshotFolder? snapshots) => Appender.Open(store, Rules.Decide, TimeProvider.System, new() { Snapshots = snapshots });

    private static async Task<Views> Whole(IRecordStore store)
    {
        var (views, decoder) = (new Views(), new Decoder());
        await foreach (var batch in store.Read(0, CancellationToken.None))
        {
            foreach (var entry in batch) views.Apply(decoder.Read(entry.Bytes.Span));
        }

        return views;
    }

    private SqliteRecord Store() => SqliteRecord.Open(_folder["record.db"], TimeProvider.System);

    private SnapshotFolder Snapshots(Guid? build = null) => new(_folder["snapshots"], _said.Enqueue) { From = 10, Build = build ?? SnapshotFile.Build };

    private string[] Files() => [.. Directory.EnumerateFiles(_folder["snapshots"], "*.snapshot").Order(StringComparer.Ordinal)];

    /// <summary>A record of so many areas, with its snapshots.</summary>
    private async Task Record(int areas)
    {
        await using var appender = await Records.Check.Begin(Store(), new() { Snapshots = Snapshots() });
        for (var i = 0; i < areas; i++) Recorded(await appender.Append(Small.Area(i)));
    }

    /// <summary>The small election after each of its entries.</summary>
    private static IEnumerable<Tip> Tips()
    {
        var tip = Tip.Empty;
        foreach (var entry in PackageFacts.Of(SmallPackage.Whole(SmallPackage.Source)))
        {
            var (views, tree) = (tip.Head.Views.Fork(), tip.Tree.Fork());
            views.Apply(entry);
            tree.Append(Urna.Record.Hash.Leaf([(byte)views.Size]));
            tip = new(new(views, tree.Root()), tree);
            yield return tip;
        }
    }

    private string Snapshot()
    {
        SnapshotFile.Write(_folder["one"], Tips().Last(), SnapshotFile.Build);
        return _folder["one"];
    }

    /// <summary>A store that remembers from where it was read.</summary>
    private sealed class Counted(IRecordStore store) : IRecordStore
    {
        public long First { get; private set; } = long.MaxValue;

        public string Place => store.Place;

        public Task<StoredHead> Head(CancellationToken cancel) => store.Head(cancel);

        public IAsyncEnumerable<IReadOnlyList<StoredEntry>> Read(long from, CancellationToken cancel)
        {
            First = Math.Min(First, from);
            return store.Read(from, cancel);
        }

        public Task<Bearings> Ask(IReadOnlyList<EntryKey> keys, CancellationToken cancel) => store.Ask(keys, cancel);

        public Task<bool> Append(StoredHead seen, StoredHead next, IReadOnlyList<NewEntry> entries, CancellationToken cancel) => store.Append(seen, next, entries, cancel);

        public Task<string?> Checkpoint(CancellationToken cancel) => store.Checkpoint(cancel);

        public Task<bool> Publish(long size, string note, CancellationToken cancel) => store.Publish(size, note, cancel);

        public ValueTask DisposeAsync() => store.DisposeAsync();
    }
}
