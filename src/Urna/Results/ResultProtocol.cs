using System.Collections.Immutable;
using Urna.Protocols;

namespace Urna.Results;

/// <summary>The latest version of a contest's result protocol.</summary>
/// <param name="Entered">What the paper says.</param>
/// <param name="Number">The number of its entry.</param>
public sealed record ResultProtocol(ResultProtocolEntered Entered, long Number)
{
    /// <summary>Where the paper differs from the sum of the station protocols as they stand now; nothing where they agree.</summary>
    public ImmutableArray<ResultDifference> Differences(Views views)
    {
        var tally = Tabulation.Of(views, views.Registers.FindContest(Entered.Contest));
        var found = ImmutableArray.CreateBuilder<ResultDifference>();
        var (basis, invalidated, failed) = (tally.Of(SlotPart.Counted).Stations, tally.Of(SlotPart.Invalidated).Stations, tally.Of(SlotPart.Failed).Stations);
        Compare(found, "stations", Entered.Stations.All, tally.Parts.Sum(p => p.Stations));
        Compare(found, "submitted", Entered.Stations.Submitted, basis + invalidated);
        Compare(found, "basis", Entered.Stations.Basis, basis);
        Compare(found, "invalidated", Entered.Stations.Invalidated, invalidated);
        Compare(found, "failed", Entered.Stations.Failed, failed);
        for (var line = 0; line < Entered.LineCount; line++) Compare(found, $"line {tally.Contest.Form.Lines[line].Code}", Entered.Numbers[line], tally.Sums[ContestTally.LineColumn(line)]);
        for (var place = 0; place < tally.Ballot.Length; place++) Compare(found, $"choice {tally.Ballot[place].Code}", Entered.Numbers[Entered.LineCount + place], tally.VotesOf(place));
        return found.DrainToImmutable();
    }

    /// <summary>The stations whose numbers changed after the protocol was entered, in the order of the changes: the first place to look where it differs.</summary>
    public ImmutableArray<string> ChangedSince(Views views)
    {
        var contest = views.Registers.FindContest(Entered.Contest);
        return [.. Enumerable.Range(0, views.Protocols.ChangeCount).Select(views.Protocols.Change)
            .Where(c => c.Number > Number && views.Registers.Slot(c.Slot).Contest == contest)
            .Select(c => views.Registers.Station(views.Registers.Slot(c.Slot).Station).Code).Distinct(StringComparer.Ordinal)];
    }

    private static void Compare(ImmutableArray<ResultDifference>.Builder found, string what, int paper, long sum)
    {
        if (paper != sum) found.Add(new(what, paper, sum));
    }
}

/// <summary>One number of a result protocol that is not the sum of the stations'.</summary>
/// <param name="What">Such as <c>stations</c>, <c>line 9</c>, <c>choice 070-3</c>.</param>
/// <param name="Paper">What the paper says; negative where it is empty or unreadable.</param>
/// <param name="Sum">The sum over the stations counted.</param>
public readonly record struct ResultDifference(string What, int Paper, long Sum);
