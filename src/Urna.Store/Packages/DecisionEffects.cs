namespace Urna.Store.Packages;

/// <summary>Whether each decision finds what it decides on: a protocol that is there, a result that is not invalidated yet, a stage that is not reached yet.</summary>
internal static class DecisionEffects
{
    public static void Check(PackageDraft draft)
    {
        var states = new States();
        foreach (var decision in draft.DecisionRows.OrderBy(d => EffectiveAt(draft, d)))
        {
            if (Wrong(draft, states, decision) is { } sentence) draft.Faults.Add(DecisionsFile.Name, decision.Line, sentence);
        }

        foreach (var protocol in draft.Protocols.Rows.Where(p => p.Decision.Length > 0))
        {
            var taken = draft.DecisionRows.Find(d => d.Taken.Decision == protocol.Decision)?.Taken.Date ?? default;
            if (taken > ProtocolTable.ArrivalOf(draft, protocol))
                draft.Faults.Add(ProtocolsFile.Name, protocol.Line, $"version {protocol.Version} was received at {draft.Say(protocol.Received)}, before its decision \"{protocol.Decision}\" was taken at {draft.Say(taken)}; expected a later time");
        }
    }

    /// <summary>When a decision is recorded: not before the registers are frozen.</summary>
    public static Moment EffectiveAt(PackageDraft draft, PackageDecision decision) => decision.Taken.Date < draft.Profile.Frozen ? draft.Profile.Frozen : decision.Taken.Date;

    private static string? Wrong(PackageDraft draft, States states, PackageDecision decision)
    {
        if (decision.Kind == DecisionKind.Note) return null;
        if (decision.Station >= 0) return OnStation(draft, states, decision);
        return decision.Kind switch
        {
            DecisionKind.Annul => states.Annulled.Add(decision.Contest) ? null : "the contest is annulled already",
            DecisionKind.Postpone => states.Postponed.Add(decision.Contest) ? Postponed(draft, decision) : "the contest is postponed already",
            DecisionKind.Withdraw => states.Withdrawn.Add((decision.Contest, decision.Choice)) ? null : $"the choice \"{decision.Choice}\" is withdrawn already",
            DecisionKind.Stage => Stage(draft, states, decision),
            _ => null,
        };
    }

    private static string? OnStation(PackageDraft draft, States states, PackageDecision decision)
    {
        if (decision.Kind == DecisionKind.Fail) return Fail(draft, states, decision);
        var slot = SlotOf(draft, decision);
        if (slot < 0) return null;
        var at = EffectiveAt(draft, decision);
        var latest = draft.Protocols.Versions(slot).LastOrDefault(p => HasArrived(draft, p, at));
        if (latest is null && draft.Protocols.Whole) return $"there is no protocol of this station and contest by {draft.Say(at)}; expected one to decide on";
        return decision.Kind switch
        {
            DecisionKind.Admit when decision.Version > 0 && latest is not null && latest.Version != decision.Version =>
                $"it admits version {decision.Version}, but version {latest.Version} is the latest by {draft.Say(at)}; expected the latest",
            DecisionKind.Invalidate => states.Invalidated.Add(slot) ? null : "the result is invalidated already",
            DecisionKind.Restore => states.Invalidated.Remove(slot) ? null : "the result is not invalidated; expected an invalidation before it",
            DecisionKind.Recount when states.Recounted.TryGetValue(slot, out var version) && version == latest?.Version => "a recount of this protocol is ordered already",
            DecisionKind.Recount => states.Remember(slot, latest?.Version ?? 0),
            _ => null,
        };
    }

    private static string? Fail(PackageDraft draft, States states, PackageDecision decision)
    {
        var first = draft.Slots.FirstOf(decision.Station);
        for (var slot = first; slot < first + draft.Slots.Of(decision.Station).Length; slot++)
        {
            if (decision.Contest >= 0 && draft.Slots[slot].Contest != decision.Contest) continue;
            if (draft.Protocols.Versions(slot).FirstOrDefault() is { } protocol) return $"voting failed at this station, but {ProtocolsFile.Name} has its protocol on line {protocol.Line}; expected none";
            if (!states.Failed.Add(slot)) return "voting failed at this station already";
        }

        return null;
    }

    private static string? Postponed(PackageDraft draft, PackageDecision decision)
    {
        var at = EffectiveAt(draft, decision);
        var later = draft.Protocols.Rows.Find(p => p.Contest == decision.Contest && ProtocolTable.ArrivalOf(draft, p) >= at);
        return later is null ? null : $"the contest is postponed at {draft.Say(at)}, but {ProtocolsFile.Name} has a later protocol of it on line {later.Line}; expected none";
    }

    private static string? Stage(PackageDraft draft, States states, PackageDecision decision)
    {
        var stage = Array.IndexOf(PackageWords.Stages, decision.Stage) + 1;
        if (decision.Contest < 0)
        {
            for (var contest = 0; contest < draft.ContestRows.Count; contest++) states.Stages[contest] = Math.Max(stage, states.Stages.GetValueOrDefault(contest));
            return null;
        }

        var reached = states.Stages.GetValueOrDefault(decision.Contest);
        if (stage <= reached) return $"the contest is at stage \"{PackageWords.Stages[reached - 1]}\" already; expected a later one";
        states.Stages[decision.Contest] = stage;
        var closing = draft.Slots.Closings[decision.Contest];
        return EffectiveAt(draft, decision) < closing ? $"the contest reaches a stage at {draft.Say(EffectiveAt(draft, decision))}; expected a time after its polls closed at {draft.Say(closing)}" : null;
    }

    private static int SlotOf(PackageDraft draft, PackageDecision decision)
    {
        var rows = draft.Slots.Of(decision.Station);
        for (var i = 0; i < rows.Length; i++)
        {
            if (rows[i].Contest == decision.Contest) return draft.Slots.FirstOf(decision.Station) + i;
        }

        return -1;
    }

    // A correction at the very moment of a decision is recorded after it.
    private static bool HasArrived(PackageDraft draft, ProtocolRow protocol, Moment at)
    {
        var arrival = ProtocolTable.ArrivalOf(draft, protocol);
        return protocol.Version == 1 ? arrival <= at : arrival < at;
    }

    private sealed class States
    {
        public HashSet<int> Invalidated { get; } = [];

        public HashSet<int> Failed { get; } = [];

        public HashSet<int> Annulled { get; } = [];

        public HashSet<int> Postponed { get; } = [];

        public HashSet<(int Contest, string Choice)> Withdrawn { get; } = [];

        public Dictionary<int, int> Recounted { get; } = [];

        public Dictionary<int, int> Stages { get; } = [];

        public string? Remember(int slot, int version)
        {
            Recounted[slot] = version;
            return null;
        }
    }
}
