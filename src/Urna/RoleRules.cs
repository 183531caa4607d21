using Urna.Candidates;
using Urna.Protocols;
using Urna.Registers;
using Urna.Results;
using Urna.Turnout;

namespace Urna;

/// <summary>Which role may record which fact. What is not listed is refused.</summary>
public static class RoleRules
{
    /// <summary>The roles that may record a fact; none may where it is not listed.</summary>
    public static ReadOnlySpan<string> Of(Fact fact) => fact switch
    {
        TurnoutReported or TurnoutCorrected => new[] { Roles.Secretary, Roles.Chair },
        ProtocolReceived => [Roles.Operator, Roles.Accepter],
        EntrySealed => [Roles.Operator],
        ProtocolEntered => [Roles.Operator, Roles.Settler],
        ProtocolAccepted => [Roles.Accepter],
        ProtocolExplained => [Roles.Secretary, Roles.Chair, Roles.Operator],
        DecisionTaken or ProtocolAdmitted or RecountOrdered or ResultInvalidated or ResultRestored or VotingFailed or StageReached or ContestAnnulled
            or ContestPostponed or LotDrawn or ResultProtocolEntered or ChoiceWithdrawn or ListAmended or HoursChanged or PollsClosed or PaperWithheld
            or MemberLeft or CommissionDissolved => [Roles.Recorder],
        PublicationPaused or PublicationResumed => [Roles.ShiftLead],
        PaperAttached => [Roles.Secretary, Roles.Chair, Roles.Operator, Roles.Recorder],
        KeyEnrolled or KeyRevoked or KeyAnnounced or FormatRaised or RecordSucceeded => [Roles.Administrator],
        RecordOpened or ProfileAdopted or FormAdopted or UnitFormed or ContestCalled or StationFormed or BallotAssigned or RegistersFrozen or PartyListed or ChoiceRegistered
            or CommissionFormed or MemberSeated => [Roles.Registrar],
        _ => [],
    };

    /// <summary>The no to a role that may not record this, or null.</summary>
    public static Refusal? Refuse(Views views, Author by, Fact fact)
    {
        if (views.Size == 0 && fact is not RecordOpened) return new("A02", "Urna 1.3", "The first fact of a record opens it.");
        if (views.Size > 0 && fact is RecordOpened) return new("A02", "Urna 1.3", "The record is open already.");
        return Of(fact).Contains(by.Role)
            ? null
            : new("A01", "Urna 1.4", $"The role {by.Role} may not record {fact.Name}; these may: {string.Join(", ", Of(fact).ToArray())}.");
    }

    /// <summary>The no to one person doing what takes two, or null.</summary>
    internal static Refusal? Alone(Author by, string confirmer) => confirmer.Length > 0 && confirmer != by.Actor
        ? null
        : new("A03", "Urna 1.4", "Another person must confirm: nobody does this alone.");

    /// <summary>The no to an act without its decision, or null.</summary>
    internal static Refusal? Undecided(Views views, string decision) => views.Acts.Decisions.ContainsKey(decision)
        ? null
        : new("A04", "Urna 1.3", $"The decision {decision} is not recorded; record the decision first.");

    /// <summary>The no to an act without its decision, or by a commission of a tier that has no power over it, or null.</summary>
    internal static Refusal? Powerless(Views views, string decision, params ReadOnlySpan<string> tiers)
    {
        if (Undecided(views, decision) is { } undecided) return undecided;
        var tier = views.Acts.Decisions[decision].Tier;
        return tiers.Contains(tier) ? null : new("A08", "18", $"The decision {decision} is of the {tier} tier; this takes one of: {string.Join(", ", tiers.ToArray())}.");
    }

    /// <summary>The no to a station that does not vote in a contest, or null.</summary>
    internal static Refusal? NoSlot(Views views, string station, string contest)
    {
        var registers = views.Registers;
        if (registers.FindStation(station) < 0) return new("A05", "35", $"There is no station {station}.");
        if (registers.FindContest(contest) < 0) return new("A06", "29.1", $"There is no contest {contest}.");
        return registers.FindSlot(station, contest) >= 0 ? null : new("A07", "29.1", $"The voters of station {station} do not vote in {contest}.");
    }
}
