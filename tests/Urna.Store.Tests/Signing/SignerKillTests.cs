using System.Globalization;
using Urna.Record;
using Urna.Store.Keys;
using Urna.Store.Records;
using Urna.Store.Signing;
using Urna.Store.Tests.Records;
using Urna.Store.Tiles;
using Urna.Store.Verifying;
using Urna.TestHost;
using static Urna.Store.Tests.Records.Check;

namespace Urna.Store.Tests.Signing;

/// <summary>
/// A signer is ended without a word between any two of its steps. The next start needs no hand, and whatever was published is one story.
/// </summary>
public sealed class SignerKillTests : IDisposable
{
    private static readonly string[] Steps = ["proven", "stored", "signed", "published", "tiled"];

    private readonly Folder _folder = new();

    private static int Kills =>
        Math.Max(Steps.Length, int.Parse(Environment.GetEnvironmentVariable("URNA_KILLS") ?? "50", CultureInfo.InvariantCulture) / Steps.Length);

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task A_signer_may_be_killed_between_any_two_steps()
    {
        LogKey.Create(Small.Origin).Save(_folder["key"]);
        await using (await Begin(Record()))
        {
        }

        var published = new List<string>();
        for (var kill = 0; kill < Kills; kill++)
        {
            await Append(kill);
            using (var host = new Host("sign", _folder["record"], _folder["key"], _folder["store"], _folder["tiles"], Steps[Math.DivRem(kill, Steps.Length).Remainder]))
            {
                await host.Until("at ");
                await host.Kill();
            }

            await using var record = Record();
            if (await record.Checkpoint(CancellationToken.None) is { } note) published.Add(note);
        }

        await using (var record = Record())
        await using (var signer = await Signer.Open(record, LogKey.Read(_folder["key"]), _folder["store"], TimeProvider.System, new() { Tiles = new TileFolder(_folder["tiles"]) }))
        {
            await signer.Once(CancellationToken.None);
            Assert.Equal(Kills + 2, Checkpoint.Read(SignedNote.Read(System.Text.Encoding.UTF8.GetBytes(await record.Checkpoint(CancellationToken.None) ?? string.Empty)).Text).Size);
        }

        await Holds(_folder["record"], published);
        await Holds(_folder["tiles"], published);
    }

    private async Task Holds(string place, List<string> published)
    {
        var policy = TrustPolicy.Read(System.Text.Encoding.UTF8.GetBytes($"log {LogKey.Read(_folder["key"]).Verifier}\nquorum none\n"), out _);
        var kept = published.Select((n, i) => new KeptCheckpoint($"kept {i}", System.Text.Encoding.UTF8.GetBytes(n))).ToList();

        var verdict = await Verification.Of(place, new() { Checkpoints = kept, Policy = policy }, CancellationToken.None);

        Assert.NotEmpty(published);
        Assert.Empty(verdict.Problems);
        Assert.Equal(Kills + 2, verdict.Entries);
    }

    private SqliteRecord Record() => SqliteRecord.Open(_folder["record"], TimeProvider.System);

    private async Task Append(int number)
    {
        await using var appender = await Appender.Open(Record(), Rules.Decide, TimeProvider.System);
        Recorded(await appender.Append(Small.Area(number)));
    }
}
