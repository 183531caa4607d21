namespace Urna.Record;

/// <summary>Proofs that a leaf stands at its place in a tree (RFC 6962, section 2.1.1; RFC 9162, section 2.1.3.2).</summary>
public static class Inclusion
{
    /// <summary>The most hashes a proof can have: the tree has fewer than 2^63 leaves.</summary>
    public const int MostHashes = 63;

    /// <summary>Makes the proof for a leaf: the siblings on its way up, the lowest first.</summary>
    /// <param name="index">The leaf, from 0, below <paramref name="size"/>.</param>
    /// <param name="size">Leaves of the tree.</param>
    /// <param name="nodes">The nodes of that tree.</param>
    public static Hash[] Make(long index, long size, NodeReader nodes)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(index);
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(index, size);
        var proof = new List<Hash>();
        long start = 0;
        while (size - start > 1)
        {
            var middle = start + Nodes.Split(size - start);
            var left = index < middle;
            proof.Add(left ? Nodes.Range(middle, size, nodes) : Nodes.Range(start, middle, nodes));
            if (left) size = middle;
            else start = middle;
        }

        proof.Reverse();
        return [.. proof];
    }

    /// <summary>Makes the proof from the hashes of all leaves.</summary>
    public static Hash[] Make(long index, ReadOnlyMemory<Hash> leaves) => Make(index, leaves.Length, Nodes.Of(leaves));

    /// <summary>Whether the proof shows that this leaf stands at this place of the tree with this root.</summary>
    public static bool Verify(long index, long size, Hash leaf, ReadOnlySpan<Hash> proof, Hash root)
    {
        if (index < 0 || index >= size) return false;
        var last = size - 1;
        foreach (var sibling in proof)
        {
            if (last == 0) return false;
            if ((index & 1) == 1 || index == last)
            {
                leaf = Hash.Node(sibling, leaf);
                while ((index & 1) == 0 && index != 0)
                {
                    index >>= 1;
                    last >>= 1;
                }
            }
            else
            {
                leaf = Hash.Node(leaf, sibling);
            }

            index >>= 1;
            last >>= 1;
        }

        return last == 0 && leaf == root;
    }
}
