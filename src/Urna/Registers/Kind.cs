namespace Urna.Registers;

/// <summary>What a record is a record of. The default value is a live election.</summary>
public enum Kind
{
    /// <summary>An election as it happens.</summary>
    Live,

    /// <summary>An exercise with invented numbers.</summary>
    Rehearsal,

    /// <summary>A past election, all of it real.</summary>
    Replay,

    /// <summary>A past election, partly invented: each station page says so.</summary>
    Reconstruction,
}

/// <summary>The words for <see cref="Kind"/> in files.</summary>
public static class KindNames
{
    private static readonly string[] Words = ["live", "rehearsal", "replay", "reconstruction"];

    /// <summary>The word of a kind.</summary>
    public static string Of(Kind kind) => Words[(int)kind];

    /// <summary>Reads the word.</summary>
    public static bool TryParse(string? word, out Kind kind)
    {
        var index = Array.IndexOf(Words, word);
        kind = (Kind)Math.Max(index, 0);
        return index >= 0;
    }
}
