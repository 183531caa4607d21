using Urna.Results;

namespace Urna.Tests.Results;

public class SeatVectorTests
{
    public static TheoryData<string> Names => [.. SeatVectors.All.Select(v => v.Name)];

    [Theory]
    [MemberData(nameof(Names))]
    public void A_published_case_holds(string name)
    {
        var vector = SeatVectors.All.Single(v => v.Name == name);

        var count = vector.Count(SeatVectors.TallyOf(vector.Votes), vector.Seats);

        Assert.Equal($"{name}: {string.Join(' ', vector.Expected)}", $"{name}: {string.Join(' ', count.Awards.Select(a => a.Seats))}");
        Assert.IsType<SeatOutcome.Awarded>(count.Outcome);
    }

    [Fact]
    public void No_case_of_the_files_is_left_out()
    {
        var dutch = SeatVectors.All.Count(v => v.Name.StartsWith("Dutch", StringComparison.Ordinal));
        var austria = SeatVectors.All.Count(v => v.Name.StartsWith("Austria", StringComparison.Ordinal));
        Assert.Equal((5, 36, 8, 49), (dutch, austria, SeatVectors.All.Count - dutch - austria, SeatVectors.All.DistinctBy(v => v.Name).Count()));
    }

    [Theory]
    [InlineData(ListMethod.SainteLague, 3, 1)]
    [InlineData(ListMethod.ModifiedSainteLague, 4, 0)]
    public void A_small_list_finds_it_harder_under_the_modified_method(ListMethod method, int large, int small)
    {
        var count = PartyList.Count(SeatVectors.TallyOf([6, 1]), 4, method);

        Assert.Equal((large, small), (count.Of("c0"), count.Of("c1")));
    }

    [Fact]
    public void Droop_gives_the_textbook_seats()
    {
        // 100,000 votes, 10 seats: quota 9,091; whole parts 5 1 1 1 0 0, remainders 1545 6909 6709 2909 6000 3100.
        var count = PartyList.Count(SeatVectors.TallyOf([47_000, 16_000, 15_800, 12_000, 6_100, 3_100]), 10, ListMethod.Droop);

        Assert.Equal(Fraction.Of(9_091, 1), count.Quota);
        Assert.Equal([5, 2, 2, 1, 0, 0], count.Awards.Select(a => a.Seats));
    }

    [Fact]
    public void Hare_gives_the_textbook_seats()
    {
        var count = PartyList.Count(SeatVectors.TallyOf([47_000, 16_000, 15_800, 12_000, 6_100, 3_100]), 10, ListMethod.Hare);

        Assert.Equal(Fraction.Of(10_000, 1), count.Quota);
        Assert.Equal([5, 2, 1, 1, 1, 0], count.Awards.Select(a => a.Seats));
    }
}
