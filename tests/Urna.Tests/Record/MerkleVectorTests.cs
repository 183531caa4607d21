using Urna.Record;

namespace Urna.Tests.Record;

public class MerkleVectorTests
{
    [Theory]
    [InlineData("inclusion", 98, 92)]
    [InlineData("consistency", 98, 92)]
    [InlineData("subtreeinclusion", 204, 192)]
    [InlineData("subtreeconsistency", 118, 106)]
    public void Every_case_has_its_verdict(string kind, int cases, int refused)
    {
        var all = TlogData.Cases.Where(c => c.Kind == kind).ToArray();
        Assert.Equal(cases, all.Length);
        Assert.Equal(refused, all.Count(c => c.MustFail));
        Assert.All(all, c => Assert.True(Holds(c) == !c.MustFail, c.Path));
    }

    [Fact]
    public void The_witness_differs_only_where_the_old_tree_is_empty()
    {
        var differing = TlogData.Cases.Where(c => c.Kind == "consistency" && HoldsForWitness(c) != Holds(c)).ToArray();
        Assert.All(differing, c => Assert.Equal(0, c.Number("size1")));
    }

    [Fact]
    public void A_witness_accepts_a_first_tree_with_an_empty_proof()
    {
        var leaves = TlogData.Leaves(5);
        var root = Tree.RootOf(leaves);
        Assert.True(Consistency.VerifyForWitness(0, Hash.EmptyTree, 5, root, []));
        Assert.False(Consistency.Verify(0, Hash.EmptyTree, 5, root, []));
        Assert.False(Consistency.VerifyForWitness(0, Hash.EmptyTree, 5, root, [root]));
        Assert.True(Consistency.VerifyForWitness(0, Hash.EmptyTree, 0, Hash.EmptyTree, []));
        Assert.False(Consistency.VerifyForWitness(0, Hash.EmptyTree, 0, root, []));
    }

    [Fact]
    public void The_eight_leaf_tree_of_certificate_transparency_has_its_roots()
    {
        var data = TlogData.Notes.GetProperty("rfc6962_8leaf");
        var tree = new Tree();
        var roots = new List<string> { tree.Root().ToString() };
        foreach (var input in data.GetProperty("inputs_hex").EnumerateArray())
        {
            tree.AppendEntry(Convert.FromHexString(input.GetString() ?? string.Empty));
            roots.Add(tree.Root().ToString());
        }

        Assert.Equal(data.GetProperty("roots_hex").EnumerateArray().Select(r => r.GetString()), roots);
        Assert.Equal(9, roots.Count);
    }

    private static bool Holds(MerkleCase c) => c.TryProof(out var proof) && c.Kind switch
    {
        "inclusion" => c.TryHash("leafHash", out var leaf) && c.TryHash("root", out var root)
            && Inclusion.Verify(c.Number("leafIdx"), c.Number("treeSize"), leaf, proof, root),
        "subtreeinclusion" => c.TryHash("leafHash", out var leaf) && c.TryHash("root", out var root)
            && Subtree.VerifyInclusion(c.Number("leafIdx"), c.Number("start"), c.Number("end"), leaf, proof, root),
        "consistency" => c.TryHash("root1", out var old) && c.TryHash("root2", out var root)
            && Consistency.Verify(c.Number("size1"), old, c.Number("size2"), root, proof),
        "subtreeconsistency" => c.TryHash("root1", out var part) && c.TryHash("root2", out var root)
            && Subtree.VerifyConsistency(c.Number("start"), c.Number("end"), part, c.Number("size"), root, proof),
        _ => throw new InvalidOperationException(c.Kind),
    };

    private static bool HoldsForWitness(MerkleCase c) => c.TryProof(out var proof) && c.TryHash("root1", out var old) && c.TryHash("root2", out var root)
        && Consistency.VerifyForWitness(c.Number("size1"), old, c.Number("size2"), root, proof);
}
