using System.Text.Json;
using Urna.Record;

namespace Urna.Tests.Record;

/// <summary>The open vectors of transparency logs; <c>SOURCE.txt</c> beside them names their sources.</summary>
internal static class TlogData
{
    public static string Folder { get; } = Path.Combine(Repository.Root, "tests/Urna.Tests/data/tlog");

    public static JsonElement Notes { get; } =
        JsonDocument.Parse(File.ReadAllText(Path.Combine(Folder, "signed-note-and-cosignature-vectors.json"))).RootElement;

    public static MerkleCase[] Cases { get; } =
        [.. File.ReadLines(Path.Combine(Folder, "merkle-proof-cases.jsonl")).Select(line => new MerkleCase(JsonDocument.Parse(line).RootElement))];

    /// <summary>Leaf hashes of entries "0", "1", …</summary>
    public static Hash[] Leaves(int count, int salt = 0)
    {
        var leaves = new Hash[count];
        for (var i = 0; i < count; i++) leaves[i] = Hash.Leaf(BitConverter.GetBytes(((long)salt << 32) + i));
        return leaves;
    }

    /// <summary>The root by the letter of RFC 6962, section 2.1, sharing nothing with the tree but the two hash functions.</summary>
    public static Hash NaiveRoot(ReadOnlySpan<Hash> leaves)
    {
        if (leaves.Length == 0) return Hash.EmptyTree;
        if (leaves.Length == 1) return leaves[0];
        var k = 1;
        while (k * 2 < leaves.Length) k *= 2;
        return Hash.Node(NaiveRoot(leaves[..k]), NaiveRoot(leaves[k..]));
    }
}

/// <summary>One case of the Merkle vectors.</summary>
internal sealed class MerkleCase(JsonElement line)
{
    private readonly JsonElement _case = line.GetProperty("case");

    public string Kind { get; } = line.GetProperty("kind").GetString() ?? string.Empty;

    public string Path { get; } = line.GetProperty("path").GetString() ?? string.Empty;

    public bool MustFail => _case.GetProperty("wantErr").GetBoolean();

    // Sizes beyond the range of a log arrive as negative numbers, which the verifiers refuse.
    public long Number(string key) => unchecked((long)_case.GetProperty(key).GetUInt64());

    /// <summary>False where a hash is not even there: nothing that reads hashes lets it through.</summary>
    public bool TryHash(string key, out Hash hash) => TryHash(_case.GetProperty(key), out hash);

    public bool TryProof(out Hash[] proof)
    {
        var items = _case.GetProperty("proof");
        proof = items.ValueKind == JsonValueKind.Null ? [] : new Hash[items.GetArrayLength()];
        for (var i = 0; i < proof.Length; i++)
        {
            if (!TryHash(items[i], out proof[i])) return false;
        }

        return true;
    }

    // Some cases write words ("don't care 1") where any hash would do: equal words become equal hashes.
    private static bool TryHash(JsonElement value, out Hash hash)
    {
        var bytes = value.GetBytesFromBase64();
        hash = bytes.Length == Hash.Length ? new Hash(bytes) : Hash.Of(bytes);
        return bytes.Length > 0;
    }
}
