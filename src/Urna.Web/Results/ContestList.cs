using System.Collections.Immutable;
using Urna.Results;

namespace Urna.Web.Results;

/// <summary>The contests in an order that was asked for: all of them, or those in which a party is ahead for a seat.</summary>
/// <param name="Order">The order: one of <see cref="Orders"/>.</param>
/// <param name="Party">The code of the party; <see cref="NoParty"/> for independents; empty where all contests are meant.</param>
/// <param name="Contests">The contests.</param>
public sealed record ContestList(string Order, string Party, ImmutableArray<ContestReport> Contests)
{
    /// <summary>What stands for those of no party in an address.</summary>
    public const string NoParty = "-";

    /// <summary>By code, by name in the language's own alphabet, closest lead first, least counted first.</summary>
    public static ImmutableArray<string> Orders { get; } = ["code", "name", "lead", "counted"];

    /// <summary>Sorts the contests; null where a party is asked for that is not there.</summary>
    public static ContestList? Of(Layout.Visit visit, string order, string? party)
    {
        var asked = party ?? string.Empty;
        if (asked.Length > 0 && asked != NoParty && !visit.Views.Candidates.Parties.ContainsKey(asked)) return null;
        var report = FrontFigures.Of(visit.Views).Report;
        var contests = asked.Length == 0 ? report.Contests : report.Bodies.SelectMany(b => b.SeatContests).Where(c => IsAhead(c, asked == NoParty ? string.Empty : asked));
        var (names, language) = (visit.Words.Language.Comparer, visit.Words.Code);
        var sorted = order switch
        {
            "name" => contests.OrderBy(c => c.Contest.Called.Names.In(language), names),
            "lead" => contests.OrderBy(c => c.Contest.IsClosed && c.Outcome.Cut is { HasRival: true } cut ? cut.Lead : long.MaxValue).ThenBy(c => c.Contest.Code, StringComparer.Ordinal),
            "counted" => contests.OrderBy(c => c.Tally.Sums.Coverage.Share.Value).ThenBy(c => c.Contest.Code, StringComparer.Ordinal),
            _ => contests.OrderBy(c => c.Contest.Code, StringComparer.Ordinal),
        };
        return new(order, asked, [.. sorted]);
    }

    private static bool IsAhead(ContestReport contest, string party) =>
        contest.Outcome.Holders.Any(h => h.Seats > 0 && contest.Tally.Ballot.Any(b => b.Code == h.Choice && b.Registered.Party == party));
}
