using Urna.Store.Tests.Packages;

namespace Urna.Store.Tests.Counting;

/// <summary><c>urna results PLACE --before OTHER</c> compares contests whose boundaries match, and no other.</summary>
public class BeforeTests
{
    [Fact]
    public void Contests_of_the_same_boundaries_are_compared()
    {
        using var before = new SmallPackage();

        var rows = Rows(before);

        Assert.Contains("boundaries match in 3 of 3 contests", rows[^1], StringComparison.Ordinal);
        Assert.DoesNotContain(rows, r => r.Contains("not compared", StringComparison.Ordinal));
    }

    [Fact]
    public void A_change_stands_only_where_all_stations_are_counted_in_both()
    {
        using var before = new SmallPackage();

        Assert.Contains(" 0.00 ", Row(Rows(before), "mayor-2"), StringComparison.Ordinal);
        Assert.Contains("–", Row(Rows(before), "council"), StringComparison.Ordinal);
    }

    [Fact]
    public void A_station_that_lay_elsewhere_leaves_its_contests_alone()
    {
        using var before = new SmallPackage();
        before.Replace("stations.csv", 5, "S-1,south", "S-1,north");

        var rows = Rows(before);

        Assert.Contains("boundaries differ (stations): not compared", Row(rows, "mayor"), StringComparison.Ordinal);
        Assert.Contains("boundaries differ (stations): not compared", Row(rows, "council"), StringComparison.Ordinal);
        Assert.Contains("boundaries match in 1 of 3 contests", rows[^1], StringComparison.Ordinal);
    }

    [Fact]
    public void A_contest_of_another_unit_is_not_compared()
    {
        using var before = new SmallPackage();
        before.Replace("contests.csv", 4, "council,island", "council,north");

        Assert.Contains("boundaries differ (unit): not compared", Row(Rows(before), "council"), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("--json")]
    [InlineData("--csv")]
    [InlineData("--unit", "north")]
    public void A_comparison_is_of_whole_contests_and_for_people(params string[] words) =>
        Assert.NotEqual(0, Verbs.Run(["results", SmallPackage.Source, "--before", SmallPackage.Source, .. words]).Code);

    private static string Row(string[] rows, string contest) => Assert.Single(rows, r => r.Split(' ', StringSplitOptions.RemoveEmptyEntries) is [var first, ..] && first == contest);

    // Only the table of the comparison, which comes last.
    private static string[] Rows(SmallPackage before)
    {
        var (code, output, _) = Verbs.Run("results", SmallPackage.Source, "--before", before.Folder);
        Assert.Equal(0, code);
        return output[output.IndexOf("counted before", StringComparison.Ordinal)..].TrimEnd().Split('\n');
    }
}
