using Urna.Registers;

namespace Urna.Store.Packages;

/// <summary>Reads <c>decisions.csv</c>. Several rows may share a decision: they are its effects.</summary>
internal static class DecisionsFile
{
    public const string Name = "decisions.csv";

    private static readonly string[] Required = ["decision", "at", "commission", "tier", "kind", "article", "present", "for", "against"];
    private static readonly string[] Optional = ["dissent", "station", "contest", "choice", "version", "stage"];

    public static void Read(PackageDraft draft)
    {
        draft.Decided.Whole = !File.Exists(draft.PathOf(Name));
        using var file = draft.Open(Name, false, Required, Optional);
        if (file is null) return;
        var acts = new List<DecisionTaken?>();
        while (file.Next()) Row(draft, file, acts);
        draft.Close(file);
        draft.Decided.Whole = true;
    }

    private static void Row(PackageDraft draft, CsvFile file, List<DecisionTaken?> acts)
    {
        var code = file.Code(file.Column("decision"));
        var known = code.IsEmpty ? -1 : draft.Decided.Find(code);
        var index = known >= 0 || code.IsEmpty ? known : draft.Decided.Add(code, file.Line);
        var act = Act(draft, file, index);
        var kind = (DecisionKind)file.Word(file.Column("kind"), PackageWords.DecisionKinds);
        var row = Effect(draft, file, act, kind);
        if (index < 0) return;
        if (known < 0) acts.Add(file.Faulty ? null : act);
        else if (acts[known] is { } first && !file.Faulty && first != act)
            file.Fault($"the decision \"{first.Decision}\" stands on line {draft.Decided.LineOf(known)} with another time, commission, article or vote; expected the same: rows that share a number are effects of one act");
        if (!file.Faulty) draft.DecisionRows.Add(row);
    }

    private static DecisionTaken Act(PackageDraft draft, CsvFile file, int index)
    {
        var at = file.Moment(file.Column("at"));
        var commission = file.OptionalCode(file.Column("commission"));
        if (commission.Length == 0 && !file.Faulty) file.Fault(file.Column("commission"), "the cell is empty; expected the code of the commission");
        var tier = file.Word(file.Column("tier"), PackageWords.Tiers);
        var article = file.Text(file.Column("article"));
        var (present, votesFor, against) = (file.Number(file.Column("present")), file.Number(file.Column("for")), file.Number(file.Column("against")));
        var dissent = file.Number(file.Column("dissent"), 0, Limits.Count, 0);
        if (tier >= 0 && present >= 0 && present < draft.Profile.Quorum.Of(PackageWords.Tiers[tier]))
            file.Fault(file.Column("present"), $"{present} members were present; expected {draft.Profile.Quorum.Of(PackageWords.Tiers[tier])} or more, the quorum of a {PackageWords.Tiers[tier]} commission");
        if (votesFor >= 0 && against >= 0 && present >= 0 && (long)votesFor + against > present) file.Fault($"{votesFor} voted for and {against} against, but {present} were present; expected no more votes than members");
        else if (votesFor >= 0 && votesFor <= against) file.Fault($"{votesFor} voted for and {against} against: the decision was not carried; expected more for it than against");
        return new(index < 0 ? string.Empty : draft.Decided[index], at, commission, tier < 0 ? string.Empty : PackageWords.Tiers[tier], article, present, votesFor, against, dissent, string.Empty);
    }

    private static PackageDecision Effect(PackageDraft draft, CsvFile file, DecisionTaken act, DecisionKind kind)
    {
        var station = Given(file, "station") ? file.Reference(file.Column("station"), draft.Stations, "station") : -1;
        var contest = Given(file, "contest") ? file.Reference(file.Column("contest"), draft.Contests, "contest") : -1;
        var choice = file.OptionalCode(file.Column("choice"));
        var version = file.Number(file.Column("version"), 1, Limits.Count, 0);
        var stage = Given(file, "stage") && file.Word(file.Column("stage"), PackageWords.Stages) is >= 0 and var word ? PackageWords.Stages[word] : string.Empty;
        if (kind < 0) return new(act, default, station, contest, choice, version, stage, file.Line);
        Needs(file, kind, "station", kind is DecisionKind.Admit or DecisionKind.Invalidate or DecisionKind.Restore or DecisionKind.Recount or DecisionKind.Fail, kind == DecisionKind.Note);
        Needs(file, kind, "contest", kind is not (DecisionKind.Note or DecisionKind.Stage or DecisionKind.Fail), true);
        Needs(file, kind, "choice", kind == DecisionKind.Withdraw, kind == DecisionKind.Note);
        Needs(file, kind, "stage", kind == DecisionKind.Stage, false);
        Needs(file, kind, "version", false, kind is DecisionKind.Note or DecisionKind.Admit or DecisionKind.Invalidate or DecisionKind.Restore or DecisionKind.Recount);
        if (station >= 0 && contest >= 0) draft.Slots.Find(draft, file, file.Column("station"), file.Column("contest"));
        if (choice.Length > 0 && contest >= 0 && draft.Papers.Whole && draft.Papers.LineOf(contest, choice) == 0)
            file.Fault(file.Column("choice"), $"there is no choice \"{choice}\" in contest \"{draft.Contests[contest]}\"");
        return new(act, kind, station, contest, choice, version, stage, file.Line);
    }

    private static bool Given(CsvFile file, string column) => !file.Cell(file.Column(column)).IsEmpty;

    private static void Needs(CsvFile file, DecisionKind kind, string column, bool needed, bool allowed)
    {
        var word = PackageWords.DecisionKinds[(int)kind];
        if (needed && !Given(file, column)) file.Fault($"a decision of kind \"{word}\" needs \"{column}\"; the cell is empty");
        if (!needed && !allowed && Given(file, column)) file.Fault(file.Column(column), $"a decision of kind \"{word}\" has no {column}; expected an empty cell");
    }
}
