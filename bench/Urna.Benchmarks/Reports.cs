using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Urna.Registers;
using Urna.Store.Keys;
using Urna.Store.Records;

namespace Urna.Benchmarks;

/// <summary>Turnout reports of many stations, signed by their devices, as they go over the wire; and the record that waits for them.</summary>
internal sealed class Reports
{
    private const int Cutoffs = 20;
    private const int Letter = 'x';

    private readonly SyntheticElection _election;
    private readonly KeyEnrolled[] _keys;

    /// <summary>Signs the reports of so many stations.</summary>
    public Reports(int stations)
    {
        _election = new(stations, Kind.Live, Cutoffs);
        ECDsa[] secrets = [.. Enumerable.Range(0, stations).Select(_ => ECDsa.Create(ECCurve.NamedCurves.nistP256))];
        _keys = [.. secrets.Select((secret, s) => KeyOf(s, Convert.ToBase64String(secret.ExportSubjectPublicKeyInfo())))];
        Bodies = [.. Enumerable.Range(0, stations * Cutoffs).Select(i => Body(i, stations, secrets[i % stations]))];
        foreach (var secret in secrets) secret.Dispose();
    }

    /// <summary>The bodies, each a submission in its canonical bytes.</summary>
    public IReadOnlyList<byte[]> Bodies { get; }

    /// <summary>Records the registers and the keys, without asking the rules: how a record comes to its opening is not measured here.</summary>
    public async Task Prepare(IRecordStore store)
    {
        await using var appender = await Appender.Open(store, static (_, _, fact, _) => fact, TimeProvider.System);
        var id = (UInt128)Letter << 64;
        var facts = _election.Registers().Concat(_keys);
        await appender.Import(facts.Select(f => Request.Of(new("actor-registrar", "cec", Roles.Registrar), new(++id), f)).ToAsyncEnumerable());
    }

    private static KeyEnrolled KeyOf(int station, string spki)
    {
        var by = SyntheticElection.Secretary(station);
        return new(Row.Of($"k{station}"), by.Actor, by.Commission, by.Role, spki, string.Empty);
    }

    private byte[] Body(int index, int stations, ECDsa secret)
    {
        return Signed(_keys[index % stations].Key, secret, new EntryId((UInt128)index + 1), _election.Report(index % stations, index / stations));
    }

    /// <summary>A fact as a device sends it.</summary>
    public static byte[] Signed(string key, ECDsa secret, EntryId id, Fact fact)
    {
        var signature = DeviceSignatures.Sign(key, secret, id, fact);
        var text = Encoding.UTF8.GetString(Entry.SignedBytes(id, fact));
        var version = text.LastIndexOf("\"version\"", StringComparison.Ordinal);
        return Encoding.UTF8.GetBytes(text.Insert(version, string.Create(CultureInfo.InvariantCulture, $$"""
            "sig":{"alg":"{{signature.Algorithm}}","key":"{{signature.Key}}","value":"{{signature.Value}}"},
            """)));
    }
}
