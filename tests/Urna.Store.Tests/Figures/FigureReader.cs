using System.Globalization;
using System.Numerics;
using System.Text.Json;

namespace Urna.Store.Tests.Figures;

/// <summary>Reads a figure of <c>samples/README.md</c> out of the JSON of a report; null where the report has none of that name.</summary>
internal sealed class FigureReader(JsonElement report)
{
    private const string Closed = "closed until the polls close";

    public string? Read(string figure, string expected)
    {
        var cut = figure.IndexOf('/', StringComparison.Ordinal);
        var (head, rest) = cut < 0 ? (figure, string.Empty) : (figure[..cut], figure[(cut + 1)..]);
        return head.Split(':') switch
        {
            ["contest", var code] => OfContest(Contest(code), rest, expected),
            ["contests", var codes] => Text(codes.Split('+').Sum(c => Long(OfContest(Contest(c), rest, expected)))),
            ["round", var link] => OfRound(link, rest, expected),
            _ => OfRegisters(figure) ?? OfProtocols(figure) ?? OfTurnout(figure, expected) ?? OfCoverage(figure, expected),
        };
    }

    private static string? Text(long number) => number.ToString(CultureInfo.InvariantCulture);

    private static long Long(string? text) => long.Parse(text ?? throw new InvalidOperationException("There is no such figure."), NumberStyles.None, CultureInfo.InvariantCulture);

    private static JsonElement One(JsonElement list, string key, string? value) => list.EnumerateArray().FirstOrDefault(e => e.GetProperty(key).GetString() == value);

    private static string? Number(JsonElement element, string key) => element.ValueKind == JsonValueKind.Object && element.TryGetProperty(key, out var value) ? Text(value.GetInt64()) : null;

    /// <summary>A fraction in per cent with as many decimals as the value expected, half up.</summary>
    private static string PerCent(BigInteger numerator, BigInteger whole, string expected)
    {
        var decimals = expected.Contains('.', StringComparison.Ordinal) ? expected.Length - expected.IndexOf('.', StringComparison.Ordinal) - 1 : 0;
        var scale = BigInteger.Pow(10, decimals + 2);
        var digits = (((numerator * scale * 2) + whole) / (whole * 2)).ToString(CultureInfo.InvariantCulture).PadLeft(decimals + 1, '0');
        return decimals == 0 ? digits : $"{digits[..^decimals]}.{digits[^decimals..]}";
    }

    private static string PerCent(JsonElement share, string expected)
    {
        var printed = PerCent(share.GetProperty("numerator").GetInt64(), share.GetProperty("base").GetInt64(), expected);
        Assert.True(expected.Length - expected.IndexOf('.', StringComparison.Ordinal) != 3 || share.GetProperty("text").GetString() == printed, $"{share} is printed otherwise than {printed}.");
        return printed;
    }

    private JsonElement Contest(string code) => One(report.GetProperty("contests"), "contest", code);

    private static JsonElement Cutoff(JsonElement reports, string code) => One(reports, "cutoff", code);

    private JsonElement Part(string part) => One(report.GetProperty("coverage").GetProperty("parts"), "part", part);

    private string? OfRegisters(string figure)
    {
        var registers = report.GetProperty("registers");
        return figure.Split('/') switch
        {
            ["stations" or "voters" or "choices"] => Number(registers, figure),
            ["contests", "count"] => Number(registers, "contests"),
            ["voters", "permanent" or "temporary"] => Number(registers, figure[7..]),
            ["voters", "norm"] => Number(One(report.GetProperty("groups"), "group", "mm"), "norm"),
            ["voters" or "stations", var kind] => Number(One(registers.GetProperty("kinds"), "kind", kind), figure.Split('/')[0]),
            ["choices", "affiliated"] => Number(registers, "members"),
            ["choices", "unaffiliated"] => Text(Long(Number(registers, "choices")) - Long(Number(registers, "members"))),
            ["choices", "members"] => Text(Long(Number(registers, "members")) - Long(Number(One(registers.GetProperty("choiceKinds"), "kind", "party"), "choices"))),
            ["choices", var kind] => Number(One(registers.GetProperty("choiceKinds"), "kind", kind), "choices"),
            ["ballots", "handed"] => Number(registers, "handed"),
            ["ballots", "handed", "share"] => PerCent(registers.GetProperty("handed").GetInt64(), registers.GetProperty("voters").GetInt64(), "0.00"),
            _ => null,
        };
    }

    private string? OfProtocols(string figure)
    {
        var protocols = report.GetProperty("protocols");
        var series = report.GetProperty("turnout").GetProperty("series");
        return figure.Split('/') switch
        {
            ["protocols"] => Number(protocols, "recorded"),
            ["protocols", "no-valid"] => Number(protocols, "noValid"),
            ["protocols", var which] => Number(protocols, which),
            ["checks", "broken", ..] => Broken(protocols, figure),
            ["turnout-series"] => Number(series, "all"),
            ["turnout-series", var which] => Number(series, which),
            ["invalidated"] => Number(Part("invalidated"), "stations"),
            _ => null,
        };
    }

    private static string? Broken(JsonElement protocols, string figure) => figure.Split('/') is [.., "broken", var code]
        ? Number(One(protocols.GetProperty("broken"), "check", code), "protocols") ?? "0"
        : Number(protocols, "brokenChecks");

    private string? OfTurnout(string figure, string expected)
    {
        var turnout = report.GetProperty("turnout");
        return figure.Split('/') switch
        {
            ["turnout", "voted"] => Number(turnout.GetProperty("protocols"), "voted"),
            ["turnout", "share"] => PerCent(turnout.GetProperty("protocols").GetProperty("ofList"), expected),
            ["turnout", "share", "without-invalidated"] => PerCent(turnout.GetProperty("protocols").GetProperty("withoutInvalidated"), expected),
            ["turnout", var cutoff, "contest", var code, .. var share] => OfReports(Cutoff(Contest(code).GetProperty("reports"), cutoff), share is ["share"] ? "share" : "voters", expected),
            ["turnout", var cutoff, "highest"] => Ranked(cutoff).First().GetProperty("contest").GetString(),
            ["turnout", var cutoff, "second", "share"] => OfReports(Cutoff(Ranked(cutoff).Skip(1).First().GetProperty("reports"), cutoff), "share", expected),
            ["turnout", var cutoff, var which] => OfReports(Cutoff(turnout.GetProperty("reports"), cutoff), which, expected),
            _ => null,
        };
    }

    private static string? OfReports(JsonElement reports, string which, string expected) => which == "share" ? PerCent(reports.GetProperty("share"), expected) : Number(reports, which);

    private IEnumerable<JsonElement> Ranked(string cutoff) => report.GetProperty("contests").EnumerateArray().OrderByDescending(c =>
    {
        var reports = Cutoff(c.GetProperty("reports"), cutoff);
        return (decimal)reports.GetProperty("voters").GetInt64() / reports.GetProperty("list").GetInt64();
    });

    private string? OfCoverage(string figure, string expected)
    {
        var (coverage, counted) = (report.GetProperty("coverage"), Part("counted"));
        return figure.Split('/') switch
        {
            ["counted", "stations"] => Number(counted, "stations"),
            ["counted", "stations", "share"] => PerCent(coverage.GetProperty("counted"), expected),
            ["counted", "list"] => Number(counted, "voters"),
            ["counted", "voted"] => Number(report.GetProperty("turnout").GetProperty("protocols"), "voted"),
            ["counted", "voted", "share"] => PerCent(report.GetProperty("turnout").GetProperty("protocols").GetProperty("ofList"), expected),
            ["counted", "voted", "of-all-voters"] => PerCent(report.GetProperty("turnout").GetProperty("protocols").GetProperty("voted").GetInt64(), report.GetProperty("registers").GetProperty("voters").GetInt64(), expected),
            ["outstanding", "stations"] => Text(Long(Number(coverage, "stations")) - Long(Number(counted, "stations"))),
            ["outstanding", "list"] => Text(Long(Number(coverage, "voters")) - Long(Number(counted, "voters"))),
            ["seats", "leading", "independent"] => Number(Main.GetProperty("byAffiliation").GetProperty("independent"), "ahead"),
            ["seats", "leading", var party] => Number(One(Main.GetProperty("byAffiliation").GetProperty("parties"), "party", party), "ahead"),
            _ => null,
        };
    }

    private JsonElement Main => report.GetProperty("groups").EnumerateArray().Single(g => g.GetProperty("main").GetBoolean());

    private static string? OfContest(JsonElement contest, string rest, string expected)
    {
        var closed = contest.TryGetProperty("votes", out var words);
        if (closed && rest.Split('/')[0] is not ("stations" or "voters" or "choices" or "cutoff")) return Nothing(contest, words);
        return rest.Split('/') switch
        {
            ["stations" or "voters"] => Number(contest.GetProperty("coverage"), rest),
            ["choices"] => Text(contest.GetProperty("choices").GetArrayLength()),
            ["invalidated"] => Number(One(contest.GetProperty("coverage").GetProperty("parts"), "part", "invalidated"), "stations"),
            ["protocols"] => Number(contest.GetProperty("protocols"), "recorded"),
            ["counted"] => Number(contest.GetProperty("protocols"), "counted"),
            ["checks", ..] => Broken(contest.GetProperty("protocols"), rest),
            ["line", var line] => Number(One(contest.GetProperty("lines"), "line", line), "sum"),
            ["votes", var choice] => Number(One(contest.GetProperty("choices"), "choice", choice), "votes"),
            ["cutoff", var cutoff] => Number(One(contest.GetProperty("reports"), "cutoff", cutoff), "voters"),
            ["winner"] => string.Join(' ', First(contest)),
            ["winner", "party"] => PartyOf(One(contest.GetProperty("choices"), "choice", First(contest).Single())),
            ["winner", "share"] => PerCent(One(contest.GetProperty("choices"), "choice", First(contest).Single()).GetProperty("share"), expected),
            [var role] => Number(contest, role),
            _ => null,
        };
    }

    private static string Nothing(JsonElement contest, JsonElement words)
    {
        Assert.Equal(Closed, words.GetString());
        Assert.DoesNotContain(contest.GetProperty("choices").EnumerateArray(), c => c.TryGetProperty("votes", out _) || c.TryGetProperty("share", out _));
        Assert.False(contest.TryGetProperty("protocols", out _) || contest.TryGetProperty("valid", out _) || contest.TryGetProperty("lines", out _) || contest.TryGetProperty("first", out _));
        return "0";
    }

    private static IEnumerable<string?> First(JsonElement contest) => contest.GetProperty("first").EnumerateArray().Select(c => c.GetString());

    private static string? PartyOf(JsonElement choice) => choice.TryGetProperty("party", out var party) ? party.GetString() : choice.GetProperty("memberOf").GetString();

    private string? OfRound(string link, string rest, string expected)
    {
        var round = One(report.GetProperty("rounds"), "round", link);
        if (rest is "contests" or "no-majority" or "pairs-follow") return Number(round, rest switch { "contests" => rest, "no-majority" => "noMajority", _ => "pairsFollow" });
        var contests = report.GetProperty("contests").EnumerateArray().Where(c => c.GetProperty("type").GetString() == "majority" && (c.TryGetProperty("link", out var l) ? l.GetString() : "first") == link);
        return Text(contests.Sum(c => Long(OfContest(c, rest, expected))));
    }
}
