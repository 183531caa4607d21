namespace Urna.Record;

/// <summary>Proofs that a tree only grew: its first leaves are all the leaves of an older one (RFC 6962, section 2.1.2).</summary>
public static class Consistency
{
    /// <summary>Makes the proof between two sizes of one tree; empty where the older one is empty or they are the same.</summary>
    /// <param name="old">Leaves of the older tree, from 0, at most <paramref name="size"/>.</param>
    /// <param name="size">Leaves of the newer tree.</param>
    /// <param name="nodes">The nodes of the newer tree.</param>
    public static Hash[] Make(long old, long size, NodeReader nodes) => old == 0 ? [] : Subtree.Make(0, old, size, nodes);

    /// <summary>Makes the proof from the hashes of all leaves of the newer tree.</summary>
    public static Hash[] Make(long old, ReadOnlyMemory<Hash> leaves) => Make(old, leaves.Length, Nodes.Of(leaves));

    /// <summary>
    /// Whether the newer tree begins with the older one. An older tree without leaves is refused: nothing is shown about it.
    /// </summary>
    public static bool Verify(long old, Hash oldRoot, long size, Hash root, ReadOnlySpan<Hash> proof) =>
        old > 0 && Subtree.VerifyConsistency(0, old, oldRoot, size, root, proof);

    /// <summary>
    /// The same for a witness (C2SP tlog-witness): it may see a log for the first time, so an older tree without leaves is
    /// accepted with an empty proof and the root of the empty tree, and so is a tree that stays empty.
    /// </summary>
    public static bool VerifyForWitness(long old, Hash oldRoot, long size, Hash root, ReadOnlySpan<Hash> proof)
    {
        if (old != 0) return Verify(old, oldRoot, size, root, proof);
        return size >= 0 && proof.IsEmpty && oldRoot == Hash.EmptyTree && (size > 0 || root == Hash.EmptyTree);
    }
}
