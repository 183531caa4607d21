using CsCheck;
using Urna.Record;
using Hash = Urna.Record.Hash;

namespace Urna.Tests.Record;

public class TreeTests
{
    [Fact]
    public void A_tree_equals_the_recursive_definition() =>
        Gen.Int[0, 700].Sample(n => Assert.Equal(TlogData.NaiveRoot(TlogData.Leaves(n)), Tree.RootOf(TlogData.Leaves(n))), iter: 60);

    [Fact]
    public void A_fork_goes_its_own_way()
    {
        var tree = new Tree();
        foreach (var leaf in TlogData.Leaves(6)) tree.Append(leaf);
        var before = tree.Root();

        var fork = tree.Fork();
        foreach (var leaf in TlogData.Leaves(5, salt: 1)) fork.Append(leaf);

        Assert.Equal(before, tree.Root());
        Assert.Equal(TlogData.NaiveRoot([.. TlogData.Leaves(6), .. TlogData.Leaves(5, salt: 1)]), fork.Root());
    }

    [Fact]
    public void A_tree_goes_on_from_its_edge() =>
        Gen.Int[0, 300].Sample(n =>
        {
            var tree = new Tree();
            foreach (var leaf in TlogData.Leaves(n)) tree.Append(leaf);
            var again = Tree.Of(n, tree.Edge());
            again.Append(Hash.EmptyTree);
            tree.Append(Hash.EmptyTree);
            Assert.Equal(tree.Root(), again.Root());
        }, iter: 60);

    [Fact]
    public void Every_inclusion_proof_holds_and_no_changed_bit_does() =>
        Gen.Select(Gen.Int[1, 300], Gen.UInt, Gen.Int[0, 255]).Sample((size, pick, bit) =>
        {
            var leaves = TlogData.Leaves(size);
            var root = Tree.RootOf(leaves);
            var index = (int)(pick * (long)size >> 32);
            var proof = Inclusion.Make(index, leaves);
            Assert.True(Inclusion.Verify(index, size, leaves[index], proof, root));
            Assert.False(Inclusion.Verify(index, size, Flip(leaves[index], bit), proof, root));
            Assert.False(Inclusion.Verify(index, size, leaves[index], proof, Flip(root, bit)));
            Assert.False(Inclusion.Verify(index, size, leaves[index], [.. proof, root], root));
            for (var i = 0; i < proof.Length; i++) Assert.False(Inclusion.Verify(index, size, leaves[index], With(proof, i, bit), root));
            for (var i = 0; i < size; i++) Assert.Equal(i == index, Inclusion.Verify(i, size, leaves[index], proof, root));
        }, iter: 60);

    [Fact]
    public void Every_consistency_proof_holds_and_no_changed_bit_does() =>
        Gen.Select(Gen.Int[1, 300], Gen.Int[0, 300], Gen.Int[0, 255]).Sample((old, more, bit) =>
        {
            var leaves = TlogData.Leaves(old + more);
            var (oldRoot, root) = (Tree.RootOf(leaves.AsSpan(0, old)), Tree.RootOf(leaves));
            var proof = Consistency.Make(old, leaves);
            Assert.True(Consistency.Verify(old, oldRoot, leaves.Length, root, proof));
            Assert.True(Consistency.VerifyForWitness(old, oldRoot, leaves.Length, root, proof));
            Assert.False(Consistency.Verify(old, Flip(oldRoot, bit), leaves.Length, root, proof));
            Assert.False(Consistency.Verify(old, oldRoot, leaves.Length, Flip(root, bit), proof));
            Assert.False(Consistency.Verify(old, oldRoot, leaves.Length, root, [.. proof, root]));
            for (var i = 0; i < proof.Length; i++) Assert.False(Consistency.Verify(old, oldRoot, leaves.Length, root, With(proof, i, bit)));
        }, iter: 60);

    [Fact]
    public void Every_subtree_proof_holds_and_no_changed_bit_does() =>
        Gen.Select(Gen.Int[1, 200], Gen.Int[0, 7], Gen.Int[0, 200], Gen.Int[0, 255]).Sample((size, level, pick, bit) =>
        {
            var leaves = TlogData.Leaves(size);
            var start = Math.Min(pick, size - 1) >> level << level;
            var end = Math.Min(size, start + (1 << level));
            var (part, root) = (TlogData.NaiveRoot(leaves.AsSpan(start, end - start)), Tree.RootOf(leaves));
            Assert.True(Subtree.IsValid(start, end));
            var proof = Subtree.Make(start, end, size, Nodes.Of(leaves));
            Assert.True(Subtree.VerifyConsistency(start, end, part, size, root, proof));
            Assert.False(Subtree.VerifyConsistency(start, end, Flip(part, bit), size, root, proof));
            Assert.False(Subtree.VerifyConsistency(start, end, part, size, Flip(root, bit), proof));
            for (var i = 0; i < proof.Length; i++) Assert.False(Subtree.VerifyConsistency(start, end, part, size, root, With(proof, i, bit)));
        }, iter: 100);

    [Fact]
    public void A_hash_reads_back_from_both_its_forms() =>
        Gen.Byte.Array[32].Sample(bytes =>
        {
            var hash = new Hash(bytes);
            Assert.Equal(bytes, hash.ToBytes());
            Assert.True(Hash.TryParse(hash.ToString(), out var fromHex) && fromHex == hash);
            Assert.True(Hash.TryParseBase64(hash.ToBase64(), out var fromBase64) && fromBase64 == hash);
        });

    [Theory]
    [InlineData("")]
    [InlineData("e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b8")]
    [InlineData("E3B0C44298FC1C149AFBF4C8996FB92427AE41E4649B934CA495991B7852B855")]
    [InlineData(" 3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855")]
    public void A_hash_has_one_way_to_be_written(string text) => Assert.False(Hash.TryParse(text, out _));

    [Theory]
    [InlineData("47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFV=")]
    [InlineData("47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU")]
    [InlineData("47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuF U=")]
    [InlineData("47DEQpj8HBSa-_TImW-5JCeuQeRkm5NMpJWZG3hSuFU=")]
    public void Base64_has_one_way_to_be_written(string text) => Assert.False(Hash.TryParseBase64(text, out _));

    [Fact]
    public void Hashes_are_ordered_as_their_digits_are() =>
        Gen.Select(Gen.Byte.Array[32], Gen.Byte.Array[32]).Sample((a, b) =>
            Assert.Equal(Math.Sign(string.CompareOrdinal(new Hash(a).ToString(), new Hash(b).ToString())), Math.Sign(new Hash(a).CompareTo(new Hash(b)))));

    [Theory]
    [InlineData(0)]
    [InlineData(1022)]
    [InlineData(1023)]
    [InlineData(1024)]
    [InlineData(65_535)]
    public void An_entry_of_any_length_has_the_prefix_of_a_leaf(int length)
    {
        var entry = Enumerable.Range(0, length).Select(i => (byte)(i & 255)).ToArray();
        Assert.Equal(Hash.Of([0, .. entry]), Hash.Leaf(entry));
    }

    private static Hash Flip(Hash hash, int bit)
    {
        var bytes = hash.ToBytes();
        bytes[bit >> 3] ^= (byte)(1 << (bit & 7));
        return new(bytes);
    }

    private static Hash[] With(Hash[] proof, int i, int bit)
    {
        var changed = proof.ToArray();
        changed[i] = Flip(proof[i], bit);
        return changed;
    }
}
