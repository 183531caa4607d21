using Urna.Protocols;

namespace Urna.Store.Exporting;

/// <summary>The open data of turnout reports and protocols: every version, every check, every change.</summary>
internal static class CountTables
{
    private static readonly string[] Changed = ["corrected", "invalidated", "restored", "heldBack"];

    public static OpenTable Turnout(Views views) => new(
        "turnout",
        "the latest report of a station for a cut-off",
        [
            Column.Text("station", "the station"), Column.Text("contest", "the contest"), Column.Text("cutoff", "the cut-off"), Column.Time("cutoff_at", "its moment"),
            Column.Integer("voters", "voters since the opening; empty: the report came without a number"), Column.Integer("list", "voters on the station's lists: the base of any share"),
        ],
        rows =>
        {
            for (var slot = 0; slot < views.Registers.SlotCount; slot++)
            {
                foreach (var cutoff in views.Registers.Contest(views.Registers.Slot(slot).Contest).Cutoffs)
                {
                    var voters = views.Turnout.Voters(slot, cutoff);
                    if (voters == -1) continue;
                    var moment = views.Registers.Profile.Cutoffs[cutoff];
                    rows.Place(views, slot).Code(moment.Code).Time(moment.At).Written(voters >= 0 ? voters : Numbers.Empty).Number(views.Registers.Slot(slot).Voters).End();
                }
            }
        });

    public static OpenTable TurnoutCorrections(Views views) => new(
        "turnout-corrections",
        "a turnout report that was corrected, both numbers",
        [Column.Text("station", "the station"), Column.Text("contest", "the contest"), Column.Text("cutoff", "the cut-off"), Column.Integer("was", "before"), Column.Integer("voters", "after"), Column.Time("at", "when"), Column.Integer("entry", "number of the entry in the record")],
        rows =>
        {
            for (var index = 0; index < views.Turnout.CorrectionCount; index++)
            {
                var made = views.Turnout.Correction(index);
                rows.Place(views, made.Slot).Code(views.Registers.Profile.Cutoffs[made.Cutoff].Code).Written(made.Was).Written(made.Voters).Time(made.At).Number(made.Number).End();
            }
        });

    public static OpenTable Protocols(Views views)
    {
        string[] lines = [.. views.Registers.Forms.OrderBy(f => f.Key, StringComparer.Ordinal).SelectMany(f => f.Value.Lines).Select(l => l.Code).Distinct(StringComparer.Ordinal)];
        return new(
            "protocols",
            "a version of a protocol, as entered: lines as on the paper",
            [
                Column.Text("station", "the station"), Column.Text("contest", "the contest"), Column.Integer("version", "from 1"), Column.Text("status", "counted, held, invalidated, waiting, or replaced by a later version"), Column.Time("entered_at", "when it was recorded"),
                Column.Integer("entry", "number of the entry in the record"), Column.Time("claimed_at", "when it was sent, where that differs"), Column.Time("completed_at", "completion, as the paper says"), Column.Text("form_number", "series and number of the printed form"),
                Column.Text("decision", "number of the decision behind a later version"), .. lines.Select(l => Column.Text($"line_{l}", $"line {l} of the form; empty: the line is empty; ?: unreadable")),
            ],
            rows =>
            {
                foreach (var (slot, version, status) in Versions(views))
                {
                    var (entered, form) = (version.Entered, FormOf(views, slot));
                    rows.Place(views, slot).Number(entered.Version).Code(status).Time(version.At).Number(version.Number).Time(entered.Claimed).Time(entered.Completed).Code(entered.FormNumber).Code(entered.Decision);
                    foreach (var line in lines) rows.Written(form.LineIndex(line) is >= 0 and var index ? entered.Lines[index] : Numbers.Empty);
                    rows.End();
                }
            });
    }

    public static OpenTable Votes(Views views) => new(
        "votes",
        "the votes of one choice on one version of a protocol",
        [Column.Text("station", "the station"), Column.Text("contest", "the contest"), Column.Integer("version", "version of the protocol"), Column.Text("status", "as in protocols"), Column.Text("choice", "the choice"), Column.Text("votes", "votes; empty: not written; ?: unreadable")],
        rows =>
        {
            foreach (var (slot, version, status) in Versions(views))
            {
                var ballot = views.Candidates.Of(views.Registers.Slot(slot).Contest);
                for (var place = 0; place < ballot.Length; place++)
                    rows.Place(views, slot).Number(version.Entered.Version).Code(status).Code(ballot[place].Code).Written(version.Entered.Votes[place]).End();
            }
        });

    public static OpenTable Checks(Views views) => new(
        "checks",
        "a check of the form on a version of a protocol, as judged when it was entered",
        [Column.Text("station", "the station"), Column.Text("contest", "the contest"), Column.Integer("version", "version of the protocol"), Column.Text("check", "code of the check"), Column.Integer("part", "which of the checks that share the code, from 1"), Column.Text("level", "what breaking it leads to"), Column.Text("outcome", "holds, broken, or notApplicable where a number is missing")],
        rows =>
        {
            foreach (var (slot, version, _) in Versions(views))
            {
                var contest = views.Registers.Slot(slot).Contest;
                var outcomes = FormOf(views, slot).Outcomes(Sheets.Of(version.Entered, slot, views.Registers, views.Candidates.Of(contest).AsSpan(), views.Turnout));
                for (var index = 0; index < outcomes.Length; index++)
                {
                    var check = outcomes[index].Check;
                    var bit = index == outcomes.Length - 1 ? Form.BlankBit : 1UL << index;
                    var part = 1 + outcomes.Take(index).Count(o => o.Check.Code == check.Code);
                    var outcome = (version.Broken & bit) != 0 ? "broken" : outcomes[index].Applies ? "holds" : "notApplicable";
                    rows.Place(views, slot).Number(version.Entered.Version).Code(check.Code).Number(part).Code(WordOf(check.Level)).Code(outcome).End();
                }
            }
        });

    public static OpenTable Changes(Views views) => new(
        "changes",
        "a change of what is counted at a station after its first publication",
        [Column.Text("station", "the station"), Column.Text("contest", "the contest"), Column.Text("change", "corrected, invalidated, restored or heldBack"), Column.Text("decision", "number of the decision"), Column.Integer("before", "version counted before; empty: none"), Column.Integer("after", "version counted after; empty: none"), Column.Time("at", "when"), Column.Integer("entry", "number of the entry in the record")],
        rows =>
        {
            for (var index = 0; index < views.Protocols.ChangeCount; index++)
            {
                var change = views.Protocols.Change(index);
                rows.Place(views, change.Slot).Code(Changed[(int)change.Kind]).Code(change.Decision).Written(change.Before?.Entered.Version ?? Numbers.Empty).Written(change.After?.Entered.Version ?? Numbers.Empty).Time(change.At).Number(change.Number).End();
            }
        });

    private static IRows Place(this IRows rows, Views views, int slot)
    {
        var place = views.Registers.Slot(slot);
        return rows.Code(views.Registers.Station(place.Station).Code).Code(views.Registers.Contest(place.Contest).Code);
    }

    private static Form FormOf(Views views, int slot) => views.Registers.Contest(views.Registers.Slot(slot).Contest).Form;

    private static IEnumerable<(int Slot, ProtocolVersion Version, string Status)> Versions(Views views)
    {
        for (var slot = 0; slot < views.Registers.SlotCount; slot++)
        {
            var state = views.Protocols.State(slot);
            var part = views.Protocols.PartOf(slot, views.Registers);
            var chain = new Stack<ProtocolVersion>();
            for (var version = state.Latest; version is not null; version = version.Previous) chain.Push(version);
            foreach (var version in chain) yield return (slot, version, StatusOf(version, state, part));
        }
    }

    // An accepted version goes on counting while a later one waits, unless that one is held back.
    private static string StatusOf(ProtocolVersion version, in SlotState state, SlotPart part) => part switch
    {
        SlotPart.Counted when ReferenceEquals(version, state.Accepted) => "counted",
        SlotPart.Counted when ReferenceEquals(version, state.Latest) => "waiting",
        _ when !ReferenceEquals(version, state.Latest) => "replaced",
        SlotPart.Held => "held",
        SlotPart.Invalidated or SlotPart.Failed => "invalidated",
        _ => "waiting",
    };

    private static string WordOf(Registers.Level level) => level switch
    {
        Registers.Level.Block => "block",
        Registers.Level.Consequence => "consequence",
        Registers.Level.Justify => "justify",
        _ => "note",
    };
}
