namespace Urna.Protocols;

/// <summary>How the two sides of a check must stand to each other. The default is to be equal.</summary>
public enum Relation
{
    /// <summary><c>=</c>: left differs from right by no more than the tolerance.</summary>
    Equal,

    /// <summary><c>&lt;=</c>: left exceeds right by no more than the tolerance.</summary>
    AtMost,

    /// <summary><c>&lt;</c>: left lies below right and tolerance together.</summary>
    Less,

    /// <summary><c>not-both</c>: at most one side is above zero.</summary>
    NotBoth,
}

/// <summary>A control relation between lines (<c>docs/election-package.md</c>, section "forms").</summary>
/// <param name="Code">Its code; several checks may share one and are then parts of one rule.</param>
/// <param name="Left">The left side.</param>
/// <param name="Relation">How they must stand to each other.</param>
/// <param name="Right">The right side.</param>
/// <param name="Tolerance">How far left may exceed right, or differ from it; 0 to 999,999,999.</param>
/// <param name="Level">What it leads to when it breaks; never <see cref="Registers.Level.Refuse"/>.</param>
/// <param name="Article">The article it rests on; empty where none is given.</param>
/// <param name="Sentence">What it says, for people.</param>
public sealed record Check(string Code, Sum Left, Relation Relation, Sum Right, long Tolerance, Registers.Level Level, string Article, Names Sentence)
{
    internal static bool Holds(Relation relation, long left, long right, long tolerance) => relation switch
    {
        Relation.Equal => Math.Abs(left - right) <= tolerance,
        Relation.AtMost => left - right <= tolerance,
        Relation.Less => left - right < tolerance,
        _ => left <= 0 || right <= 0,
    };
}

/// <summary>What a check says of a protocol.</summary>
/// <param name="Check">The check.</param>
/// <param name="Applies">Whether all its terms have a value.</param>
/// <param name="Holds">Whether it holds; true where it does not apply.</param>
/// <param name="Left">The left side; 0 where it does not apply.</param>
/// <param name="Right">The right side; 0 where it does not apply.</param>
public readonly record struct Outcome(Check Check, bool Applies, bool Holds, long Left, long Right);
