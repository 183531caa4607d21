namespace Urna.Protocols;

/// <summary>
/// How far one entry lies from another, in eight bytes where number and time take sixteen: there are three for each version of each protocol. Up to
/// 134 million entries and two years are kept exactly; of what lies farther only that it is there. The default is that there is none.
/// </summary>
/// <param name="Packed">Entries between them in the upper bits, milliseconds in the lower ones.</param>
internal readonly record struct Distance(long Packed)
{
    private const int TimeBits = 36;
    private const long MostTime = (1L << TimeBits) - 1;
    private const long MostEntries = (1L << (63 - TimeBits)) - 1;
    private const long Far = -1;

    /// <summary>Whether there is no other entry.</summary>
    public bool IsNone => Packed == 0;

    /// <summary>The distance of two entries; none where the earlier one is.</summary>
    public static Distance Of(Edition earlier, Edition later)
    {
        if (earlier.Size == 0) return default;
        var (entries, time) = (later.Size - earlier.Size, later.At.Milliseconds - earlier.At.Milliseconds);
        return new(entries <= MostEntries && time <= MostTime ? (entries << TimeBits) | time : Far);
    }

    /// <summary>The entry this far before another; none where there is none, or it lies too far.</summary>
    public Edition Before(long number, Moment at) => Packed is 0 or Far ? default : new(number + 1 - (Packed >> TimeBits), new(at.Milliseconds - (Packed & MostTime)));

    /// <summary>The entry this far behind another; none where there is none, or it lies too far.</summary>
    public Edition Behind(long number, Moment at) => Packed is 0 or Far ? default : new(number + 1 + (Packed >> TimeBits), new(at.Milliseconds + (Packed & MostTime)));
}
