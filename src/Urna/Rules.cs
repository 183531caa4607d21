using Urna.Candidates;
using Urna.Protocols;
using Urna.Registers;
using Urna.Results;
using Urna.Turnout;

namespace Urna;

/// <summary>What may be recorded: one door to the rules of all rooms. Who asks is known; what they ask is the fact they want to see recorded.</summary>
public static class Rules
{
    /// <summary>Decides against what is known.</summary>
    /// <param name="views">What is known.</param>
    /// <param name="by">Who asks.</param>
    /// <param name="fact">What is to be recorded.</param>
    /// <param name="at">The record's clock.</param>
    public static Decision Decide(Views views, Author by, Fact fact, Moment at)
    {
        if (RoleRules.Refuse(views, by, fact) is { } no) return no;
        return Ask(views, by, fact, at) is { } refusal ? refusal : fact;
    }

    private static Refusal? Ask(Views views, Author by, Fact fact, Moment at) => fact switch
    {
        TurnoutReported report => TurnoutRules.Report(views, report, at),
        TurnoutCorrected corrected => TurnoutRules.Correct(views, corrected),
        ProtocolEntered entered => EntryRules.Enter(views, entered, at),
        ProtocolAccepted accepted => EntryRules.Accept(views, accepted, by),
        EntrySealed made => EntryRules.Seal(views, made, by),
        ProtocolReceived received => ProtocolsRules.Receive(views, received),
        ProtocolExplained explained => ProtocolsRules.Explain(views, explained),
        ProtocolAdmitted admitted => ProtocolsRules.Admit(views, admitted),
        RecountOrdered ordered => ProtocolsRules.Recount(views, ordered),
        ResultInvalidated invalidated => ProtocolsRules.Invalidate(views, invalidated),
        ResultRestored restored => ProtocolsRules.Restore(views, restored),
        VotingFailed failed => ProtocolsRules.Fail(views, failed),
        StageReached or ContestAnnulled or ContestPostponed or LotDrawn or ResultProtocolEntered => ResultsRules.Decide(views, fact),
        PartyListed or ChoiceRegistered or ChoiceWithdrawn => CandidatesRules.Decide(views, fact),
        PollsClosed closed => CalendarRules.Close(views, closed, by, at),
        CommissionFormed or MemberSeated or MemberLeft or CommissionDissolved => CommissionRules.Decide(views, fact),
        DecisionTaken decision => ActsRules.Take(views, decision, by),
        PublicationPaused or PublicationResumed => ActsRules.Publication(views, fact, by),
        KeyEnrolled or KeyRevoked or KeyAnnounced or FormatRaised or RecordSucceeded => ActsRules.Keys(views, fact),
        PaperAttached or PaperWithheld => ActsRules.Papers(views, fact, by),
        ListAmended or HoursChanged => CalendarRules.Amend(views, fact),
        _ => RegistersRules.Decide(views, fact),
    };
}
