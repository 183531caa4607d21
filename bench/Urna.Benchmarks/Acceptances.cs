using System.Security.Cryptography;
using Urna.Registers;
using Urna.Store.Records;

namespace Urna.Benchmarks;

/// <summary>The acceptances of many protocols, each signed by the device of its constituency; and the record in which all of them are entered.</summary>
internal sealed class Acceptances
{
    private const int StationsPerContest = 52;
    private readonly SyntheticElection _election;
    private readonly KeyEnrolled[] _keys;

    /// <summary>Signs those of so many stations.</summary>
    public Acceptances(int stations)
    {
        _election = new(stations, Kind.Live);
        ECDsa[] secrets = [.. Enumerable.Range(0, (stations + StationsPerContest - 1) / StationsPerContest).Select(_ => ECDsa.Create(ECCurve.NamedCurves.nistP256))];
        _keys = [.. secrets.Select((secret, c) => KeyOf(c, Convert.ToBase64String(secret.ExportSubjectPublicKeyInfo())))];
        Bodies = [.. Enumerable.Range(0, stations).Select(s => Reports.Signed(_keys[s / StationsPerContest].Key, secrets[s / StationsPerContest], new((UInt128)s + 1), SyntheticElection.Acceptance(s)))];
        foreach (var secret in secrets) secret.Dispose();
    }

    /// <summary>The bodies, each a submission in its canonical bytes.</summary>
    public IReadOnlyList<byte[]> Bodies { get; }

    /// <summary>Records everything before them, without asking the rules: how a record comes to its night is not measured here.</summary>
    public async Task Prepare(IRecordStore store)
    {
        await using var appender = await Appender.Open(store, static (_, _, fact, _) => fact, TimeProvider.System);
        var id = (UInt128)'y' << 64;
        var registrar = new Author("actor-registrar", "cec", Roles.Registrar);
        var facts = _election.Registers().Concat(_keys).Select(f => (By: registrar, Fact: f)).Concat(_election.Entered());
        await appender.Import(facts.Select(f => Request.Of(f.By, new(++id), f.Fact)).ToAsyncEnumerable());
    }

    private static KeyEnrolled KeyOf(int contest, string spki)
    {
        var by = SyntheticElection.Accepter(contest * StationsPerContest);
        return new(Row.Of($"k{contest}"), by.Actor, by.Commission, by.Role, spki, string.Empty);
    }
}
