using System.Numerics;

namespace Urna.Record;

/// <summary>
/// Proofs about the leaves [start, end) of a tree where start is a multiple of the least power of two that holds them
/// (draft-ietf-plants-merkle-tree-certs, section on subtrees). With start 0 these are the proofs of RFC 6962.
/// </summary>
public static class Subtree
{
    /// <summary>Whether these bounds are those of a subtree with at least one leaf.</summary>
    public static bool IsValid(long start, long end) =>
        start >= 0 && start < end && ((ulong)start & (BitOperations.RoundUpToPowerOf2((ulong)(end - start)) - 1)) == 0;

    /// <summary>Makes the proof that a subtree is one of the tree.</summary>
    /// <param name="start">The first leaf of the subtree.</param>
    /// <param name="end">The first leaf behind it.</param>
    /// <param name="size">Leaves of the tree, at least <paramref name="end"/>.</param>
    /// <param name="nodes">The nodes of the tree.</param>
    public static Hash[] Make(long start, long end, long size, NodeReader nodes)
    {
        if (!IsValid(start, end)) throw new ArgumentException($"The leaves {start} to {end} are not a subtree.", nameof(start));
        ArgumentOutOfRangeException.ThrowIfGreaterThan(end, size);
        var proof = new List<Hash>();
        long from = 0;
        var known = true;
        while (start != from || end != size)
        {
            var middle = from + Nodes.Split(size - from);
            var left = end <= middle;
            proof.Add(left ? Nodes.Range(middle, size, nodes) : Nodes.Range(from, middle, nodes));
            if (left)
            {
                size = middle;
            }
            else
            {
                known &= start >= middle;
                start = Math.Max(start, middle);
                from = middle;
            }
        }

        if (!known) proof.Add(Nodes.Range(start, end, nodes));
        proof.Reverse();
        return [.. proof];
    }

    /// <summary>Whether the proof shows that a leaf, counted in the tree, stands in the subtree with this root.</summary>
    public static bool VerifyInclusion(long index, long start, long end, Hash leaf, ReadOnlySpan<Hash> proof, Hash root) =>
        IsValid(start, end) && index >= start && Inclusion.Verify(index - start, end - start, leaf, proof, root);

    /// <summary>
    /// Whether the proof shows that the subtree with this root stands in the tree. An empty subtree stands in every tree that
    /// reaches it, with an empty proof.
    /// </summary>
    public static bool VerifyConsistency(long start, long end, Hash subroot, long size, Hash root, ReadOnlySpan<Hash> proof)
    {
        if (end > size) return false;
        if (start == end) return start >= 0 && proof.IsEmpty && subroot == Hash.EmptyTree;
        if (!IsValid(start, end)) return false;
        var path = new Path(start, end, subroot);
        return path.Climb(size, ref proof, true) && proof.IsEmpty && path.Part == subroot && path.Whole == root;
    }

    /// <summary>Goes down to the subtree as its proof was made, taking the hashes from its end, and hashes on the way back.</summary>
    private ref struct Path(long start, long end, Hash subroot)
    {
        private long _start = start;
        private long _end = end;

        /// <summary>The hash of the subtree's leaves in the part of the tree reached.</summary>
        public Hash Part { get; private set; }

        /// <summary>The hash of that part of the tree.</summary>
        public Hash Whole { get; private set; }

        public bool Climb(long size, ref ReadOnlySpan<Hash> proof, bool known)
        {
            if (_start == 0 && _end == size) return Reach(ref proof, known);
            if (proof.IsEmpty) return false;
            var sibling = proof[^1];
            proof = proof[..^1];
            var middle = Nodes.Split(size);
            if (_end <= middle)
            {
                if (!Climb(middle, ref proof, known)) return false;
                Whole = Hash.Node(Whole, sibling);
                return true;
            }

            // Where the subtree covers the left side and some of the right one, the left side is part of both hashes.
            var covers = _start < middle;
            _start = Math.Max(0, _start - middle);
            _end -= middle;
            if (!Climb(size - middle, ref proof, known && !covers)) return false;
            if (covers) Part = Hash.Node(sibling, Part);
            Whole = Hash.Node(sibling, Whole);
            return true;
        }

        private bool Reach(ref ReadOnlySpan<Hash> proof, bool known)
        {
            if (!known && proof.IsEmpty) return false;
            Part = Whole = known ? subroot : proof[^1];
            if (!known) proof = proof[..^1];
            return true;
        }
    }
}
