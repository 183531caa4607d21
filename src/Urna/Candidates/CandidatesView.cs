using System.Collections.Immutable;
using Urna.Registers;

namespace Urna.Candidates;

/// <summary>A line on the ballot.</summary>
/// <param name="Registered">The fact that registered it.</param>
/// <param name="Withdrawn">The fact that withdrew it; none while it stands.</param>
public sealed record Choice(ChoiceRegistered Registered, ChoiceWithdrawn? Withdrawn)
{
    /// <summary>Its code.</summary>
    public string Code => Registered.Choice;

    /// <summary>Whether it stands.</summary>
    public bool Stands => Withdrawn is null;
}

/// <summary>Who stands, in ballot order.</summary>
public sealed partial class CandidatesView
{
    private static readonly ImmutableArray<Choice> Nobody = [];
    private readonly Dense<ImmutableArray<Choice>> _ballots;
    private ImmutableDictionary<string, PartyListed> _parties;

    /// <summary>Nobody stands yet.</summary>
    public CandidatesView()
    {
        _ballots = new();
        _parties = ImmutableDictionary.Create<string, PartyListed>(StringComparer.Ordinal);
    }

    private CandidatesView(CandidatesView other)
    {
        _ballots = other._ballots.Fork();
        _parties = other._parties;
        ChoiceCount = other.ChoiceCount;
    }

    /// <summary>The parties by code.</summary>
    public IReadOnlyDictionary<string, PartyListed> Parties => _parties;

    /// <summary>How many choices are registered over all contests, withdrawn ones included.</summary>
    public int ChoiceCount { get; private set; }

    /// <summary>The choices of a contest in ballot order, withdrawn ones included.</summary>
    public ImmutableArray<Choice> Of(int contest) => _ballots[contest] is { IsDefault: false } ballot ? ballot : Nobody;

    /// <summary>The place of a choice on the ballot from 0, -1 where it is not there.</summary>
    public int Find(int contest, string choice)
    {
        var ballot = Of(contest);
        for (var i = 0; i < ballot.Length; i++)
        {
            if (ballot[i].Code == choice) return i;
        }

        return -1;
    }

    /// <summary>Follows one entry.</summary>
    /// <exception cref="RecordOrderException">The fact cannot follow.</exception>
    public void Apply(Entry entry, RegistersView registers)
    {
        switch (entry.Fact)
        {
            case PartyListed party: Apply(party); break;
            case ChoiceRegistered choice: Apply(choice, registers); break;
            case ChoiceWithdrawn choice: Apply(choice, registers); break;
            default: break; // another room's fact
        }
    }

    /// <summary>A copy that may go its own way.</summary>
    public CandidatesView Fork() => new(this);

    private static int ContestOf(RegistersView registers, string code) =>
        registers.FindContest(code) is >= 0 and var contest ? contest : throw new RecordOrderException($"The contest \"{code}\" is not known.");

    private void Apply(PartyListed party)
    {
        if (_parties.ContainsKey(party.Party)) throw new RecordOrderException($"The party \"{party.Party}\" is listed twice.");
        _parties = _parties.Add(party.Party, party);
    }

    private void Apply(ChoiceRegistered registered, RegistersView registers)
    {
        var contest = ContestOf(registers, registered.Contest);
        if (registers.Contest(contest).IsClosed) throw new RecordOrderException($"The choice \"{registered.Choice}\" is registered after the polls of {registered.Contest} were closed.");
        if (Find(contest, registered.Choice) >= 0) throw new RecordOrderException($"The choice \"{registered.Choice}\" is registered twice in {registered.Contest}.");
        var ballot = Of(contest);
        var place = ballot.Length;
        while (place > 0 && ballot[place - 1].Registered.Position > registered.Position) place--;
        if (place > 0 && ballot[place - 1].Registered.Position == registered.Position) throw new RecordOrderException($"Two choices have position {registered.Position} in {registered.Contest}.");
        _ballots.Edit(contest) = ballot.Insert(place, new(registered, null));
        ChoiceCount++;
    }

    private void Apply(ChoiceWithdrawn withdrawn, RegistersView registers)
    {
        var contest = ContestOf(registers, withdrawn.Contest);
        var place = Find(contest, withdrawn.Choice);
        if (place < 0) throw new RecordOrderException($"The choice \"{withdrawn.Choice}\" is not registered in {withdrawn.Contest}.");
        var ballot = Of(contest);
        if (!ballot[place].Stands) throw new RecordOrderException($"The choice \"{withdrawn.Choice}\" of {withdrawn.Contest} was withdrawn twice.");
        _ballots.Edit(contest) = ballot.SetItem(place, ballot[place] with { Withdrawn = withdrawn });
    }
}
