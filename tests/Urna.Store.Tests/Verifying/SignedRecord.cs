using System.Text;
using Urna.Record;
using Urna.Store.Keys;
using Urna.Store.Packages;
using Urna.Store.Records;
using Urna.Store.Signing;
using Urna.Store.Tests.Packages;
using Urna.Store.Tests.Records;
using Urna.Store.Tiles;
using Urna.Store.Verifying;

namespace Urna.Store.Tests.Verifying;

/// <summary>The record of the small package, from its registers to its protocols and decisions, signed at three sizes; and its tiles.</summary>
public sealed class SignedRecord : IAsyncLifetime
{
    private readonly Folder _folder = new();

    public string File => _folder["record"];

    public string Tiles => _folder["tiles"];

    public TrustPolicy Policy { get; private set; } = new([], [], [], TrustPolicy.None);

    /// <summary>The last checkpoint, as somebody kept it.</summary>
    public KeptCheckpoint Kept { get; private set; } = new(string.Empty, default);

    internal RecordModel Model { get; private set; } = new([], 0, 0, [], []);

    internal LogKey Key { get; private set; } = LogKey.Create("nobody");

    public async ValueTask InitializeAsync()
    {
        var package = SmallPackage.Whole(SmallPackage.Source);
        Key = LogKey.Create(PackageFacts.OriginOf(package));
        Policy = PolicyOf(Key);
        Key.Save(_folder["key"]);
        await System.IO.File.WriteAllTextAsync(_folder["policy"], $"log {Key.Verifier}\nquorum none\n");
        var requests = PackageReplay.Of(package).ToList();
        await using (var appender = await Appender.Open(SqliteRecord.Open(File, TimeProvider.System), Rules.Decide, TimeProvider.System))
        await using (var signer = await Signer.Open(appender.Store, Key, _folder["store"], TimeProvider.System, new() { Tiles = new TileFolder(Tiles) }))
        {
            foreach (var part in requests.Chunk((requests.Count / 3) + 1))
            {
                await appender.Import(part.ToAsyncEnumerable());
                await signer.Once(CancellationToken.None);
            }

            Kept = new("kept", Encoding.UTF8.GetBytes(await appender.Store.Checkpoint(CancellationToken.None) ?? string.Empty));
        }

        Model = RecordModel.Read(File);
    }

    public ValueTask DisposeAsync()
    {
        _folder.Dispose();
        return ValueTask.CompletedTask;
    }

    public string this[string name] => _folder[name];

    public static TrustPolicy PolicyOf(LogKey key) => TrustPolicy.Read(Encoding.UTF8.GetBytes($"log {key.Verifier}\nquorum none\n"), out var faults)
        ?? throw new InvalidOperationException(string.Join('\n', faults));

    /// <summary>Verifies with policy and kept checkpoint.</summary>
    public Task<Verdict> Verify(string place) => Verification.Of(place, new() { Checkpoints = [Kept], Policy = Policy }, CancellationToken.None);

    /// <summary>Verifies with what lies there alone.</summary>
    public static Task<Verdict> Alone(string place) => Verification.Of(place, new(), CancellationToken.None);

    internal static int Tampers(int part) =>
        int.Parse(Environment.GetEnvironmentVariable("URNA_TAMPERS") ?? "10000", System.Globalization.CultureInfo.InvariantCulture) / 10 * part;
}
