using System.Globalization;
using System.Text;
using Urna.Record;
using Urna.Results;
using Urna.Store.Keys;
using Urna.Store.Verifying;

namespace Urna.Recount;

/// <summary>One record as it is counted: the pass of <c>urna verify</c> over bundles that the browser has fetched.</summary>
internal sealed class Counting
{
    private readonly Problems _problems = new();
    private readonly List<Hash> _leaves = [];
    private readonly Tree _tiles = new();
    private readonly StringBuilder _signatures = new();
    private readonly EntryPass _pass;

    public Counting() => _pass = new(_problems, new CheckpointRoots(), Signature);

    /// <summary>The root over the entries taken.</summary>
    public string Root => _pass.Tree.Root().ToString();

    /// <summary>The root over the tiles that were compared.</summary>
    public string TilesRoot => _tiles.Root().ToString();

    /// <summary>The result digest; empty where not all entries could be followed.</summary>
    public string Digest => _pass.Folds && _pass.Views.Size > 0 ? ResultDigest.Of(_pass.Views) : string.Empty;

    /// <summary>What the digest is taken of.</summary>
    public string Totals => _pass.Folds && _pass.Views.Size > 0 ? ResultDigest.TextOf(_pass.Views) : string.Empty;

    /// <summary>Takes the entries of a bundle; gives how many were taken until now.</summary>
    public int Take(byte[] bundle, int width)
    {
        try
        {
            foreach (var bytes in EntryBundle.Read(bundle, width))
            {
                _pass.Take(new(_leaves.Count, bytes, null));
                _leaves.Add(_pass.Leaf);
            }
        }
        catch (RecordFormatException problem)
        {
            _problems.Add(_leaves.Count, $"its bundle cannot be read. {problem.Message}", ProblemKind.Bundle);
        }

        return _leaves.Count;
    }

    /// <summary>Compares the hashes of a tile of level 0 with those of the entries; gives the first that is another, or -1.</summary>
    public int Compare(byte[] tile, int index)
    {
        var other = -1;
        for (var at = 0; at + Hash.Length <= tile.Length; at += Hash.Length)
        {
            var hash = new Hash(tile.AsSpan(at, Hash.Length));
            var entry = (index * Tile.Hashes) + (at / Hash.Length);
            if (other < 0 && (entry >= _leaves.Count || _leaves[entry] != hash)) other = entry;
            _tiles.Append(hash);
        }

        return other;
    }

    /// <summary>The first problems, a line for each: number of the entry, kind, sentence.</summary>
    public string ProblemLines() =>
        string.Join('\n', _problems.First().Select(p => string.Create(CultureInfo.InvariantCulture, $"{p.Entry} {p.KindWord} {p.What.ReplaceLineEndings(" ")}")));

    /// <summary>The signatures that are still to be checked; they are given once.</summary>
    public string TakeSignatures()
    {
        var lines = _signatures.ToString();
        _signatures.Clear();
        return lines;
    }

    // The runtime of a browser has no elliptic curves; the browser itself has. Who may sign is judged here.
    private string? Signature(Views views, Entry entry)
    {
        if (entry.Signature is not { } signature) return Speaker.Absence(views, entry);
        if (Speaker.Problem(views, entry.By, signature) is { } problem) return problem;
        if (signature.Algorithm != "ES256") return $"The signature of the key {signature.Key} is of a kind that no device makes.";
        var signed = Convert.ToBase64String(Entry.SignedBytes(entry.Id, entry.Fact));
        _signatures.Append(CultureInfo.InvariantCulture, $"{views.Size} {views.Acts.Keys[signature.Key].Enrolled.Public} {signed} {signature.Value}\n");
        return null;
    }
}
