using System.Globalization;
using Urna.Store.Tests.Packages;
using Urna.Store.Tests.Records;
using Urna.Store.Tests.Figures;

namespace Urna.Store.Tests.Counting;

/// <summary>The program and the second counter count the same: samples, elections made at random, samples changed at random.</summary>
public class AgreementTests
{
    private static readonly string[] Outcomes = ["awarded", "tie", "runOff", "runOffTie", "unfilled", "none"];
    private static readonly string[] Parts = ["held", "invalidated", "failed"];
    private static readonly string[] Flags = ["annulled", "postponed", "majority"];
    private static readonly string[] Series = ["turnout-series-falling", "turnout-series-flagged"];

    private const string NoPython = "python3 is not here";

    private static int Elections => Number("URNA_ELECTIONS", 1000);

    private static int Mutations => Number("URNA_MUTATIONS", 6);

    private static string Seed => Environment.GetEnvironmentVariable("URNA_SEED") ?? "1";

    [Fact]
    public void On_every_sample_at_several_moments()
    {
        Assert.SkipUnless(SecondCounter.IsHere, NoPython);
        using var folder = new Folder();
        var moments = SampleFigures.All.GroupBy(f => f.Sample).Select(g => string.Join('\t', g.Select(f => f.At).Append(string.Empty).Distinct().Prepend(Path.Combine(SmallPackage.Root(AppContext.BaseDirectory), "samples", g.Key))));
        File.WriteAllLines(folder["list"], moments);

        var counts = SecondCounter.Run("flat.py", folder["list"]);

        Assert.Equal(3, counts.DistinctBy(c => c.Folder).Count());
        Same(SecondCounter.Differences(counts));
    }

    [Fact]
    public void On_elections_made_at_random()
    {
        Assert.SkipUnless(SecondCounter.IsHere, NoPython);
        using var folder = new Folder();

        var counts = SecondCounter.Run("generate.py", Elections.ToString(CultureInfo.InvariantCulture), Seed, folder.Path);

        Assert.Equal(Elections, counts.DistinctBy(c => c.Folder).Count());
        Same(SecondCounter.Differences(counts));
        HasEverything(counts);
    }

    [Fact]
    public void On_samples_changed_at_random()
    {
        Assert.SkipUnless(SecondCounter.IsHere, NoPython);
        using var folder = new Folder();

        var counts = SecondCounter.Run("mutate.py", Path.Combine(SmallPackage.Root(AppContext.BaseDirectory), "samples"), Mutations.ToString(CultureInfo.InvariantCulture), Seed, folder.Path);

        Assert.Equal(Mutations, counts.DistinctBy(c => c.Folder).Count());
        Same(SecondCounter.Differences(counts));
    }

    [Fact]
    public void A_planted_difference_is_found()
    {
        var second = new SortedDictionary<string, string>(StringComparer.Ordinal) { ["a/votes/x"] = "1", ["a/votes/y"] = "2" };
        var ours = new SortedDictionary<string, string>(StringComparer.Ordinal) { ["a/votes/x"] = "1", ["a/votes/z"] = "2" };

        Assert.Equal(["p: a/votes/y: second counter 2, Urna nothing", "p: a/votes/z: second counter nothing, Urna 2"], SecondCounter.Differences("p", second, ours));
    }

    // A generator that stops making what it is for would agree for ever.
    private static void HasEverything(List<SecondCount> counts)
    {
        var figures = counts.SelectMany(c => c.Figures).ToList();
        Assert.All(Outcomes, outcome => Assert.Contains(figures, f => f.Key.EndsWith("/outcome", StringComparison.Ordinal) && f.Value == outcome));
        Assert.All(Parts, part => Assert.Contains(figures, f => f.Key.EndsWith($"/part/{part}/stations", StringComparison.Ordinal) && f.Value != "0"));
        Assert.All(Flags, what => Assert.Contains(figures, f => f.Key.EndsWith($"/{what}", StringComparison.Ordinal) && f.Value == "true"));
        Assert.All(Series, what => Assert.Contains(figures, f => f.Key == what && f.Value != "0"));
    }

    private static void Same(List<string> differences) => Assert.True(differences.Count == 0, $"{differences.Count} differences: {string.Join(Environment.NewLine, differences.Take(20))}");

    private static int Number(string variable, int otherwise) =>
        int.TryParse(Environment.GetEnvironmentVariable(variable), NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number > 0 ? number : otherwise;
}
