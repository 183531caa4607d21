using System.Buffers;

namespace Urna;

/// <summary>Codes of the election (stations, contests, choices, actors): 1 to 40 characters of <c>A–Z a–z 0–9 . _ : -</c>.</summary>
public static class Codes
{
    /// <summary>The longest code, in characters.</summary>
    public const int MaxLength = 40;

    private static readonly SearchValues<byte> Allowed = SearchValues.Create("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789._:-"u8);
    private static readonly SearchValues<char> AllowedCharacters = SearchValues.Create("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789._:-");

    /// <summary>Whether these bytes are a code.</summary>
    public static bool IsCode(ReadOnlySpan<byte> bytes) => bytes.Length is > 0 and <= MaxLength && !bytes.ContainsAnyExcept(Allowed);

    /// <summary>Whether this text is a code.</summary>
    public static bool IsCode(ReadOnlySpan<char> text) => text.Length is > 0 and <= MaxLength && !text.ContainsAnyExcept(AllowedCharacters);
}
