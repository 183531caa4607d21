using System.Collections.Immutable;
using Urna.Candidates;
using Urna.Protocols;
using Urna.Registers;

namespace Urna.Web.Protocols;

/// <summary>One protocol as the page of its station shows it.</summary>
public sealed record StationSheet
{
    /// <summary>The contest.</summary>
    public required Contest Contest { get; init; }

    /// <summary>The choices in ballot order.</summary>
    public required ImmutableArray<Choice> Ballot { get; init; }

    /// <summary>All versions, the first first; none while the polls are open.</summary>
    public required ImmutableArray<ProtocolVersion> Versions { get; init; }

    /// <summary>The version whose numbers stand on top: the accepted one, else the latest; none where there is none.</summary>
    public required ProtocolVersion? Version { get; init; }

    /// <summary>What every check says of it.</summary>
    public required ImmutableArray<Outcome> Outcomes { get; init; }

    /// <summary>The stages of its ballot balance.</summary>
    public required ImmutableArray<BalanceStage> Balance { get; init; }

    /// <summary>Voters who took part, as it says.</summary>
    public required long? Voted { get; init; }

    /// <summary>Valid votes, as it says.</summary>
    public required long? Valid { get; init; }

    /// <summary>Whether the votes of its choices may be shown.</summary>
    public required bool WithChoices { get; init; }

    /// <summary>Reads a slot.</summary>
    public static StationSheet Of(Views views, int slot)
    {
        var index = views.Registers.Slot(slot).Contest;
        var contest = views.Registers.Contest(index);
        var ballot = views.Candidates.Of(index);
        var state = Shown.Numbers(views, slot) ? views.Protocols.State(slot) : default;
        var version = state.Latest is { } latest && ProtocolsView.IsHeld(state, contest.Form) ? latest : state.Accepted ?? state.Latest;
        var sheet = version is null ? null : new Read(views, slot, version, ballot, contest.Form);
        return new()
        {
            Contest = contest,
            Ballot = ballot,
            Versions = [.. Chain(state.Latest).Reverse()],
            Version = version,
            Outcomes = sheet?.Outcomes ?? [],
            Balance = sheet?.Balance ?? [],
            Voted = sheet?.Voted,
            Valid = sheet?.Valid,
            WithChoices = Shown.Choices(views, slot),
        };
    }

    private static IEnumerable<ProtocolVersion> Chain(ProtocolVersion? version)
    {
        for (; version is not null; version = version.Previous) yield return version;
    }

    private sealed class Read
    {
        public Read(Views views, int slot, ProtocolVersion version, ImmutableArray<Choice> ballot, Form form)
        {
            var sheet = Sheets.Of(version.Entered, slot, views.Registers, ballot.AsSpan(), views.Turnout);
            Outcomes = form.Outcomes(sheet);
            Balance = BallotBalance.Of(form, sheet, Outcomes, Shown.Choices(views, slot));
            (Voted, Valid) = (form.Value(form.Voted, sheet), form.Value(form.Valid, sheet));
        }

        public ImmutableArray<Outcome> Outcomes { get; }

        public ImmutableArray<BalanceStage> Balance { get; }

        public long? Voted { get; }

        public long? Valid { get; }
    }
}
