namespace Urna.Registers;

/// <content>Writing the acts into a snapshot, and reading them again.</content>
public sealed partial class ActsView
{
    internal void Save(SnapshotWriter writer)
    {
        writer.Number(_decisions.Count);
        foreach (var decision in _decisions.Values) writer.Fact(decision);
        writer.Number(_keys.Count);
        foreach (var key in _keys.Values)
        {
            writer.Fact(key.Enrolled);
            writer.Number(key.Revoked ? 1 : 0);
        }

        writer.Number(_papers.Count);
        foreach (var paper in _papers.Values)
        {
            writer.Fact(paper.Attached);
            writer.OptionalFact(paper.Withheld);
        }

        SaveCommissions(writer);
        writer.OptionalFact(Paused);
        writer.Number(PausedAt.Milliseconds);
    }

    internal static ActsView Load(SnapshotReader reader)
    {
        var view = new ActsView();
        var (decisions, keys, papers) = (view._decisions.ToBuilder(), view._keys.ToBuilder(), view._papers.ToBuilder());
        for (var left = reader.Count(); left > 0; left--)
        {
            var decision = reader.Fact<DecisionTaken>();
            decisions.Add(decision.Decision, decision);
        }

        for (var left = reader.Count(); left > 0; left--)
        {
            var enrolled = reader.Fact<KeyEnrolled>();
            keys.Add(enrolled.Key, new(enrolled, reader.Count() == 1));
        }

        for (var left = reader.Count(); left > 0; left--)
        {
            var attached = reader.Fact<PaperAttached>();
            papers.Add(attached.Hash, new(attached, reader.OptionalFact<PaperWithheld>()));
        }

        view.LoadCommissions(reader);
        (view._decisions, view._keys, view._papers) = (decisions.ToImmutable(), keys.ToImmutable(), papers.ToImmutable());
        (view.Paused, view.PausedAt) = (reader.OptionalFact<PublicationPaused>(), reader.Moment());
        return view;
    }

    private void SaveCommissions(SnapshotWriter writer)
    {
        writer.Number(_commissions.Count);
        foreach (var commission in _commissions.Values)
        {
            writer.Fact(commission.Formed);
            writer.Code(commission.Dissolved);
            writer.Number(commission.Members.Count);
            foreach (var member in commission.Members.Values) writer.Fact(member);
        }
    }

    private void LoadCommissions(SnapshotReader reader)
    {
        var commissions = _commissions.ToBuilder();
        for (var left = reader.Count(); left > 0; left--)
        {
            var commission = Commission.Of(reader.Fact<CommissionFormed>()) with { Dissolved = reader.Code() };
            for (var members = reader.Count(); members > 0; members--) commission = commission.Seat(reader.Fact<MemberSeated>());
            commissions.Add(commission.Formed.Commission, commission);
        }

        _commissions = commissions.ToImmutable();
    }
}
