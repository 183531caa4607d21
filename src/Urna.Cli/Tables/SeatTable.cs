using Spectre.Console;
using Urna.Results;

namespace Urna.Cli.Tables;

/// <summary>A count of seats for people: every step of it.</summary>
internal static class SeatTable
{
    /// <summary>Prints the steps and how it ended.</summary>
    public static void Steps(IAnsiConsole screen, SeatCount count)
    {
        if (count.Quota.Numerator > 0) screen.WriteLine($"quota {count.Quota}");
        if (!count.Below.IsEmpty) screen.WriteLine($"below the threshold: {string.Join(", ", count.Below)}");
        var table = Screen.Table(">step", "claims are", "choice", ">held", ">claim", ">given");
        foreach (var step in count.Steps)
        {
            // Where one seat goes to the highest claim, that claim says it all; the JSON has the others.
            var shown = step.Claims.Where(c => c.Given != 0 || step.Tied.Contains(c.Choice));
            foreach (var claim in shown)
                table.Row(Screen.Number(step.Number), SeatCountJson.WordOf(step.Kind), claim.Choice, Screen.Number(claim.Held), Exact(claim.Value), claim.Given == 0 ? "level" : Screen.Number(claim.Given));
        }

        screen.Write(table);
        screen.WriteLine(EndOf(count.Outcome));
    }

    /// <summary>Prints who has how many seats.</summary>
    public static void Awards(IAnsiConsole screen, SeatCount count, Tally tally)
    {
        var table = Screen.Table("choice", ">votes", ">seats");
        foreach (var award in count.Awards) table.Row(award.Choice, Screen.Number(tally.Choices.First(c => c.Choice == award.Choice).Votes), Screen.Number(award.Seats));
        table.Row("all", Screen.Number(tally.Votes), Screen.Number(count.Awards.Sum(a => a.Seats)));
        screen.Write(table);
    }

    private static string Exact(Fraction value) => value.Denominator == 1 ? value.ToString() : $"{value.Floor} + {Fraction.Of(value.Numerator - (value.Floor * value.Denominator), value.Denominator)}";

    private static string EndOf(SeatOutcome outcome) => outcome switch
    {
        SeatOutcome.Tie tie => $"level for {tie.Seats} of the seats: {string.Join(", ", tie.Choices)}; the law says what follows",
        SeatOutcome.RunOff runOff => $"run-off: {string.Join(", ", runOff.Choices)}",
        SeatOutcome.RunOffTie tie => $"run-off; level for {tie.Places} of its places: {string.Join(", ", tie.Tied)}",
        SeatOutcome.Unfilled unfilled => $"{unfilled.Seats} seats stay empty",
        _ => "every seat has its holder",
    };
}
