using System.Collections.Immutable;
using System.Globalization;

namespace Urna.Registers;

public sealed partial class Profile
{
    /// <summary>Reads the JSON; every fault is collected in <paramref name="json"/>. Key <c>forms</c> belongs to the package and is not read here.</summary>
    public static Profile Read(JsonReading json)
    {
        json.Number("package", 1, 1);
        json.Has("forms");
        var rules = json.Below("profile");
        var profile = new Profile
        {
            Election = json.Code("election"),
            Kind = ReadKind(json),
            Names = json.Names("names"),
            Languages = [.. json.Texts("languages")],
            OffsetMinutes = ReadOffset(json),
            Opens = json.Moment("opens"),
            Closes = json.Moment("closes"),
            Frozen = json.Moment("frozen"),
            Source = ReadSource(json.Below("source")),
            Groups = [.. json.Each("groups").Select(ReadGroup)],
            Systems = [.. json.Each("systems").Select(ReadSystem)],
            Totals = ReadTotals(json),
            Version = rules.Text("version"),
            Law = rules.Names("law"),
            Cutoffs = [.. rules.Each("cutoffs").Select(c => Whole(c, new Cutoff(c.Code("code"), c.Moment("at"))))],
            FallingTurnout = ReadOutcome(rules.Below("turnout"), "falling"),
            TurnoutAboveList = ReadOutcome(rules.Below("turnout"), "aboveList"),
            TurnoutRise = ReadRise(rules.Below("turnout")),
            EarlyProtocol = ReadOutcome(rules, "early"),
            Tie = ReadTie(rules.Below("tie")),
            Annulment = ReadAnnulment(rules.Below("annulment")),
            Quorum = ReadQuorum(rules.Below("quorum")),
            InvalidatedInTurnout = rules.Flag("invalidatedInTurnout"),
            WithdrawnVotesKept = rules.Word("withdrawnVotes", "kept", "invalid") == "kept",
            BallotOrder = rules.Has("ballotOrder") ? rules.Word("ballotOrder", "az") : string.Empty,
            Limits = ReadLimits(rules.Below("registers")),
            Publication = ReadPublication(rules.Below("publication")),
            StationKinds = [.. rules.Each("stationKinds").Select(ReadStationKind)],
            UnitKinds = [.. rules.Each("unitKinds").Select(k => Whole(k, new UnitKind(k.Code("code"), k.Names("names"))))],
        };
        profile.CheckWhole(json, rules);
        return profile;
    }

    /// <summary>Reads one of the words for a level.</summary>
    public static Level ReadLevel(JsonReading json, string key) => json.Word(key, "note", "justify", "consequence", "block", "refuse") switch
    {
        "block" => Level.Block,
        var word => OutcomeOf(word),
    };

    // Of a report or of an early protocol nothing is held back: it is refused, or it stands with its mark.
    private static Level ReadOutcome(JsonReading json, string key) => OutcomeOf(json.Word(key, "note", "justify", "consequence", "refuse"));

    private static Level OutcomeOf(string word) => word switch
    {
        "justify" => Level.Justify,
        "consequence" => Level.Consequence,
        "refuse" => Level.Refuse,
        _ => Level.Note,
    };

    private void CheckWhole(JsonReading json, JsonReading rules)
    {
        rules.NoOthers();
        json.NoOthers();
        if (Languages.Length == 0) json.Fault("languages", "expected at least one language");
        if (Opens >= Closes) json.Fault("closes", "expected a time after opens");
        if (Frozen >= Opens) json.Fault("frozen", "expected a time before opens");
        if (!Cutoffs.SequenceEqual(Cutoffs.OrderBy(c => c.At))) rules.Fault("cutoffs", "expected them in time order");
        if (Cutoffs.Select(c => c.Code).Distinct(StringComparer.Ordinal).Count() < Cutoffs.Length) rules.Fault("cutoffs", "expected each code once");
        if (Groups.Count(g => g.Main) != 1) json.Fault("groups", "expected exactly one group with \"main\": true");
        if (Systems.Length == 0) json.Fault("systems", "expected at least one system");
    }

    private static Kind ReadKind(JsonReading json) =>
        KindNames.TryParse(json.Word("kind", "live", "rehearsal", "replay", "reconstruction"), out var kind) ? kind : default;

    private static int ReadOffset(JsonReading json)
    {
        var text = json.Text("offset");
        var read = TimeSpan.TryParseExact(text.TrimStart('+', '-'), @"hh\:mm", CultureInfo.InvariantCulture, out var offset);
        if (!read || text.Length != 6) json.Fault("offset", "expected an offset like +04:00");
        return (int)offset.TotalMinutes * (text.StartsWith('-') ? -1 : 1);
    }

    private static Source ReadSource(JsonReading json) => Whole(json, new Source(json.Text("text"), json.Text("licence")));

    private static Group ReadGroup(JsonReading json) =>
        Whole(json, new Group(json.Code("code"), json.Names("names"), (int)json.Number("seats", 0, 100_000), json.Flag("main")));

    private static VotingSystem ReadSystem(JsonReading json)
    {
        var type = json.Word("type", "plurality", "majority", "top", "list");
        var list = type == "list";
        return Whole(json, new VotingSystem(
            json.Code("code"),
            type,
            list ? json.Word("method", "dhondt", "sainte-lague", "modified-sainte-lague", "hare", "droop") : string.Empty,
            json.Has("threshold") ? json.Part("threshold") : default,
            json.Has("base") ? json.Word("base", "valid", "cast") : "valid"));
    }

    private static ImmutableSortedDictionary<string, long> ReadTotals(JsonReading json)
    {
        var totals = ImmutableSortedDictionary.CreateBuilder<string, long>(StringComparer.Ordinal);
        if (!json.Has("totals")) return totals.ToImmutable();
        var given = json.Below("totals");
        foreach (var key in given.Keys())
        {
            if (key is "stationKinds" or "choiceKinds")
            {
                var kinds = given.Below(key);
                foreach (var kind in kinds.Keys()) totals[$"{key}.{kind}"] = kinds.Number(kind, 0, long.MaxValue);
            }
            else if (key is "stations" or "voters" or "permanent" or "temporary" or "contests" or "choices" or "members") totals[key] = given.Number(key, 0, long.MaxValue);
        }

        given.NoOthers();
        return totals.ToImmutable();
    }

    private static RiseLimit? ReadRise(JsonReading turnout)
    {
        if (!turnout.Has("rise")) return null;
        var rise = turnout.Below("rise");
        return Whole(rise, new RiseLimit((int)rise.Number("perMinute", 1, Urna.Limits.Count), ReadOutcome(rise, "level")));
    }

    private static TieRule ReadTie(JsonReading json) =>
        Whole(json, new TieRule(json.Word("consequence", "failed", "lot", "runoff", "none"), json.Text("article")));

    private static Annulment ReadAnnulment(JsonReading json) => Whole(json, new Annulment(
        json.Has("stations") ? json.Part("stations") : default, json.Has("voters") ? json.Part("voters") : default, json.OptionalText("article")));

    private static Quorum ReadQuorum(JsonReading json) =>
        Whole(json, new Quorum((int)json.Number("national", 0, 1000), (int)json.Number("constituency", 0, 1000), (int)json.Number("precinct", 0, 1000)));

    private static RegisterLimits ReadLimits(JsonReading json) =>
        Whole(json, new RegisterLimits((int)json.Number("smallest", 0, Urna.Limits.Count), (int)json.Number("largest", 0, Urna.Limits.Count), json.Part("tolerance")));

    private static PublicationPolicy ReadPublication(JsonReading json) => Whole(json, new PublicationPolicy(
        (int)json.Number("everySeconds", 1, 86_400),
        (int)json.Number("silenceSeconds", 1, 864_000),
        (int)json.Number("pausers", 2, 10),
        (int)json.Number("smallestBallots", 0, 1000)));

    private static StationKind ReadStationKind(JsonReading json) =>
        Whole(json, new StationKind(json.Code("code"), json.Names("names"), json.OptionalText("basis"), json.Flag("special")));

    private static T Whole<T>(JsonReading json, T value)
    {
        json.NoOthers();
        return value;
    }
}
