using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using Urna.Record;

namespace Urna.Store.Signing;

/// <summary>A key of the log that an entry announced.</summary>
/// <param name="Entry">The number of the entry.</param>
/// <param name="Key">The key.</param>
internal sealed record AnnouncedKey(long Entry, VerifierKey Key);

/// <summary>
/// What a signer has bound itself to: the tree of its last checkpoint. It signs that tree and what extends it, nothing else ever. Written
/// as lines of text, the last of which is a hash over the others.
/// </summary>
/// <param name="Origin">The origin of the record; empty before the first entry was seen.</param>
/// <param name="Tree">The tree. Not to be changed.</param>
/// <param name="Announced">The keys that its entries announce.</param>
internal sealed record Bond(string Origin, Tree Tree, ImmutableArray<AnnouncedKey> Announced)
{
    private const string Title = "urna signer 1";

    /// <summary>Bound to nothing yet.</summary>
    public static Bond None { get; } = new(string.Empty, new(), []);

    /// <summary>Entries of the last checkpoint.</summary>
    public long Size => Tree.Size;

    /// <summary>The checkpoint it is bound to.</summary>
    public Checkpoint Checkpoint => new(Origin, Size, Tree.Root());

    /// <summary>The bytes of its file.</summary>
    public byte[] ToBytes()
    {
        var text = new StringBuilder(Title).Append('\n');
        text.Append("origin ").Append(Origin).Append('\n');
        text.Append(CultureInfo.InvariantCulture, $"size {Size}\n");
        text.Append("root ").Append(Tree.Root().ToBase64()).Append('\n');
        foreach (var hash in Tree.Edge()) text.Append("edge ").Append(hash.ToBase64()).Append('\n');
        foreach (var key in Announced) text.Append(CultureInfo.InvariantCulture, $"announced {key.Entry} {key.Key}\n");
        var lines = text.ToString();
        return Encoding.UTF8.GetBytes($"{lines}hash {Hash.Of(Encoding.UTF8.GetBytes(lines))}\n");
    }

    /// <summary>Reads its file; null where it is not whole.</summary>
    public static Bond? Read(byte[] bytes)
    {
        var text = Encoding.UTF8.GetString(bytes);
        var end = text.LastIndexOf("hash ", StringComparison.Ordinal);
        if (end < 0 || text[end..] != $"hash {Hash.Of(Encoding.UTF8.GetBytes(text[..end]))}\n") return null;
        var lines = text[..end].TrimEnd('\n').Split('\n');
        if (lines.Length < 4 || lines[0] != Title) return null;
        var edge = lines.Where(l => l.StartsWith("edge ", StringComparison.Ordinal)).Select(l => Hash.TryParseBase64(l[5..], out var hash) ? hash : default).ToArray();
        if (!long.TryParse(lines[2]["size ".Length..], CultureInfo.InvariantCulture, out var size) || long.PopCount(size) != edge.Length) return null;
        var tree = Tree.Of(size, edge);
        if (lines[3] != $"root {tree.Root().ToBase64()}") return null;
        return new(lines[1]["origin ".Length..], tree, [.. lines.Where(l => l.StartsWith("announced ", StringComparison.Ordinal)).Select(KeyOf).OfType<AnnouncedKey>()]);
    }

    private static AnnouncedKey? KeyOf(string line) =>
        line.Split(' ', 3) is [_, var entry, var text] && VerifierKey.TryParse(text, out var key) && key is not null
            ? new(long.Parse(entry, CultureInfo.InvariantCulture), key)
            : null;
}
