namespace Urna.Store.Records;

/// <summary>
/// The record cannot be opened, read or written now; the message says why and what helps. Whether what was being written is recorded may
/// be unknown: asking again with the same ids gives the answer. Towards a browser it is a 503.
/// </summary>
public sealed class RecordUnavailableException : Exception
{
    /// <summary>With a sentence that says why and what helps.</summary>
    public RecordUnavailableException(string message)
        : base(message)
    {
    }

    /// <summary>With a sentence and what caused it.</summary>
    public RecordUnavailableException(string message, Exception inner)
        : base(message, inner)
    {
    }

    /// <summary>Without a sentence.</summary>
    public RecordUnavailableException()
    {
    }
}
