using System.Runtime.InteropServices.JavaScript;
using System.Runtime.Versioning;

[assembly: SupportedOSPlatform("browser")]

namespace Urna.Recount;

/// <summary>What the script of the page calls. One record is counted; for another the program is loaded anew.</summary>
public static partial class Program
{
    private static readonly Counting Counted = new();

    /// <summary>Nothing is done before the script calls.</summary>
    public static void Main()
    {
    }

    /// <summary>Takes the entries of the next tile; gives how many were taken until now.</summary>
    [JSExport]
    internal static int Take(byte[] bundle, int width) => Counted.Take(bundle, width);

    /// <summary>What is wrong, a line for each: the number of the entry or -1, the kind of the problem, a sentence, with spaces between.</summary>
    [JSExport]
    internal static string Problems() => Counted.ProblemLines();

    /// <summary>The signatures of devices that came since the last call, a line for each: number of the entry, public key, signed bytes, signature. The browser checks them faster.</summary>
    [JSExport]
    internal static string Signatures() => Counted.TakeSignatures();

    /// <summary>The root over the entries.</summary>
    [JSExport]
    internal static string Root() => Counted.Root;

    /// <summary>The result digest; empty where not all entries could be followed.</summary>
    [JSExport]
    internal static string Digest() => Counted.Digest;

    /// <summary>What the digest is taken of.</summary>
    [JSExport]
    internal static string Totals() => Counted.Totals;

    /// <summary>Compares the hashes of a tile with those of the entries; gives the first entry that is another, or -1.</summary>
    [JSExport]
    internal static int Compare(byte[] tile, int index) => Counted.Compare(tile, index);

    /// <summary>The root over the tiles that were compared.</summary>
    [JSExport]
    internal static string TilesRoot() => Counted.TilesRoot;

    /// <summary>Judges a checkpoint by a policy: lines of a word and its value.</summary>
    [JSExport]
    internal static string Judge(byte[] note, byte[] policy) => string.Join('\n', Judging.Of(note, policy).Select(line => line.Word + " " + line.Value));

    /// <summary>What a checkpoint says: origin, size, root; or why it cannot be read.</summary>
    [JSExport]
    internal static string Read(byte[] note) => Judging.Read(note);
}
