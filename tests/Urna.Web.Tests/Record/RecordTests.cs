using System.Net;
using System.Text;
using Urna.Record;
using Urna.Store.Keys;
using Urna.Store.Signing;
using Urna.TestHost;
using Urna.Web.Tests.Hosting;

namespace Urna.Web.Tests.Record;

/// <summary>The record over HTTP: whoever has nothing but these files recomputes it.</summary>
public sealed class RecordTests : IAsyncLifetime
{
    private const int Areas = 600;

    private readonly LogKey _key = LogKey.Create(Small.Origin);
    private readonly Folder _signer = new();
    private Served? _served;

    private Served Site => _served ?? throw new InvalidOperationException("The server runs while a test does.");

    private string Log => $"{Site.Root}/record/";

    public async ValueTask InitializeAsync()
    {
        _served = await Served.Start(async appender =>
        {
            await appender.Append(Small.Open());
            await appender.Append(Small.Country());
            await appender.Import(Enumerable.Range(0, Areas).Select(i => Small.Area(i)).ToAsyncEnumerable());
        });
        await using var signer = await Signer.Open(Site.Election.Appender.Store, _key, _signer.Path, TimeProvider.System);
        Assert.NotNull(await signer.Once(default));
    }

    public async ValueTask DisposeAsync()
    {
        await Site.DisposeAsync();
        _signer.Dispose();
    }

    [Fact]
    public async Task The_checkpoint_is_signed_and_the_entries_give_its_root()
    {
        var (note, checkpoint) = await Checkpoint();
        var tree = new Tree();
        foreach (var tile in Tiles.Of(checkpoint.Size).Where(t => t.Level == 0))
        {
            foreach (var entry in EntryBundle.Read(await Bytes(TilePath.Entries(tile).ToString()), tile.Width)) tree.AppendEntry(entry.Span);
        }

        Assert.True(note.Verify([_key.Verifier], NoteSignatures.Check).IsGood);
        Assert.Equal(Areas + 2, checkpoint.Size);
        Assert.Equal(checkpoint.Root, tree.Root());
    }

    [Fact]
    public async Task The_tiles_agree_with_each_other_and_with_the_root()
    {
        var (_, checkpoint) = await Checkpoint();
        var read = new Dictionary<Tile, Hash[]>();
        foreach (var tile in Tiles.Of(checkpoint.Size)) read[tile] = Tiles.Read(tile, await Bytes(TilePath.Of(tile).ToString()));

        Assert.Null(Tiles.FirstFault(checkpoint.Size, tile => read[tile]));
        Assert.Equal(checkpoint.Root, Tiles.Root(checkpoint.Size, tile => read[tile]));
    }

    [Theory]
    [InlineData(0)]
    [InlineData(255)]
    [InlineData(256)]
    [InlineData(511)]
    [InlineData(Areas + 1)]
    public async Task A_proof_file_shows_without_the_server_that_an_entry_stands_in_the_record(int number)
    {
        var entry = await Bytes($"entry/{number}");
        var proof = ProofFile.Read(await Bytes($"entry/{number}.tlog-proof"));
        var policy = TrustPolicy.Read(Encoding.UTF8.GetBytes($"log {_key.Verifier}\nquorum none\n"), out _) ?? throw new InvalidOperationException("The policy has no fault.");

        Assert.Equal(number, proof.Index);
        Assert.True(proof.Verify(Hash.Leaf(entry), policy, NoteSignatures.Check).IsGood);
        Assert.False(proof.Verify(Hash.Leaf([.. entry, (byte)' ']), policy, NoteSignatures.Check).IsGood);
    }

    [Fact]
    public async Task What_never_changes_may_be_kept_for_ever_and_the_checkpoint_for_a_second()
    {
        using var tile = await Site.Get(Log + "tile/0/000");
        using var checkpoint = await Site.Get(Log + "checkpoint");

        Assert.Equal("public, max-age=31536000, immutable", tile.Headers.CacheControl?.ToString());
        Assert.Equal("application/octet-stream", tile.Content.Headers.ContentType?.ToString());
        Assert.Equal(TimeSpan.FromSeconds(1), checkpoint.Headers.CacheControl?.MaxAge);
        Assert.Equal("text/plain; charset=utf-8", checkpoint.Content.Headers.ContentType?.ToString());
    }

    [Fact]
    public async Task A_shorter_part_of_a_tile_is_there_as_long_as_someone_has_an_older_checkpoint()
    {
        var whole = await Bytes("tile/0/001");
        var part = await Bytes("tile/0/001.p/7");

        Assert.Equal(whole[..(7 * Hash.Length)], part);
    }

    [Theory]
    [InlineData("tile/0/002.p/91")]
    [InlineData("tile/0/003")]
    [InlineData("tile/0/2")]
    [InlineData("tile/9/000")]
    [InlineData("tile/1/000.p/3")]
    [InlineData("tile/entries/900")]
    [InlineData("entry/-1")]
    [InlineData("entry/602")]
    [InlineData("entry/602.tlog-proof")]
    [InlineData("entry/1e2")]
    public async Task What_the_signed_tree_does_not_have_is_not_there(string path) => Assert.Equal(HttpStatusCode.NotFound, (await Site.Get(Log + path)).StatusCode);

    private async Task<(SignedNote Note, Checkpoint Checkpoint)> Checkpoint()
    {
        var note = SignedNote.Read(Encoding.UTF8.GetBytes(await Site.Text(Log + "checkpoint")));
        return (note, Urna.Record.Checkpoint.Read(note.Text));
    }

    private async Task<byte[]> Bytes(string path)
    {
        using var answer = await Site.Get(Log + path);
        Assert.True(answer.StatusCode == HttpStatusCode.OK, $"{path}: {(int)answer.StatusCode}");
        return await answer.Content.ReadAsByteArrayAsync();
    }
}
