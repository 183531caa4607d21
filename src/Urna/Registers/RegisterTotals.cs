namespace Urna.Registers;

/// <summary>What the registers add up to, by the names under which a commission announces totals (<c>docs/election-package.md</c>, section "totals").</summary>
public static class RegisterTotals
{
    /// <summary>The total of a name, such as <c>voters</c> or <c>stationKinds.permanent</c>; -1 for a name that is none.</summary>
    public static long Of(Views views, string name) => name.Split('.') switch
    {
        ["stations"] => views.Registers.StationCount,
        ["contests"] => views.Registers.ContestCount,
        ["choices"] => views.Candidates.ChoiceCount,
        ["voters"] => views.Registers.Voters,
        ["permanent"] => Stations(views).Sum(s => (long)views.Registers.Slot(s.Slots[0]).Permanent),
        ["temporary"] => Stations(views).Sum(s => (long)views.Registers.Slot(s.Slots[0]).Temporary),
        ["members"] => Contests(views).Sum(c => (long)views.Candidates.Of(c).Count(choice => choice.Registered.MemberOf.Length > 0)),
        ["stationKinds", var kind] => Stations(views).Count(s => s.Kinds.Contains(kind)),
        ["choiceKinds", var kind] => Contests(views).Sum(c => (long)views.Candidates.Of(c).Count(choice => choice.Registered.Kind == kind)),
        _ => -1,
    };

    private static IEnumerable<Station> Stations(Views views) => Enumerable.Range(0, views.Registers.StationCount).Select(views.Registers.Station);

    private static IEnumerable<int> Contests(Views views) => Enumerable.Range(0, views.Registers.ContestCount);
}
