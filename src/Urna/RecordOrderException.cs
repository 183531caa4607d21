namespace Urna;

/// <summary>A fact cannot follow the facts before it. No rule would have let it in, so the reader stops rather than guess.</summary>
public sealed class RecordOrderException : Exception
{
    /// <summary>With a sentence that says what cannot follow what.</summary>
    public RecordOrderException(string message)
        : base(message)
    {
    }

    /// <summary>With a sentence and what caused it.</summary>
    public RecordOrderException(string message, Exception inner)
        : base(message, inner)
    {
    }

    /// <summary>Without a sentence.</summary>
    public RecordOrderException()
    {
    }
}
