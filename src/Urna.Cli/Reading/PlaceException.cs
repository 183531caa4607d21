namespace Urna.Cli.Reading;

/// <summary>What a verb was pointed at cannot be read; the message says why and what to do.</summary>
internal sealed class PlaceException : Exception
{
    /// <summary>Says why.</summary>
    /// <param name="message">For people: what is wrong, and the remedy.</param>
    /// <param name="code">The exit code: 1 where a problem was found in what is there, 2 where it cannot be used at all.</param>
    public PlaceException(string message, int code = 2)
        : base(message) => Code = code;

    /// <summary>The exit code.</summary>
    public int Code { get; }
}
