namespace Urna.Protocols;

/// <summary>When a line of the protocol is written. The default is before the boxes are opened.</summary>
public enum Stage
{
    /// <summary>Before the boxes are opened.</summary>
    Before,

    /// <summary>After the boxes are opened.</summary>
    After,

    /// <summary>On a document that comes with the protocol; such a line may always be empty.</summary>
    Act,
}

/// <summary>A numbered number on the protocol.</summary>
/// <param name="Code">Its code, as on the paper; unique in the form.</param>
/// <param name="Names">What it counts.</param>
/// <param name="Stage">When it is written.</param>
/// <param name="Parent">The code of the line it is a part of; empty where it is none.</param>
/// <param name="Optional">Whether it may be empty: the form says so, or it comes from an act.</param>
public sealed record FormLine(string Code, Names Names, Stage Stage, string Parent, bool Optional);

/// <summary>What stands for a number that a protocol does not give. Empty is not zero.</summary>
public static class Numbers
{
    /// <summary>Nothing is written there.</summary>
    public const int Empty = -1;

    /// <summary>Something is written there that nobody can read.</summary>
    public const int Unreadable = -2;
}
