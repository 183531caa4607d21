namespace Urna.Store.Exporting;

/// <summary>The open data of decisions and of what they changed.</summary>
internal static class DecisionTables
{
    public static OpenTable Decisions(Views views) => new(
        "decisions",
        "an act of a commission",
        [
            Column.Text("decision", "its number"), Column.Time("date", "when it was taken"), Column.Text("commission", "the commission"), Column.Text("tier", "national, constituency or precinct"), Column.Text("article", "the article it rests on"),
            Column.Integer("present", "members present"), Column.Integer("for", "members for it"), Column.Integer("against", "members against it"), Column.Integer("dissent", "members with a dissenting opinion"),
        ],
        rows =>
        {
            foreach (var act in views.Acts.Decisions.Values.OrderBy(d => d.Date).ThenBy(d => d.Decision, StringComparer.Ordinal))
                rows.Code(act.Decision).Time(act.Date).Code(act.Commission).Code(act.Tier).Name(act.Article).Number(act.Present).Number(act.For).Number(act.Against).Number(act.Dissent).End();
        });

    public static OpenTable EffectsOf(Effects effects) => new(
        "effects",
        "what a decision changed",
        [
            Column.Text("decision", "number of the decision"), Column.Text("effect", "admit, invalidate, restore, fail, recount, annul, postpone, stage, withdraw, lot, list or hours"), Column.Text("station", "the station"), Column.Text("contest", "the contest"),
            Column.Text("choice", "the choice"), Column.Integer("version", "the version of the protocol"), Column.Text("stage", "the stage reached"), Column.Time("at", "when it was recorded"), Column.Integer("entry", "number of the entry in the record"),
        ],
        rows =>
        {
            foreach (var made in effects.All)
            {
                rows.Code(made.Decision).Code(made.Kind).Code(made.Station).Code(made.Contest).Code(made.Choice);
                rows.Written(made.Version > 0 ? made.Version : Protocols.Numbers.Empty).Code(made.Stage).Time(made.At).Number(made.Number).End();
            }
        });
}
