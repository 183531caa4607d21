using System.Globalization;
using System.Text;
using System.Text.Json;
using Urna.Candidates;
using Urna.Protocols;
using Urna.Record;
using Urna.Registers;
using Urna.Turnout;

namespace Urna.Benchmarks;

/// <summary>An election with ten facts a station, made from nothing but its size: formed, four reports, received, two blind entries, entered, accepted.</summary>
internal sealed class SyntheticElection(int stations, Kind kind = Kind.Rehearsal, int cutoffs = 4)
{
    private const int StationsPerContest = 52;
    private const int Choices = 8;
    private static readonly Moment Frozen = new(1_725_000_000_000);
    private static readonly Moment Close = new(1_725_030_000_000);
    private const long Hours = 28_800_000;
    private readonly CanonicalWriter _writer = new();
    private UInt128 _id;

    /// <summary>All entries in order; each span is valid until the next.</summary>
    public IEnumerable<ReadOnlyMemory<byte>> Entries()
    {
        foreach (var (at, by, fact) in Facts())
        {
            _writer.Clear();
            new Entry(at, by, new(++_id), fact).Write(_writer);
            yield return _writer.Written.ToArray();
        }
    }

    private IEnumerable<(Moment At, Author By, Fact Fact)> Facts() =>
        Registers().Select(f => (Frozen, new Author("actor-registrar", "cec", Roles.Registrar), f)).Concat(Turnout()).Concat(Closing()).Concat(Protocols());

    /// <summary>The facts up to the freeze.</summary>
    public IEnumerable<Fact> Registers()
    {
        yield return new RecordOpened("synthetic", kind, $"bench/e/synthetic/{KindNames.Of(kind)}-00000000", new string('0', 64), 1);
        yield return new ProfileAdopted(JsonReading.Strictly(JsonDocument.Parse(ProfileJson()).RootElement, Profile.Read), Sorted.Bytes(ProfileJson()));
        yield return new FormAdopted(JsonReading.Strictly(JsonDocument.Parse(FormJson()).RootElement, Form.Read), Sorted.Bytes(FormJson()));
        yield return new UnitFormed("land", string.Empty, "country", Name("Land"));
        var contests = (stations + StationsPerContest - 1) / StationsPerContest;
        for (var c = 0; c < contests; c++)
        {
            yield return new ContestCalled(Contest(c), "land", "seats", "smd", "pec", 1, 1, Frozen, Close, Name($"Constituency {c + 1}"), string.Empty, string.Empty);
            for (var i = 1; i <= Choices; i++)
                yield return new ChoiceRegistered(Contest(c), string.Create(CultureInfo.InvariantCulture, $"c{i}"), i, "self", Name($"Candidate {i}"), string.Empty, string.Empty, string.Empty);
        }

        for (var s = 0; s < stations; s++)
            yield return new StationFormed(Station(s), "land", ["permanent"], Name($"School {s}"), StationFormed.NoDegree, StationFormed.NoDegree, default, default, [new(Contest(s / StationsPerContest), Voters(s), 0, Voters(s) + 20)]);
        yield return new RegistersFrozen(stations, contests, contests * Choices, Enumerable.Range(0, stations).Sum(s => (long)Voters(s)));
    }

    private IEnumerable<(Moment At, Author By, Fact Fact)> Turnout()
    {
        for (var cutoff = 0; cutoff < cutoffs; cutoff++)
        {
            for (var s = 0; s < stations; s++) yield return (Cutoff(cutoff), Secretary(s), Report(s, cutoff));
        }
    }

    /// <summary>A station's report at a cut-off.</summary>
    public TurnoutReported Report(int station, int cutoff) =>
        new(Station(station), Contest(station / StationsPerContest), CutoffCode(cutoff), Voted(station) * (cutoff + 1) / (cutoffs + 1));

    /// <summary>Who speaks for a station.</summary>
    public static Author Secretary(int s) => new(Row.Of($"s{s}"), Contest(s / StationsPerContest), Roles.Secretary);

    /// <summary>What is recorded between the freeze and the acceptance of the protocols.</summary>
    public IEnumerable<(Author By, Fact Fact)> Entered() => Closing().Concat(Protocols()).Where(f => f.Fact is not ProtocolAccepted).Select(f => (f.By, f.Fact));

    /// <summary>The acceptance of a station's protocol.</summary>
    public static ProtocolAccepted Acceptance(int s) => new(Station(s), Contest(s / StationsPerContest), 1);

    /// <summary>Who accepts the protocols of a station's constituency.</summary>
    public static Author Accepter(int s) => Person("accepter", s) with { Role = Roles.Accepter };

    private static string CutoffCode(int cutoff) => Row.Of($"t{cutoff + 1:D2}");

    private Moment Cutoff(int cutoff) => new(Frozen.Milliseconds + (Hours / cutoffs * (cutoff + 1)));

    private IEnumerable<(Moment At, Author By, Fact Fact)> Closing()
    {
        for (var c = 0; c * StationsPerContest < stations; c++)
            yield return (Close, new("actor-recorder", "cec", Roles.Recorder), new PollsClosed(Contest(c), "actor-confirmer"));
    }

    private IEnumerable<(Moment At, Author By, Fact Fact)> Protocols()
    {
        var hash = new string('a', 64);
        for (var i = 0; i < stations; i++)
        {
            // Stations arrive out of order, as in life.
            var s = (int)((long)i * 7919 % stations);
            var contest = Contest(s / StationsPerContest);
            var at = new Moment(Close.Milliseconds + 3_600_000 + i);
            var (a, b) = (Person("a", s), Person("b", s));
            yield return (at, a, new ProtocolReceived(Station(s), contest, string.Empty));
            yield return (at, a, new EntrySealed(Station(s), contest, 1, "a", hash));
            yield return (at, b, new EntrySealed(Station(s), contest, 1, "b", hash));
            yield return (at, b, new ProtocolEntered(Station(s), contest, 1, Numbers(s), 16, new(Close.Milliseconds + 3_000_000), default, string.Empty, string.Empty, new(a.Actor, b.Actor, string.Empty)));
            yield return (at, Accepter(s), Acceptance(s));
        }
    }

    private static int[] Numbers(int s)
    {
        var (voters, voted) = (Voters(s), Voted(s));
        var invalid = 3 + s % 5;
        var votes = new int[Choices];
        var rest = voted - invalid;
        for (var i = 0; i < Choices - 1; i++)
        {
            votes[i] = rest * (1 + ((s + i) % 4)) / 8;
            rest -= votes[i];
        }

        votes[Choices - 1] = rest;
        return [voters, voters, 0, voters + 20, voters + 20 - voted, voted, 12, 0, 12, voted - 12, voted - invalid, invalid, 0, invalid, 0, 0, .. votes];
    }

    private static int Voters(int s) => 800 + (int)((long)s * 31 % 700);

    private static int Voted(int s) => Voters(s) * (30 + s % 40) / 100;

    private static Author Person(string side, int s) => new(string.Create(CultureInfo.InvariantCulture, $"{side}{s / StationsPerContest}"), Contest(s / StationsPerContest), Roles.Operator);

    private static string Contest(int c) => string.Create(CultureInfo.InvariantCulture, $"{c + 1:D5}");

    private static string Station(int s) => string.Create(CultureInfo.InvariantCulture, $"{s / StationsPerContest + 1:D5}-{s % StationsPerContest + 1:D3}");

    private static Names Name(string text) => Names.Of([("en", text)]);

    private string ProfileJson()
    {
        var moments = string.Join(',', Enumerable.Range(0, cutoffs).Select(i => $$"""{"code":"{{CutoffCode(i)}}","at":"{{Cutoff(i)}}"}"""));
        return $$$"""
            {"package":1,"election":"synthetic","kind":"{{{KindNames.Of(kind)}}}","names":{"en":"Synthetic"},"languages":["en"],"offset":"+00:00","opens":"{{{new Moment(Frozen.Milliseconds + 1000)}}}",
             "closes":"{{{Close}}}","frozen":"{{{Frozen}}}","source":{"text":"made by the benchmark","licence":"none"},"groups":[{"code":"seats","names":{"en":"Seats"},"seats":1,"main":true}],
             "systems":[{"code":"smd","type":"plurality"}],
             "profile":{"version":"1","law":{"en":"none"},"cutoffs":[{{{moments}}}],"turnout":{"falling":"justify","aboveList":"justify"},"early":"note","tie":{"consequence":"failed","article":"170"},
              "annulment":{"stations":"2/5","article":"170"},"quorum":{"national":12,"constituency":6,"precinct":4},"invalidatedInTurnout":true,"withdrawnVotes":"kept",
              "registers":{"smallest":50,"largest":1500,"tolerance":"1/20"},"publication":{"everySeconds":60,"silenceSeconds":1800,"pausers":2,"smallestBallots":0},
              "stationKinds":[{"code":"permanent","names":{"en":"Permanent"}}],"unitKinds":[{"code":"country","names":{"en":"Country"}}]},"totals":{}}
            """;
    }

    private static string FormJson()
    {
        string[] lines = ["1", "1a", "1b", "2", "3", "4", "5", "6", "7", "8", "9", "10", "10a", "10b", "10c", "10d"];
        (string Code, string Left, string Relation, string Right)[] checks =
        [
            ("K1", "1", "=", "1a 1b"), ("K2", "2", "=", "3 4 6"), ("K3", "4", "<=", "1"), ("K4", "5", "<=", "4"), ("K5", "7", "<=", "5"), ("K6", "8", "<=", "4 -5"), ("K7", "7 8", "<=", "4"),
            ("K8", "9 10b 10c 10d", "=", "7 8"), ("K9", "10", "=", "10a 10b 10c 10d"), ("K10", "@votes", "=", "9"), ("K13", "@closing", "<", "@completed"), ("K14", "@turnout", "<=", "4"), ("K15", "1a", "=", "@list"),
        ];
        var text = new StringBuilder("""{"code":"pec","names":{"en":"Protocol"},"source":"made by the benchmark","lines":[""");
        text.AppendJoin(',', lines.Select(l => $$"""{"code":"{{l}}","names":{"en":"{{l}}"},"stage":"{{(l[0] is >= '1' and <= '6' && l.Length == 1 ? "before" : "after")}}"}"""));
        text.Append("""],"checks":[""");
        text.AppendJoin(',', checks.Select(c => $$"""{"code":"{{c.Code}}","left":[{{Terms(c.Left)}}],"relation":"{{c.Relation}}","right":[{{Terms(c.Right)}}],"level":"block","article":"100.2","sentence":{"en":"{{c.Code}}"} }"""));
        text.Append("""],"roles":{"registered":["1"],"voted":["4"],"valid":["9"],"invalid":["10"]}}""");
        return text.ToString();
    }

    private static string Terms(string terms) => string.Join(',', terms.Split(' ').Select(t => $"\"{t}\""));
}
