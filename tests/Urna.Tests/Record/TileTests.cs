using System.Buffers;
using CsCheck;
using Urna.Record;
using Hash = Urna.Record.Hash;

namespace Urna.Tests.Record;

public class TileTests
{
    [Fact]
    public void The_example_of_the_specification_has_its_tiles()
    {
        var example = TlogData.Notes.GetProperty("tile_example");
        var tiles = Tiles.Of(example.GetProperty("tree_size").GetInt64()).ToArray();

        Assert.Equal(example.GetProperty("full_level0").GetInt32(), tiles.Count(t => t is { Level: 0, IsFull: true }));
        Assert.Equal(example.GetProperty("partial_level0").GetInt32(), Assert.Single(tiles, t => t is { Level: 0, IsFull: false }).Width);
        Assert.Equal(example.GetProperty("full_level1").GetInt32(), tiles.Count(t => t is { Level: 1, IsFull: true }));
        Assert.Equal(example.GetProperty("partial_level1").GetInt32(), Assert.Single(tiles, t => t is { Level: 1, IsFull: false }).Width);
        Assert.Equal(example.GetProperty("partial_level2").GetInt32(), Assert.Single(tiles, t => t.Level == 2).Width);
        Assert.Equal(277, tiles.Length);
    }

    [Fact]
    public void A_tree_of_256_has_a_full_tile_and_one_hash_above() => Assert.Equal([new(0, 0, 256), new Tile(1, 0, 1)], Tiles.Of(256));

    [Fact]
    public void An_empty_tree_has_no_tile() => Assert.Empty(Tiles.Of(0));

    [Fact]
    public void Tiles_give_back_the_root_and_every_proof() =>
        Gen.Select(Gen.Int[1, 4000], Gen.UInt).Sample((size, pick) =>
        {
            var leaves = TlogData.Leaves(size);
            var tiles = Written(leaves);
            var root = TlogData.NaiveRoot(leaves);
            var index = pick * (long)size >> 32;
            var nodes = Nodes.Of(size, tile => tiles[tile]);

            Assert.Equal(root, Tiles.Root(size, tile => tiles[tile]));
            Assert.Null(Tiles.FirstFault(size, tile => tiles[tile]));
            Assert.True(Inclusion.Verify(index, size, leaves[(int)index], Inclusion.Make(index, size, nodes), root));
            Assert.True(Consistency.Verify(index + 1, TlogData.NaiveRoot(leaves.AsSpan(0, (int)index + 1)), size, root, Consistency.Make(index + 1, size, nodes)));
        }, iter: 15);

    [Fact]
    public void A_growing_tree_writes_just_the_tiles_that_change() =>
        Gen.Select(Gen.Long[0, 200_000], Gen.Long[0, 2000]).Sample((old, more) =>
        {
            var before = Tiles.Of(old).ToHashSet();
            Assert.Equal(Tiles.Of(old + more).Where(t => !before.Contains(t)), Tiles.Since(old, old + more));
        }, iter: 30);

    [Fact]
    public void Every_width_follows_the_rule() =>
        Gen.Select(Gen.Long[1, 5_000_000], Gen.Int[0, 2]).Sample((size, level) =>
        {
            var tiles = Tiles.Of(size).Where(t => t.Level == level).ToArray();
            var hashes = size / (long)Math.Pow(256, level);
            Assert.Equal(hashes, tiles.Sum(t => (long)t.Width));
            Assert.All(tiles.SkipLast(1), t => Assert.True(t.IsFull));
        }, iter: 20);

    [Fact]
    public void A_changed_hash_in_a_full_tile_is_found_by_its_tile()
    {
        var leaves = TlogData.Leaves(1000);
        var tiles = Written(leaves);
        tiles[new(0, 1, 256)][77] = Hash.EmptyTree;
        Assert.Equal(new Tile(0, 1, 256), Tiles.FirstFault(1000, tile => tiles[tile]));
    }

    [Fact]
    public void A_partial_tile_is_never_hashed_upward() => Assert.Throws<ArgumentException>(() => Tiles.Up(TlogData.Leaves(255)));

    [Fact]
    public void A_tile_is_read_from_exactly_its_bytes()
    {
        var leaves = TlogData.Leaves(3);
        var body = Hash.BytesOf(leaves).ToArray();
        Assert.Equal(96, body.Length);
        Assert.Equal(leaves, Tiles.Read(new(0, 0, 3), body));
        Assert.Throws<RecordFormatException>(() => Tiles.Read(new(0, 0, 2), body));
        Assert.Throws<RecordFormatException>(() => Tiles.Read(new(0, 0, 3), body.AsSpan(1)));
    }

    [Theory]
    [InlineData("tile/0/000", 0, 0, 256, false)]
    [InlineData("tile/0/x001/x234/067", 0, 1_234_067, 256, false)]
    [InlineData("tile/5/x123/x456/078.p/2", 5, 123_456_078, 2, false)]
    [InlineData("tile/63/999.p/255", 63, 999, 255, false)]
    [InlineData("tile/entries/x001/000.p/1", 0, 1000, 1, true)]
    public void A_path_reads_back(string text, int level, long index, int width, bool entries)
    {
        Assert.True(TilePath.TryParse(text, out var path));
        Assert.Equal(new TilePath(new(level, index, width), entries), path);
        Assert.Equal(text, path.ToString());
    }

    [Theory]
    [InlineData("")]
    [InlineData("/tile/0/000")]
    [InlineData("tile/0/000/")]
    [InlineData("tile/00/000")]
    [InlineData("tile/64/000")]
    [InlineData("tile/-1/000")]
    [InlineData("tile/+1/000")]
    [InlineData("tile/0/-01")]
    [InlineData("tile/0/00")]
    [InlineData("tile/0/0000")]
    [InlineData("tile/0/x000/001")]
    [InlineData("tile/0/001/002")]
    [InlineData("tile/0/x001")]
    [InlineData("tile/0/X001/002")]
    [InlineData("tile/0/x001/x002")]
    [InlineData("tile/5/123/456/078")]
    [InlineData("tile/0/000.p/0")]
    [InlineData("tile/0/000.p/256")]
    [InlineData("tile/0/000.p/02")]
    [InlineData("tile/0/000.p/")]
    [InlineData("tile/0/000.p/2/3")]
    [InlineData("tile/0/000.p/2.p/2")]
    [InlineData("tile/data/000")]
    [InlineData("tile/entries/")]
    [InlineData("tile/0/x999/x999/x999/x999/x999/x999/999")]
    public void Any_other_path_is_refused(string text) => Assert.False(TilePath.TryParse(text, out _));

    [Fact]
    public void Every_tile_has_a_path_of_its_own() =>
        Gen.Select(Gen.Int[0, 63], Gen.Long[0, long.MaxValue / 1000], Gen.Int[1, 256]).Sample((level, index, width) =>
        {
            var path = TilePath.Of(new(level, index, width));
            Assert.True(TilePath.TryParse(path.ToString(), out var read));
            Assert.Equal(path, read);
        });

    [Fact]
    public void Entries_come_back_from_their_bundle() =>
        Gen.Byte.Array[0, 40].Array[1, 256].Sample(entries =>
        {
            var bundle = Bundle(entries);
            Assert.Equal(entries, EntryBundle.Read(bundle, entries.Length).Select(e => e.ToArray()));
            Assert.Throws<RecordFormatException>(() => EntryBundle.Read(bundle, entries.Length + 1));
            Assert.Throws<RecordFormatException>(() => EntryBundle.Read(bundle, entries.Length - 1));
            Assert.Throws<RecordFormatException>(() => EntryBundle.Read(bundle.AsMemory(0, bundle.Length - 1), entries.Length));
            Assert.Throws<RecordFormatException>(() => EntryBundle.Read((byte[])[.. bundle, 0], entries.Length));
        }, iter: 30);

    [Fact]
    public void An_entry_has_at_most_65535_bytes()
    {
        var longest = new byte[65_535];
        Assert.Equal(longest, EntryBundle.Read(Bundle([longest]), 1)[0].ToArray());
        Assert.Throws<ArgumentException>(() => Bundle([new byte[65_536]]));
    }

    private static byte[] Bundle(byte[][] entries)
    {
        var bundle = new ArrayBufferWriter<byte>();
        foreach (var entry in entries) EntryBundle.Write(bundle, entry);
        return bundle.WrittenSpan.ToArray();
    }

    private static Dictionary<Tile, Hash[]> Written(Hash[] leaves) => Tiles.Of(leaves.Length).ToDictionary(tile => tile, tile => Tiles.Compute(tile, leaves));
}
