using Urna.Results;
using Urna.Tests.Core;
using Urna.Turnout;

namespace Urna.Tests.Results;

/// <summary>In the small election s1 has 1010 voters on its lists, s2 800 and s3 605: 2415 in all.</summary>
public class RoundShareTests
{
    [Theory]
    [InlineData(1, false)] // 0.125, written 0.13
    [InlineData(8, true)] // 1.00
    [InlineData(200, true)] // 25.00
    [InlineData(204, true)] // 25.50
    [InlineData(201, false)] // 25.125, written 25.13
    [InlineData(202, false)] // 25.25
    public void A_share_is_round_where_its_second_decimal_is_zero(int voters, bool round) => Assert.Equal(round ? 1 : 0, At(("s2", "10", voters)).RoundStations);

    [Theory]
    [InlineData(2, false)] // 0.331
    [InlineData(3, true)] // 0.4959, written 0.50
    public void A_share_is_rounded_as_it_is_written(int voters, bool round) => Assert.Equal(round ? 1 : 0, At(("s3", "10", voters)).RoundStations);

    [Theory]
    [InlineData(362, true)] // of 1810: 20.00; of all 2415 it would be 14.99
    [InlineData(363, false)] // 20.055, written 20.06
    public void The_share_of_the_contest_is_of_the_stations_that_reported(int voters, bool round) => Assert.Equal(round, At(("s1", "10", voters - 100), ("s2", "10", 100)).IsRound);

    [Fact]
    public void Stations_with_one_share_are_alike()
    {
        var looked = At(("s1", "10", 101), ("s2", "10", 80), ("s3", "10", 100));

        Assert.Equal((3, 2), (looked.Stations, looked.AlikeStations));
    }

    [Fact]
    public void A_station_that_reports_its_share_again_is_unchanged_a_missing_report_left_out()
    {
        var small = Given(("s1", "10", 100), ("s2", "10", 80), ("s2", "12", 81), ("s1", "17", 100), ("s2", "17", 81));

        Assert.Equal([0, 0, 2], Of(small).Select(l => l.UnchangedStations));
    }

    [Fact]
    public void A_contest_with_one_share_at_several_cut_offs_names_the_earlier_ones()
    {
        var looked = Of(Given(("s2", "10", 80), ("s2", "12", 80), ("s2", "17", 80)));

        Assert.Equal([[], [0], [0, 1]], looked.Select(l => l.SameAs));
    }

    [Fact]
    public void A_share_of_nobody_is_neither_round_nor_alike()
    {
        var looked = At(("s1", "10", 0), ("s2", "10", 0), ("s3", "10", 100));

        Assert.Equal((1, 0, 0), (looked.Stations, looked.RoundStations, looked.AlikeStations));
        Assert.Empty(Of(Given(("s1", "10", 0), ("s2", "12", -1))));
    }

    private static RoundShares At(params (string Station, string Cutoff, int Voters)[] reports) => Of(Given(reports))[0];

    private static RoundShares[] Of(Small small) => [.. RoundShares.Of(small.Views, ContestReport.Of(small.Views, 0, -1))];

    private static Small Given(params (string Station, string Cutoff, int Voters)[] reports) =>
        Small.Frozen().Given([.. reports.Select(r => new TurnoutReported(r.Station, "c1", r.Cutoff, r.Voters))]);
}
