using System.Collections.Frozen;
using Urna.Candidates;
using Urna.Protocols;
using Urna.Record;
using Urna.Registers;
using Urna.Results;
using Urna.Turnout;

namespace Urna;

/// <summary>Reads the data of one fact, its keys in their order.</summary>
public delegate Fact FactReader(ref CanonicalReader reader);

/// <summary>Every fact this version can read, by name and version.</summary>
public static class FactCatalogue
{
    private static readonly FrozenDictionary<string, FactReader> Readers = new Dictionary<string, FactReader>(StringComparer.Ordinal)
    {
        [nameof(RecordOpened)] = RecordOpened.Read,
        [nameof(ProfileAdopted)] = ProfileAdopted.Read,
        [nameof(FormAdopted)] = FormAdopted.Read,
        [nameof(UnitFormed)] = UnitFormed.Read,
        [nameof(ContestCalled)] = ContestCalled.Read,
        [nameof(StationFormed)] = StationFormed.Read,
        [nameof(BallotAssigned)] = BallotAssigned.Read,
        [nameof(RegistersFrozen)] = RegistersFrozen.Read,
        [nameof(ListAmended)] = ListAmended.Read,
        [nameof(HoursChanged)] = HoursChanged.Read,
        [nameof(PollsClosed)] = PollsClosed.Read,
        [nameof(PublicationPaused)] = PublicationPaused.Read,
        [nameof(PublicationResumed)] = PublicationResumed.Read,
        [nameof(KeyEnrolled)] = KeyEnrolled.Read,
        [nameof(KeyRevoked)] = KeyRevoked.Read,
        [nameof(KeyAnnounced)] = KeyAnnounced.Read,
        [nameof(FormatRaised)] = FormatRaised.Read,
        [nameof(RecordSucceeded)] = RecordSucceeded.Read,
        [nameof(PaperAttached)] = PaperAttached.Read,
        [nameof(PaperWithheld)] = PaperWithheld.Read,
        [nameof(CommissionFormed)] = CommissionFormed.Read,
        [nameof(MemberSeated)] = MemberSeated.Read,
        [nameof(MemberLeft)] = MemberLeft.Read,
        [nameof(CommissionDissolved)] = CommissionDissolved.Read,
        [nameof(DecisionTaken)] = DecisionTaken.Read,
        [nameof(PartyListed)] = PartyListed.Read,
        [nameof(ChoiceRegistered)] = ChoiceRegistered.Read,
        [nameof(ChoiceWithdrawn)] = ChoiceWithdrawn.Read,
        [nameof(TurnoutReported)] = TurnoutReported.Read,
        [nameof(TurnoutCorrected)] = TurnoutCorrected.Read,
        [nameof(ProtocolReceived)] = ProtocolReceived.Read,
        [nameof(EntrySealed)] = EntrySealed.Read,
        [nameof(ProtocolEntered)] = ProtocolEntered.Read,
        [nameof(ProtocolAccepted)] = ProtocolAccepted.Read,
        [nameof(ProtocolExplained)] = ProtocolExplained.Read,
        [nameof(ProtocolAdmitted)] = ProtocolAdmitted.Read,
        [nameof(RecountOrdered)] = RecountOrdered.Read,
        [nameof(ResultInvalidated)] = ResultInvalidated.Read,
        [nameof(ResultRestored)] = ResultRestored.Read,
        [nameof(VotingFailed)] = VotingFailed.Read,
        [nameof(StageReached)] = StageReached.Read,
        [nameof(ContestAnnulled)] = ContestAnnulled.Read,
        [nameof(ContestPostponed)] = ContestPostponed.Read,
        [nameof(LotDrawn)] = LotDrawn.Read,
        [nameof(ResultProtocolEntered)] = ResultProtocolEntered.Read,
    }.ToFrozenDictionary(StringComparer.Ordinal);

    /// <summary>The names of all facts.</summary>
    public static IReadOnlyCollection<string> Names => Readers.Keys;

    /// <summary>The reader of a fact's data.</summary>
    /// <exception cref="RecordFormatException">This version does not know the fact.</exception>
    public static FactReader ReaderOf(string name, int version) => version == 1 && Readers.TryGetValue(name, out var reader)
        ? reader
        : throw new RecordFormatException($"The fact {name}, version {version}, is not known here: needs urna ≥ one that reads format {RecordOpened.CurrentFormat + 1} (this one reads format {RecordOpened.CurrentFormat}).") { NeedsNewer = true };
}
