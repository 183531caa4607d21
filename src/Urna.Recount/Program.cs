using System.Runtime.InteropServices.JavaScript;
using System.Runtime.Versioning;
using Urna.Record;
using Urna.Results;

[assembly: SupportedOSPlatform("browser")]

namespace Urna.Recount;

/// <summary>What the reader's browser calls.</summary>
public static partial class Program
{
    private static readonly Decoder Reads = new();
    private static readonly Tree Grown = new();
    private static readonly Views Known = new();

    /// <summary>Nothing is done before it is called.</summary>
    public static void Main()
    {
    }

    [JSExport]
    internal static string Take(byte[] bundle, int width)
    {
        foreach (var bytes in EntryBundle.Read(bundle, width))
        {
            Grown.AppendEntry(bytes.Span);
            var entry = Reads.Read(bytes.Span);
            if (Rules.Decide(Known, entry.By, entry.Fact, entry.At) is Decision.Refused(var no)) return no.Sentence;
            Known.Apply(entry);
        }

        return string.Empty;
    }

    [JSExport]
    internal static string Root() => Grown.Root().ToString();

    [JSExport]
    internal static string Digest() => ResultDigest.Of(Known);
}
