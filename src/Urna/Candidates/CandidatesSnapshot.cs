using System.Collections.Immutable;

namespace Urna.Candidates;

/// <content>Writing the candidates into a snapshot, and reading them again.</content>
public sealed partial class CandidatesView
{
    internal void Save(SnapshotWriter writer)
    {
        writer.Number(_parties.Count);
        foreach (var party in _parties.Values) writer.Fact(party);
        writer.Number(_ballots.Count);
        for (var contest = 0; contest < _ballots.Count; contest++)
        {
            writer.Number(Of(contest).Length);
            foreach (var choice in Of(contest))
            {
                writer.Fact(choice.Registered);
                writer.OptionalFact(choice.Withdrawn);
            }
        }
    }

    internal static CandidatesView Load(SnapshotReader reader)
    {
        var view = new CandidatesView();
        for (var left = reader.Count(); left > 0; left--) view.Apply(reader.Fact<PartyListed>());
        var ballots = reader.Count();
        for (var contest = 0; contest < ballots; contest++)
        {
            var ballot = ImmutableArray.CreateBuilder<Choice>(reader.Count());
            while (ballot.Count < ballot.Capacity) ballot.Add(new(reader.Fact<ChoiceRegistered>(), reader.OptionalFact<ChoiceWithdrawn>()));
            view.ChoiceCount += ballot.Count;
            if (ballot.Count > 0) view._ballots.Edit(contest) = ballot.MoveToImmutable();
        }

        return view;
    }
}
