using System.Buffers;
using CsCheck;
using Urna.Registers;
using Urna.Results;
using Urna.Store.Packages;
using Urna.Store.Tests.Packages;

namespace Urna.Store.Tests.Snapshots;

/// <summary>A snapshot and what follows it give what the whole record gives.</summary>
public class ViewTests
{
    public static TheoryData<string> Packages => [.. Samples.All.Append(SmallPackage.Source).Select(f => Path.GetRelativePath(SmallPackage.Root(AppContext.BaseDirectory), f))];

    [Theory]
    [MemberData(nameof(Packages))]
    public void A_snapshot_of_a_sample_goes_on_as_its_record_does(string folder)
    {
        var entries = PackageFacts.Of(SmallPackage.Whole(Path.Combine(SmallPackage.Root(AppContext.BaseDirectory), folder))).ToArray();
        int[] cuts = [1, entries.Length / 3, entries.Length * 3 / 4, entries.Length];
        var whole = new Views();
        foreach (var (first, next) in cuts.Zip([.. cuts[1..], entries.Length]))
        {
            for (var i = (int)whole.Size; i < first; i++) whole.Apply(entries[i]);
            var again = Again(whole);
            Assert.Null(Same.Difference(whole, again));
            for (var i = first; i < next; i++) again.Apply(entries[i]);
            whole = whole.Fork();
            for (var i = first; i < next; i++) whole.Apply(entries[i]);
            Agree(whole, again);
            Assert.Null(Same.Difference(whole, again));
        }
    }

    [Fact]
    public void A_snapshot_of_a_wild_record_answers_the_same_at_every_step_that_follows() =>
        Gen.Select(Gen.Int[0, int.MaxValue - 1], Gen.Int[0, 1000]).Sample(
            (seed, part) =>
            {
                var entries = new Wild(seed).Entries();
                var cut = entries.Count * part / 1000;
                var whole = new Views();
                foreach (var entry in entries[..cut]) whole.Apply(entry);
                var again = Again(whole);
                Assert.Null(Same.Difference(whole, again));
                foreach (var entry in entries[cut..])
                {
                    whole.Apply(entry);
                    again.Apply(entry);
                    Agree(whole, again);
                }

                Assert.Null(Same.Difference(whole, again));
            },
            iter: 60,
            threads: 2);

    [Fact]
    public void A_wild_record_has_every_fact_there_is()
    {
        var names = Enumerable.Range(0, 200).SelectMany(seed => new Wild(seed).Entries()).Select(e => e.Fact.Name).ToHashSet(StringComparer.Ordinal);

        Assert.Empty(FactCatalogue.Names.Except(names));
    }

    [Fact]
    public void What_is_entered_after_a_snapshot_does_not_reach_it()
    {
        var entries = new Wild(7).Entries();
        var whole = new Views();
        foreach (var entry in entries[..(entries.Count / 2)]) whole.Apply(entry);
        var before = Bytes(whole);
        var fork = whole.Fork();

        foreach (var entry in entries[(entries.Count / 2)..]) fork.Apply(entry);

        Assert.NotNull(Same.Difference(whole, fork));
        Assert.Equal(before, Bytes(whole));
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    public void Two_views_that_differ_in_one_number_are_told_apart(int more)
    {
        var (left, right) = (new Views(), new Views());
        foreach (var entry in PackageFacts.Of(SmallPackage.Whole(SmallPackage.Source)))
        {
            left.Apply(entry);
            right.Apply(entry.Fact is StationFormed { Station: "S-3" } formed ? entry with { Fact = formed with { Ballots = [formed.Ballots[0] with { Handed = formed.Ballots[0].Handed + more }, .. formed.Ballots[1..]] } } : entry);
        }

        Assert.Equal(more == 0, Same.Difference(left, right) is null);
    }

    internal static Views Again(Views views) => new([.. views.Parts.Select(save => Slowly(Bytes(save)))]);

    // A few bytes at a time, as a slow disk gives them.
    private static SnapshotReader Slowly(ReadOnlyMemory<byte> bytes) => new(target =>
    {
        var length = Math.Min(Math.Min(target.Length, 1000), bytes.Length);
        bytes.Span[..length].CopyTo(target);
        bytes = bytes[length..];
        return length;
    });

    private static byte[] Bytes(Views views) => [.. views.Parts.SelectMany(Bytes)];

    private static byte[] Bytes(Action<SnapshotWriter> save)
    {
        var output = new ArrayBufferWriter<byte>();
        save(new(output));
        return output.WrittenSpan.ToArray();
    }

    private static void Agree(Views whole, Views again)
    {
        Assert.Equal(ResultDigest.Of(whole), ResultDigest.Of(again));
        Assert.Equal(Report(whole), Report(again));
    }

    private static byte[] Report(Views views)
    {
        var output = new ArrayBufferWriter<byte>();
        ResultsReport.Of(views, default).WriteJson(output);
        return output.WrittenSpan.ToArray();
    }
}
