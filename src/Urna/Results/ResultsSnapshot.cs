using System.Collections.Immutable;

namespace Urna.Results;

/// <content>Writing what was decided on contests into a snapshot, and reading it again.</content>
public sealed partial class ResultsView
{
    internal void Save(SnapshotWriter writer)
    {
        writer.Number(_acts.Count);
        for (var contest = 0; contest < _acts.Count; contest++)
        {
            var acts = _acts[contest];
            writer.Number((int)acts.Stage);
            writer.OptionalCode(acts.Annulled);
            writer.OptionalCode(acts.Postponed);
            writer.Number(acts.Lots.IsDefault ? 0 : acts.Lots.Length);
            foreach (var choice in acts.Lots.IsDefault ? [] : acts.Lots) writer.Code(choice);
            writer.Number(acts.Protocol is null ? 0 : 1);
            if (acts.Protocol is not { } protocol) continue;
            writer.Fact(protocol.Entered);
            writer.Number(protocol.Number);
        }

        writer.Number(_steps.Count);
        for (var index = 0; index < _steps.Count; index++)
        {
            var step = Step(index);
            writer.Number(step.Contest);
            writer.Number((int)step.Stage);
            writer.Code(step.Decision);
            writer.Number(step.At.Milliseconds);
            writer.Number(step.Number);
        }
    }

    internal static ResultsView Load(SnapshotReader reader)
    {
        var view = new ResultsView();
        for (var left = reader.Count(); left > 0; left--)
            view._acts.Add(new((LegalStage)reader.Count(), reader.OptionalCode(), reader.OptionalCode(), LoadLots(reader), reader.Count() == 0 ? null : new(reader.Fact<ResultProtocolEntered>(), reader.Number())));
        for (var left = reader.Count(); left > 0; left--)
            view._steps.Add(new(reader.Count(), (LegalStage)reader.Count(), reader.Code(), reader.Moment(), reader.Number()));
        return view;
    }

    private static ImmutableArray<string> LoadLots(SnapshotReader reader)
    {
        var lots = ImmutableArray.CreateBuilder<string>(reader.Count());
        while (lots.Count < lots.Capacity) lots.Add(reader.Code());
        return lots.Count == 0 ? default : lots.MoveToImmutable();
    }
}
