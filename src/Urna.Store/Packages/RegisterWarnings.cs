using Urna.Registers;

namespace Urna.Store.Packages;

/// <summary>The limits of the profile's <c>registers</c> and its order of ballots: to pass them is told, and blocks nothing.</summary>
internal static class RegisterWarnings
{
    public static void Add(PackageDraft draft)
    {
        Stations(draft, draft.Profile.Limits);
        if (draft.Profile.BallotOrder.Length > 0) BallotOrder.Warn(draft, BallotOrder.Azerbaijani);
        if (draft.Profile.Limits.Tolerance.IsSet) Constituencies(draft, draft.Profile.Limits.Tolerance);
    }

    private static void Stations(PackageDraft draft, RegisterLimits limits)
    {
        for (var station = 0; station < draft.Stations.Count; station++)
        {
            var row = draft.Slots.Of(station)[0];
            var voters = (long)row.Permanent + row.Temporary;
            if (voters < limits.Smallest) Warn($"the station \"{draft.Stations[station]}\" has {voters} voters; the smallest expected is {limits.Smallest}");
            if (voters > limits.Largest) Warn($"the station \"{draft.Stations[station]}\" has {voters} voters; the largest expected is {limits.Largest}");

            void Warn(string sentence) => draft.Warnings.Add(BallotsFile.Name, row.Line, sentence);
        }
    }

    /// <summary>Compares the constituencies of one body that fill one seat each: there the voters behind a seat are to be alike.</summary>
    private static void Constituencies(PackageDraft draft, Part tolerance)
    {
        var voters = new long[draft.ContestRows.Count];
        for (var slot = 0; slot < draft.Slots.Count; slot++) voters[draft.Slots[slot].Contest] += draft.Slots[slot].Permanent + draft.Slots[slot].Temporary;
        var single = Enumerable.Range(0, voters.Length).Where(c => draft.ContestRows[c] is { Seats: 1, LinkedTo.Length: 0 } && draft.Profile.System(draft.ContestRows[c].System).Type != "list");
        foreach (var group in single.GroupBy(c => draft.ContestRows[c].Group).Where(g => g.Count() > 1))
        {
            var (count, sum) = (group.Count(), group.Sum(c => voters[c]));
            foreach (var contest in group.Where(c => tolerance.IsExceededBy(Math.Abs((voters[c] * count) - sum), sum)))
                draft.Warnings.Add(ContestsFile.Name, draft.Contests.LineOf(contest), $"the constituency of contest \"{draft.Contests[contest]}\" has {voters[contest]} voters, the average of \"{group.Key}\" is {sum / count}; expected to differ by {tolerance} of it at most");
        }
    }
}
