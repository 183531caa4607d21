using Urna.Store.Keys;
using Urna.Store.Records;
using Urna.Store.Signing;
using Urna.Store.Tiles;

namespace Urna.TestHost;

/// <summary><c>Urna.TestHost sign RECORD KEY STORE TILES STEP</c>: signs once; at STEP it says so and stands still until it is ended.</summary>
public static class Signing
{
    public static async Task Run(string record, string key, string store, string tiles, string step)
    {
        await using var opened = SqliteRecord.Open(record, TimeProvider.System);
        await using var signer = await Signer.Open(opened, LogKey.Read(key), store, TimeProvider.System, new() { Tiles = new TileFolder(tiles), Faults = Stand });
        await signer.Once(CancellationToken.None);
        Console.WriteLine("signed");

        void Stand(string at)
        {
            if (at != step) return;
            Console.WriteLine($"at {at}");
            Console.Out.Flush();
            Thread.Sleep(Timeout.Infinite);
        }
    }
}
