using Urna.Protocols;

namespace Urna.Store.Packages;

/// <summary>Reads <c>protocols.csv</c>.</summary>
internal static class ProtocolsFile
{
    public const string Name = "protocols.csv";

    private const string Prefix = "line_";
    private const int MaxVersion = 1000;

    public static void Read(PackageDraft draft)
    {
        draft.Protocols.Reserve(draft.Slots.Count);
        if (!File.Exists(draft.PathOf(Name)) && File.Exists(draft.PathOf(VotesFile.Name))) draft.Faults.Add(VotesFile.Name, 1, $"there are votes and no {Name}; expected both or none");
        draft.Protocols.Whole = false;
        using var file = draft.Open(Name, false, ["station", "contest", "received_at"], ["completed_at", "form_number", "version", "decision"], Prefix);
        if (file is null) return;
        var columns = new Columns(
            file.Column("station"), file.Column("contest"), file.Column("received_at"), file.Column("completed_at"), file.Column("form_number"), file.Column("version"), file.Column("decision"));
        var layouts = draft.Forms.ToDictionary(f => f.Key, f => new Layout(file, f.Value.Form, Prefix), StringComparer.Ordinal);
        CheckHeader(draft, file);
        while (file.Next()) Row(draft, file, columns, layouts);
        draft.Close(file);
        draft.Protocols.Whole = true;
        CheckVersions(draft);
    }

    private static void CheckHeader(PackageDraft draft, CsvFile file)
    {
        var used = draft.ContestRows.Select(c => c.Form).ToHashSet(StringComparer.Ordinal);
        foreach (var column in file.Header.Where(c => c.StartsWith(Prefix, StringComparison.Ordinal)))
        {
            var line = column[Prefix.Length..];
            if (draft.Forms.Values.All(f => f.Form.LineIndex(line) < 0)) file.Fault($"the column \"{column}\" belongs to no line: no form has a line \"{line}\"");
        }

        foreach (var form in draft.Forms.Values.Where(f => used.Contains(f.Form.Code)))
        {
            foreach (var line in form.Form.Lines.Where(l => !l.Optional && file.Column(Prefix + l.Code) < 0))
                file.Fault($"the column \"{Prefix}{line.Code}\" is missing; the form \"{form.Form.Code}\" has this line");
        }
    }

    private static void Row(PackageDraft draft, CsvFile file, Columns columns, Dictionary<string, Layout> layouts)
    {
        var slot = draft.Slots.Find(draft, file, columns.Station, columns.Contest);
        var received = file.Moment(columns.Received);
        var completed = file.OptionalMoment(columns.Completed);
        var formNumber = file.OptionalCode(columns.FormNumber);
        var version = file.Number(columns.Version, 1, MaxVersion, 1);
        var decision = Decision(draft, file, columns.Decision, version);
        if (slot < 0 || version is < 1 or > MaxVersion) return;
        if (draft.Protocols.Find(slot, version) is { } there)
        {
            file.Fault($"version {version} of this station and contest stands on line {there.Line} already; expected each version once");
            return;
        }

        var contest = draft.Slots[slot].Contest;
        var called = draft.ContestRows[contest];
        if (received.IsKnown && received < called.Opens) draft.Warnings.Add(Name, file.Line, $"the protocol was received at {draft.Say(received)}, before the polls opened at {draft.Say(called.Opens)}; it is recorded at their close");
        var layout = layouts.GetValueOrDefault(called.Form, Layout.None);
        draft.Protocols.Add(new()
        {
            Slot = slot,
            Contest = contest,
            Version = version,
            Received = received,
            Completed = completed,
            FormNumber = formNumber,
            Decision = decision,
            Numbers = layout.Read(file, draft.Papers.Count(contest)),
            LineCount = layout.LineCount,
            Line = file.Line,
        });
    }

    private static string Decision(PackageDraft draft, CsvFile file, int column, int version)
    {
        if (file.Cell(column).IsEmpty)
        {
            if (version > 1) file.Fault($"version {version} has no decision; expected the number of the decision behind it in \"decision\"");
            return string.Empty;
        }

        var decision = file.Reference(column, draft.Decided, "decision");
        if (version == 1) file.Fault(column, "version 1 has a decision; expected an empty cell: only a correction rests on one");
        return decision < 0 ? string.Empty : draft.Decided[decision];
    }

    private static void CheckVersions(PackageDraft draft)
    {
        foreach (var last in draft.Protocols.Rows.Where(r => r.Version > 1))
        {
            var before = draft.Protocols.Find(last.Slot, last.Version - 1);
            if (before is null) draft.Faults.Add(Name, last.Line, $"version {last.Version} of this station and contest does not follow; expected version {last.Version - 1} in the file too");
            else if (ProtocolTable.ArrivalOf(draft, last) < ProtocolTable.ArrivalOf(draft, before))
                draft.Faults.Add(Name, last.Line, $"version {last.Version} was received at {draft.Say(last.Received)}, before version {last.Version - 1} on line {before.Line}; expected a later time");
        }
    }

    private sealed record Columns(int Station, int Contest, int Received, int Completed, int FormNumber, int Version, int Decision);

    /// <summary>Where a form's lines stand in the file.</summary>
    private sealed class Layout
    {
        private readonly int[] _columns;
        private readonly int[] _foreign;
        private readonly string _form;

        public Layout(CsvFile file, Form form, string prefix)
        {
            _form = form.Code;
            _columns = [.. form.Lines.Select(l => file.Column(prefix + l.Code))];
            _foreign = [.. file.Header.Where(c => c.StartsWith(prefix, StringComparison.Ordinal)).Select(file.Column).Except(_columns)];
        }

        private Layout() => (_columns, _foreign, _form) = ([], [], string.Empty);

        public static Layout None { get; } = new();

        public int LineCount => _columns.Length;

        public int[] Read(CsvFile file, int votes)
        {
            var numbers = new int[_columns.Length + votes];
            for (var i = 0; i < _columns.Length; i++) numbers[i] = _columns[i] < 0 ? Numbers.Empty : file.Written(_columns[i]);
            numbers.AsSpan(_columns.Length).Fill(ProtocolRow.Awaited);
            foreach (var column in _foreign)
            {
                if (!file.Cell(column).IsEmpty) file.Fault(column, $"\"{CsvFile.Show(file.Cell(column))}\" belongs to no line of the form \"{_form}\"; expected an empty cell");
            }

            return numbers;
        }
    }
}
