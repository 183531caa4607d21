using System.Collections.Immutable;
using System.Globalization;
using System.Text.Json.Nodes;
using Urna.Candidates;
using Urna.Protocols;
using Urna.Registers;
using Urna.Results;

namespace Urna.Tests.Core;

/// <summary>
/// A small election that tests tell: given facts, when a fact is asked for, then a decision. Two areas; contest <c>c1</c> (one seat, stations s1 to s3,
/// choices a, b, c) and contest <c>c2</c> (a list, station s3 and s4, choices x and y). Everything given goes through the rules.
/// </summary>
internal sealed class Small
{
    public const string Commission = "con";

    private readonly List<Entry> _entries = [];

    public static Moment Day { get; } = At("2024-09-01T00:00");

    public static ImmutableArray<string> Stations { get; } = ["s1", "s2", "s3"];

    public Views Views { get; } = new();

    public Moment Now { get; private set; } = At("2024-08-20T08:00");

    public IReadOnlyList<Entry> Entries => _entries;

    /// <summary>A moment of the reference day's local time (+04:00).</summary>
    public static Moment At(string local) => Moment.TryParse($"{local}:00+04:00", out var moment) ? moment : throw new ArgumentException(local);

    public static Small Opened(params (string Path, JsonNode? Value)[] profile)
    {
        var adopted = SmallProfile.Adopted(profile);
        return new Small().Given(new RecordOpened("small", adopted.Profile.Kind, "host/e/small/replay-00000001", new('0', 64), 1), adopted, SmallProfile.Form());
    }

    /// <summary>Units, parties, contests, choices and stations are there.</summary>
    public static Small Registered(params (string Path, JsonNode? Value)[] profile)
    {
        var small = Opened(profile).Given(
            new UnitFormed("land", "", "area", Names.None), new UnitFormed("north", "land", "area", Names.None), new UnitFormed("south", "land", "area", Names.None),
            new PartyListed("p", Name("Party"), Names.None, ""), Called("c1", "north", "first", 1), Called("c2", "land", "list", 2),
            Choice("c1", "a", 1), Choice("c1", "b", 2), Choice("c1", "c", 3), Choice("c2", "x", 1), Choice("c2", "y", 2));
        return small.Given(
            Formed("s1", "north", ("c1", 1000, 10)), Formed("s2", "north", ("c1", 800, 0)), Formed("s3", "south", ("c1", 600, 5), ("c2", 600, 5)), Formed("s4", "south", ("c2", 400, 0)));
    }

    public static Small Frozen(params (string Path, JsonNode? Value)[] profile)
    {
        var small = Registered(profile);
        small.Given(new RegistersFrozen(4, 2, 5, 2815));
        return small.Later("2024-09-01T18:00");
    }

    public static Small Closed(params (string Path, JsonNode? Value)[] profile) => Frozen(profile).Close("c1", "c2");

    public static Names Name(string name) => Names.Of([("en", name)]);

    public static ContestCalled Called(string contest, string unit, string system, int seats, string link = "", string to = "", string day = "2024-09-01") =>
        new(contest, unit, "g", system, "pec", seats, 1, At($"{day}T08:00"), At($"{day}T19:00"), Name(contest), link, to);

    public static ChoiceRegistered Choice(string contest, string choice, int position) => new(contest, choice, position, "self", Name(choice), "", "", "");

    public static StationFormed Formed(string station, string unit, params (string Contest, int Permanent, int Temporary)[] ballots) =>
        new(station, unit, ["permanent"], Name("School"), StationFormed.NoDegree, StationFormed.NoDegree, default, default, [.. ballots.Select(b => new Ballot(b.Contest, b.Permanent, b.Temporary, -1))]);

    /// <summary>A protocol of c1 whose checks hold: registered 1000, the votes, one invalid.</summary>
    public static ProtocolEntered Protocol(string station, params int[] votes) => Paper(station, "c1", 1, [1000, votes.Sum() + 1, votes.Sum(), 1, Numbers.Empty, .. votes]);

    /// <summary>A protocol with these numbers: reg, voted, good, bad, note, then the votes.</summary>
    public static ProtocolEntered Paper(string station, string contest, int version, int[] numbers, string decision = "") =>
        new(station, contest, version, numbers, 5, default, default, "", decision, Entrants.None);

    /// <summary>A protocol of c1 in which more voted than are registered: B1 (block) breaks.</summary>
    public static ProtocolEntered Impossible(string station, int version = 1, string decision = "") => Paper(station, "c1", version, [10, 101, 100, 1, Numbers.Empty, 60, 30, 10], decision);

    public static DecisionTaken Decision(string number, string tier = "constituency") => new(number, Day, Commission, tier, "112", 18, 18, 0, 0, "second");

    public Small Later(string local)
    {
        Now = At(local);
        return this;
    }

    /// <summary>Who usually records this fact.</summary>
    public static Author Usual(Fact fact)
    {
        var role = RoleRules.Of(fact) is [var first, ..] ? first : "nobody";
        var actor = fact is EntrySealed made ? $"op-{made.Side}" : role;
        return new(actor, Commission, role);
    }

    /// <summary>These facts were recorded, each allowed by the rules.</summary>
    public Small Given(params Fact[] facts)
    {
        foreach (var fact in facts) By(Usual(fact), fact);
        return this;
    }

    public Small By(Author author, Fact fact)
    {
        var accepted = Assert.IsType<Decision.Accepted>(When(fact, author));
        foreach (var each in accepted.Facts) Record(new(Now, author, new((UInt128)_entries.Count), each));
        return this;
    }

    public void Record(Entry entry)
    {
        Views.Apply(entry);
        _entries.Add(entry);
    }

    public Small Close(params string[] contests)
    {
        Later("2024-09-01T19:00");
        return Given([.. contests.Select(c => new PollsClosed(c, "second"))]);
    }

    /// <summary>A protocol was entered and accepted.</summary>
    public Small Counted(ProtocolEntered entered) => Given(entered, new ProtocolAccepted(entered.Station, entered.Contest, entered.Version));

    public Small Decided(params string[] numbers) => Given([.. numbers.Select(n => Decision(n))]);

    public Decision When(Fact fact, Author? by = null) => Rules.Decide(Views, by ?? Usual(fact), fact, Now);

    public void Allows(Fact fact, Author? by = null) => Assert.IsType<Decision.Accepted>(When(fact, by));

    public Refusal Refuses(string code, Fact fact, Author? by = null)
    {
        var refusal = Assert.IsType<Decision.Refused>(When(fact, by)).Refusal;
        Assert.Equal(code, refusal.Code);
        Assert.NotEmpty(refusal.Article);
        Assert.EndsWith(".", refusal.Sentence);
        return refusal;
    }

    public ContestTally Tally(string contest = "c1") => Tabulation.Of(Views, Views.Registers.FindContest(contest));

    public ContestOutcome Outcome(string contest = "c1") => ContestOutcome.Of(Tally(contest), Views.Registers.Profile);

    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{_entries.Count} entries");
}
