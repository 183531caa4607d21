namespace Urna.Store.Signing;

/// <summary>
/// The record is not one that this signer may go on signing: set back, another one, or with other entries than it has signed. Nothing is
/// signed as long as that is so; the message says what a person must do.
/// </summary>
public sealed class SignerRefusedException : Exception
{
    /// <summary>With a sentence that says what is wrong and what a person must do.</summary>
    public SignerRefusedException(string message)
        : base(message)
    {
    }

    /// <summary>With a sentence and what caused it.</summary>
    public SignerRefusedException(string message, Exception inner)
        : base(message, inner)
    {
    }

    /// <summary>Without a sentence.</summary>
    public SignerRefusedException()
    {
    }
}
