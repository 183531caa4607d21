namespace Urna.Turnout;

/// <content>Writing the reports into a snapshot, and reading them again.</content>
public sealed partial class TurnoutView
{
    internal void Save(SnapshotWriter writer)
    {
        writer.Number(_cutoffs);
        writer.Number(_reports.Count);
        for (var place = 0; place < _reports.Count; place++) writer.Number(_reports[place]);
        writer.Number(ReportCount);
        writer.Number(_corrections.Count);
        for (var index = 0; index < _corrections.Count; index++)
        {
            var made = Correction(index);
            writer.Number(made.Slot);
            writer.Number(made.Cutoff);
            writer.Number(made.Was);
            writer.Number(made.Voters);
            writer.Number(made.At.Milliseconds);
            writer.Number(made.Number);
        }
    }

    internal static TurnoutView Load(SnapshotReader reader)
    {
        var view = new TurnoutView { _cutoffs = reader.Count() };
        for (var left = reader.Count(); left > 0; left--) view._reports.Add(reader.Count());
        view.ReportCount = reader.Count();
        for (var left = reader.Count(); left > 0; left--)
            view._corrections.Add(new(reader.Count(), reader.Count(), reader.Small(), reader.Small(), reader.Moment(), reader.Number()));
        return view;
    }
}
