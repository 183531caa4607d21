using System.Globalization;
using Spectre.Console;
using Urna.Protocols;
using Urna.Results;
using Urna.Store.Comparing;

namespace Urna.Cli.Tables;

/// <summary>A comparison of own copies for people.</summary>
internal static class ComparisonTable
{
    private const int Shown = 100;

    /// <summary>Prints what differs and what it comes to.</summary>
    public static void Show(TextWriter output, Views views, Comparison comparison)
    {
        var screen = Screen.Open(output);
        if (views.Registers.Opened is { } opened && ReportMark.Of(opened.Kind) is { Length: > 0 } mark) screen.WriteLine(mark, new Style(Color.Yellow));
        screen.WriteLine($"copies of {Screen.Number(comparison.Copies)} of {Screen.Number(comparison.All)} protocols: {Screen.Number(comparison.Same)} numbers are the same, {Screen.Number(comparison.Differences.Length)} differ, {Screen.Number(comparison.Unreadable)} of yours cannot be read");
        if (!comparison.NotReceived.IsEmpty) screen.WriteLine($"of {Screen.Number(comparison.NotReceived.Length)} copies no official protocol has come in");
        if (comparison.Differences.IsEmpty) return;
        var table = Screen.Table("station", "contest", "number", ">yours", ">official", ">difference");
        foreach (var made in comparison.Differences.Take(Shown))
            table.Row(StationOf(views, made.Slot), ContestOf(views, made.Slot), NameOf(views, made), Written(made.Mine), Written(made.Official), Signed((long)Math.Max(made.Mine, 0) - Math.Max(made.Official, 0)));
        screen.Write(table);
        if (comparison.Differences.Length > Shown) screen.WriteLine($"… and {Screen.Number(comparison.Differences.Length - Shown)} more; --json has them all");
        foreach (var effect in comparison.Effects) Effect(screen, views, effect);
    }

    /// <summary>The station of a slot.</summary>
    public static string StationOf(Views views, int slot) => views.Registers.Station(views.Registers.Slot(slot).Station).Code;

    /// <summary>The contest of a slot.</summary>
    public static string ContestOf(Views views, int slot) => views.Registers.Contest(views.Registers.Slot(slot).Contest).Code;

    /// <summary>The line or choice of a number.</summary>
    public static (string Line, string Choice) PlaceOf(Views views, Difference made)
    {
        var contest = views.Registers.Slot(made.Slot).Contest;
        var lines = views.Registers.Contest(contest).Form.Lines;
        return made.Column < lines.Length ? (lines[made.Column].Code, string.Empty) : (string.Empty, views.Candidates.Of(contest)[made.Column - lines.Length].Code);
    }

    private static string NameOf(Views views, Difference made) => PlaceOf(views, made) is { Line.Length: > 0 } place ? $"line {place.Line}" : PlaceOf(views, made).Choice;

    private static string Written(int number) => number >= 0 ? Screen.Number(number) : number == Numbers.Unreadable ? "unreadable" : "empty";

    private static string Signed(long number) => number.ToString("+#,0;−#,0;0", CultureInfo.InvariantCulture);

    private static void Effect(IAnsiConsole screen, Views views, ContestEffect effect)
    {
        var ballot = views.Candidates.Of(effect.Contest);
        var moved = Enumerable.Range(0, ballot.Length).Where(p => effect.Net[p] != 0).Select(p => $"{ballot[p].Code} {Signed(effect.Net[p])}").DefaultIfEmpty("no vote moves");
        screen.WriteLine($"{views.Registers.Contest(effect.Contest).Code}, by your copies over the counted stations: {string.Join(", ", moved)}: {Meaning(effect)}");
    }

    private static string Meaning(ContestEffect effect) => effect.Official is null ? "no seat hangs on it"
        : effect.ChangesSeats ? $"this would change the seats: {Seats(effect.Official)} would become {Seats(effect.Mine)}"
        : $"the seats stay: {Seats(effect.Official)}";

    private static string Seats(SeatCount? count) => count is null ? string.Empty
        : string.Join(", ", count.Awards.Where(a => a.Seats > 0).Select(a => count.Seats == 1 ? a.Choice : $"{a.Choice} {a.Seats}").DefaultIfEmpty("nobody"));
}
