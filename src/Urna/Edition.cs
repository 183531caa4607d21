namespace Urna;

/// <summary>An entry of the record and its time, such as the one that changed something last: how many entries there were with it, and when. The default: none.</summary>
/// <param name="Size">The number of the entry and one more, so that 0 is none.</param>
/// <param name="At">When it was recorded.</param>
public readonly record struct Edition(long Size, Moment At)
{
    /// <summary>The number of the entry; -1 where there is none.</summary>
    public long Number => Size - 1;

    /// <summary>The later of two.</summary>
    public static Edition Later(Edition left, Edition right) => left.Size >= right.Size ? left : right;
}
