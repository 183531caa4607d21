namespace Urna.Protocols;

/// <summary>What the checks of a form look at: one protocol, and what is known of its station. A number below zero is one that is not there.</summary>
public readonly ref struct Sheet
{
    /// <summary>The lines, in the order of the form; <see cref="Numbers"/> for what is not there.</summary>
    public required ReadOnlySpan<int> Lines { get; init; }

    /// <summary>The votes of every choice, in the order of the ballot; <see cref="Numbers"/> for what is not there.</summary>
    public required ReadOnlySpan<int> Votes { get; init; }

    /// <summary>The votes of all choices that are not withdrawn; -1 where one of them is empty or unreadable.</summary>
    public required long StandingVotes { get; init; }

    /// <summary>Permanent and temporary list in the frozen register, in voters; -1 where not known.</summary>
    public required long List { get; init; }

    /// <summary>The last turnout report, in voters; -1 where there is none.</summary>
    public required long Turnout { get; init; }

    /// <summary>Completion of the protocol, in seconds since 1970; -1 where not known.</summary>
    public required long Completed { get; init; }

    /// <summary>Closing of the station, in seconds since 1970; -1 where not known.</summary>
    public required long Closing { get; init; }

    /// <summary>Marks a voter may make.</summary>
    public required int Marks { get; init; }

    internal long this[Term term] => term.Kind switch
    {
        TermKind.Line => Lines[term.Line],
        TermKind.Votes => StandingVotes,
        TermKind.List => List,
        TermKind.Turnout => Turnout,
        TermKind.Completed => Completed,
        TermKind.Closing => Closing,
        _ => Marks,
    };
}
