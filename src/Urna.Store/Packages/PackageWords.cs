namespace Urna.Store.Packages;

/// <summary>The words of the package's files (<c>docs/election-package.md</c>, section 3).</summary>
internal static class PackageWords
{
    /// <summary>Kinds of choice.</summary>
    public static readonly string[] ChoiceKinds = ["party", "bloc", "self", "initiative", "list", "answer"];

    /// <summary>How a contest follows another.</summary>
    public static readonly string[] Links = ["runoff", "rerun", "repeat"];

    /// <summary>Tiers of commissions.</summary>
    public static readonly string[] Tiers = ["national", "constituency", "precinct"];

    /// <summary>Stages that can be reached.</summary>
    public static readonly string[] Stages = ["constituency", "national", "court"];

    /// <summary>Kinds of decision, in the order of <see cref="DecisionKind"/>.</summary>
    public static readonly string[] DecisionKinds = ["note", "admit", "invalidate", "restore", "fail", "recount", "annul", "withdraw", "postpone", "stage"];

    /// <summary>The data files of a package; <c>SOURCE.md</c> tells where they come from and is not data.</summary>
    public static readonly string[] Files =
        ["election.json", "units.csv", "contests.csv", "parties.csv", "choices.csv", "stations.csv", "ballots.csv", "commissions.csv", "members.csv", "turnout.csv", "protocols.csv", "votes.csv", "decisions.csv"];

    /// <summary>The columns of a name.</summary>
    public static IEnumerable<string> Named(string prefix, IEnumerable<string> languages) => languages.Select(l => $"{prefix}_{l}");
}
