namespace Urna.Record;

/// <summary>Bytes that claim to be of the record are not: not canonical, not a known fact, or a fact that cannot follow the others.</summary>
public sealed class RecordFormatException : Exception
{
    /// <summary>Without a word about what is wrong.</summary>
    public RecordFormatException()
    {
    }

    /// <summary>Says what is wrong, where, and what was expected.</summary>
    public RecordFormatException(string message)
        : base(message)
    {
    }

    /// <summary>Says what is wrong and what caused it.</summary>
    public RecordFormatException(string message, Exception inner)
        : base(message, inner)
    {
    }

    /// <summary>Whether a newer program could read it: a fact, a version or a format that is not known here.</summary>
    public bool NeedsNewer { get; init; }
}
