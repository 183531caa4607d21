using System.Text;
using Urna.Record;
using Urna.Store.Keys;
using Urna.Store.Records;
using Urna.Store.Signing;
using Urna.Store.Tests.Records;
using Urna.Store.Tiles;
using Urna.Store.Verifying;
using Urna.TestHost;
using static Urna.Store.Tests.Records.Check;

namespace Urna.Store.Tests.Verifying;

/// <summary>Files of a record's tiles are changed at random; every change is found.</summary>
public sealed class TileTamperTests(ITestOutputHelper output) : IAsyncLifetime
{
    private const int Areas = 300;

    private static readonly string[] Kinds = ["byte", "shorter", "longer", "missing", "exchanged", "dropped", "repeated", "reordered"];

    private readonly Folder _folder = new();
    private readonly LogKey _key = LogKey.Create(Small.Origin);
    private KeptCheckpoint _kept = new(string.Empty, default);

    public async ValueTask InitializeAsync()
    {
        await using var appender = await Begin(SqliteRecord.Open(_folder["record"], TimeProvider.System));
        await using var signer = await Signer.Open(appender.Store, _key, _folder["store"], TimeProvider.System, new() { Tiles = new TileFolder(_folder["tiles"]) });
        foreach (var some in Enumerable.Range(0, Areas).Chunk(120))
        {
            await Task.WhenAll(some.Select(n => appender.Append(Small.Area(n))));
            await signer.Once(CancellationToken.None);
        }

        _kept = new("kept", Encoding.UTF8.GetBytes(await appender.Store.Checkpoint(CancellationToken.None) ?? string.Empty));
    }

    public ValueTask DisposeAsync()
    {
        _folder.Dispose();
        return ValueTask.CompletedTask;
    }

    [Fact]
    public async Task Tiles_that_a_signer_wrote_hold()
    {
        var verdict = await Verify(_folder["tiles"]);

        Assert.Empty(verdict.Problems);
        Assert.Equal(Areas + 2, verdict.Entries);
        Assert.True(File.Exists(Path.Combine(_folder["tiles"], "tile/1/000.p/1")));
        Assert.True(File.Exists(Path.Combine(_folder["tiles"], "tile/0/000.p/122")), "The partial tile of an earlier checkpoint is kept for its readers.");
    }

    [Fact]
    public async Task No_change_of_a_tile_is_missed()
    {
        string[] files = [.. Directory.EnumerateFiles(_folder["tiles"], "*", SearchOption.AllDirectories).Order(StringComparer.Ordinal)];
        var found = Kinds.ToDictionary(k => k, _ => 0);
        var chance = new Random(3);
        for (var i = 0; i < SignedRecord.Tampers(3);)
        {
            var (file, kind) = (files[chance.Next(files.Length)], Kinds[chance.Next(Kinds.Length)]);
            if (!Fits(kind, file)) continue;
            var before = await File.ReadAllBytesAsync(file);
            var after = Change(before, kind, files, chance);
            if (after is null) File.Delete(file);
            else await File.WriteAllBytesAsync(file, after);

            var verdict = await Verify(_folder["tiles"]);

            await File.WriteAllBytesAsync(file, before);
            if (after is not null && after.AsSpan().SequenceEqual(before)) continue; // Exchanged with itself.
            i++;
            Assert.True(verdict.ProblemCount > 0, $"Nobody saw the change {i}: {kind} of {file}.");
            found[kind]++;
        }

        output.WriteLine(string.Join(", ", found.Select(f => $"{f.Key} {f.Value}")));
        Assert.All(found, f => Assert.True(f.Value > 0, $"{f.Key} was never tried."));
    }

    [Fact]
    public async Task Tiles_made_anew_and_signed_by_another_are_found_by_policy_and_kept_checkpoint()
    {
        var other = LogKey.Create(Small.Origin);
        await using (var appender = await Begin(SqliteRecord.Open(_folder["forged"], TimeProvider.System)))
        await using (var signer = await Signer.Open(appender.Store, other, _folder["forger"], TimeProvider.System, new() { Tiles = new TileFolder(_folder["forgery"]) }))
        {
            await Task.WhenAll(Enumerable.Range(1, Areas).Select(n => appender.Append(Small.Area(n))));
            await signer.Once(CancellationToken.None);
        }

        var alone = await SignedRecord.Alone(_folder["forgery"]);
        var held = await Verify(_folder["forgery"]);

        Assert.Empty(alone.Problems);
        Assert.Contains(held.Problems, p => p.What.Contains("is not that of the checkpoint kept", StringComparison.Ordinal));
        Assert.Contains(held.Problems, p => p.What.Contains("no log of the policy has signed it", StringComparison.Ordinal));
    }

    [Fact]
    public async Task An_entry_that_differs_in_its_tile_is_named()
    {
        var path = Path.Combine(_folder["tiles"], "tile/entries/000");
        var bytes = await File.ReadAllBytesAsync(path);
        var entries = EntryBundle.Read(bytes, Tile.Hashes);
        bytes[entries[..100].Sum(e => e.Length + 2) + 50] ^= 1;
        await File.WriteAllBytesAsync(path, bytes);

        var verdict = await Verify(_folder["tiles"]);

        Assert.Equal(0, verdict.Problems[0].Entry);
        Assert.Contains(verdict.Problems, p => p.Entry == 100 && p.What.StartsWith("the hash stored with it", StringComparison.Ordinal));
    }

    private Task<Verdict> Verify(string place) =>
        Verification.Of(place, new() { Checkpoints = [_kept], Policy = SignedRecord.PolicyOf(_key) }, CancellationToken.None);

    // That the partial tile of an older checkpoint is gone is no fault.
    private static bool Fits(string kind, string file) => kind switch
    {
        "missing" => !file.EndsWith(".p/122", StringComparison.Ordinal) && !file.EndsWith(".p/242", StringComparison.Ordinal) && !file.EndsWith("checkpoint", StringComparison.Ordinal),
        "dropped" or "repeated" or "reordered" => file.Contains("entries", StringComparison.Ordinal),
        _ => true,
    };

    private static byte[]? Change(byte[] bytes, string kind, string[] files, Random chance)
    {
        switch (kind)
        {
            case "byte":
                byte[] changed = [.. bytes];
                changed[chance.Next(bytes.Length)] ^= (byte)chance.Next(1, 256);
                return changed;
            case "shorter": return bytes[..chance.Next(bytes.Length)];
            case "longer": return [.. bytes, (byte)chance.Next(256)];
            case "missing": return null;
            case "exchanged": return File.ReadAllBytes(files[chance.Next(files.Length)]);
            default: return Rearranged(bytes, kind, chance);
        }
    }

    private static byte[] Rearranged(byte[] bundle, string kind, Random chance)
    {
        var entries = new List<byte[]>();
        for (var at = 0; at < bundle.Length; at += entries[^1].Length) entries.Add(bundle[at..(at + 2 + (bundle[at] << 8) + bundle[at + 1])]);
        var (one, other) = (chance.Next(entries.Count), chance.Next(entries.Count));
        if (kind == "dropped") entries.RemoveAt(one);
        else if (kind == "repeated") entries.Insert(other, entries[one]);
        else (entries[one], entries[other]) = (entries[other], entries[one]);
        return [.. entries.SelectMany(e => e)];
    }
}
