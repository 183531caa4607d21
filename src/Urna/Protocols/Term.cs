using System.Collections.Immutable;

namespace Urna.Protocols;

/// <summary>Where a term takes its value from. The default is a line of the form.</summary>
public enum TermKind
{
    /// <summary>A line of the form.</summary>
    Line,

    /// <summary><c>@votes</c>: votes of all standing choices of the protocol.</summary>
    Votes,

    /// <summary><c>@list</c>: permanent and temporary list of the station and contest in the frozen register.</summary>
    List,

    /// <summary><c>@turnout</c>: the station's last turnout report for the contest.</summary>
    Turnout,

    /// <summary><c>@completed</c>: completion of the protocol, in seconds since 1970.</summary>
    Completed,

    /// <summary><c>@closing</c>: closing of the station, in seconds since 1970.</summary>
    Closing,

    /// <summary><c>@seats</c>: marks a voter may make.</summary>
    Seats,
}

/// <summary>A value that is added to a sum. The default value is nothing times the first line.</summary>
/// <param name="Kind">Where the value comes from.</param>
/// <param name="Line">The index of the line in the form; -1 where it is no line.</param>
/// <param name="Factor">How many times it counts: 1 to <see cref="MaxFactor"/>, or below zero where it is subtracted.</param>
public readonly record struct Term(TermKind Kind, int Line, int Factor)
{
    /// <summary>The largest factor. With <see cref="Sum.MaxTerms"/> it keeps every sum of what a record can hold within 64 bits.</summary>
    public const int MaxFactor = 1000;
}

/// <summary>A sum of terms. A sum without terms is zero.</summary>
/// <param name="Terms">The terms, in the order they are written in.</param>
public sealed record Sum(ImmutableArray<Term> Terms)
{
    /// <summary>The most terms of one sum.</summary>
    public const int MaxTerms = 100;
}
