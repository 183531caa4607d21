namespace Urna;

/// <summary>How large things may be that come from outside.</summary>
public static class Limits
{
    /// <summary>The largest number of voters, votes or ballots on one line: 999,999,999.</summary>
    public const int Count = 999_999_999;

    /// <summary>The longest entry of the record, in bytes: its length is two bytes in a tile (C2SP tlog-tiles).</summary>
    public const int EntryBytes = 65_535;

    /// <summary>The longest name or place, in characters.</summary>
    public const int NameLength = 400;
}
