namespace Urna;

/// <summary>What something was last changed by: how many entries the record had then, and when. The default: by none yet.</summary>
/// <param name="Size">The number of the entry and one more, so that 0 is none.</param>
/// <param name="At">When it was recorded.</param>
public readonly record struct Edition(long Size, Moment At)
{
    /// <summary>The number of the entry; -1 where there is none.</summary>
    public long Number => Size - 1;

    /// <summary>The later of two.</summary>
    public static Edition Later(Edition left, Edition right) => left.Size >= right.Size ? left : right;
}
