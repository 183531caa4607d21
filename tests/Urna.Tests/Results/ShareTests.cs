using CsCheck;
using System.Numerics;
using Urna.Results;

namespace Urna.Tests.Results;

public class ShareTests
{
    [Fact]
    public void The_share_of_the_night_prints_with_its_own_base()
    {
        var share = ShareOf(2_196_771, 5_894_207);

        Assert.Equal("37.27%", SharePrinter.Text(share, "en"));
        Assert.Equal("37,27%", SharePrinter.Text(share, "az"));
        Assert.Equal("37,27\u00A0%", SharePrinter.Text(share, "ru-RU"));
        Assert.Equal("37.27", SharePrinter.Invariant(share));
    }

    [Theory]
    [InlineData(1, 8, 1, "12.5")]
    [InlineData(1, 8, 0, "13")]
    [InlineData(1, 3, 2, "33.33")]
    [InlineData(2, 3, 2, "66.67")]
    [InlineData(1, 20_000, 2, "0.01")]
    [InlineData(1, 20_001, 2, "0.00")]
    [InlineData(5, 4, 2, "125.00")]
    [InlineData(0, 4, 2, "0.00")]
    public void Rounding_is_half_up(int numerator, int whole, int decimals, string expected) =>
        Assert.Equal(expected, SharePrinter.Invariant(ShareOf(numerator, whole), decimals));

    [Fact]
    public void Without_a_base_there_is_no_number()
    {
        Assert.Equal("–", SharePrinter.Text(ShareOf(0, 0), "en"));
        Assert.Equal("–", SharePrinter.Number(default, "en"));
        Assert.Equal(string.Empty, SharePrinter.Invariant(default));
    }

    [Fact]
    public void Printing_agrees_with_whole_number_arithmetic() => Gen.Select(Gen.Int[0, int.MaxValue], Gen.Int[1, int.MaxValue], Gen.Int[0, 6]).Sample((n, b, d) =>
    {
        var tenths = new BigInteger(n) * BigInteger.Pow(10, d + 3) / b;
        var rounded = (tenths + 5) / 10;
        return BigInteger.Parse(SharePrinter.Invariant(ShareOf(n, b), d).Replace(".", string.Empty), System.Globalization.CultureInfo.InvariantCulture) == rounded;
    });

    [Theory]
    [InlineData(3, 8, 1, 4, "+12.50")]
    [InlineData(1, 4, 3, 8, "−12.50")]
    [InlineData(1, 3, 2, 6, "0.00")]
    public void A_difference_is_in_points(int n, int b, int before, int beforeBase, string expected) =>
        Assert.Equal(expected, SharePrinter.Points(ShareOf(n, b), ShareOf(before, beforeBase), "en"));

    [Fact]
    public void Numerator_and_base_come_from_the_same_stations()
    {
        var sums = new StationSums(2, 3);
        sums.Add([300, 1000]);
        sums.Add([200, 800]);
        sums.Remove([300, 1000]);

        var share = sums.Share(0, 1);

        Assert.Equal((200, 800, 1, 3), (share.Numerator, share.Base, share.Coverage.Counted, share.Coverage.All));
        Assert.Equal("33.33%", SharePrinter.Text(share.Coverage.Share, "en"));
    }

    [Theory]
    [InlineData(typeof(Share))]
    [InlineData(typeof(Coverage))]
    public void A_share_cannot_be_made_of_any_two_numbers(Type type) =>
        Assert.DoesNotContain(type.GetConstructors(), c => c.GetParameters().Length > 0);

    [Fact]
    public void More_stations_than_there_are_cannot_be_counted()
    {
        var sums = new StationSums(1, 1);
        sums.Add([5]);

        Assert.Throws<InvalidOperationException>(() => sums.Add([5]));
    }

    [Fact]
    public void A_station_that_is_not_in_cannot_go_out()
    {
        var sums = new StationSums(2, 2);
        sums.Add([5, 5]);

        Assert.Throws<InvalidOperationException>(() => sums.Remove([1, 6]));
        Assert.Equal((5, 5, 1), (sums[0], sums[1], sums.Counted));
    }

    [Fact]
    public void Sums_of_constituencies_are_the_sums_of_their_stations()
    {
        var (first, second) = (new StationSums(2, 2), new StationSums(2, 4));
        first.Add([1, 2]);
        second.Add([10, 20]);

        first.Add(second);

        Assert.Equal((11, 22, 2, 6), (first[0], first[1], first.Coverage.Counted, first.Coverage.All));
    }

    [Fact]
    public void Fractions_compare_exactly_where_products_would_overflow() =>
        Gen.Select(Large, Large, Large, Large).Sample((a, b, c, d) =>
            Fraction.Of(a, b + 1).CompareTo(Fraction.Of(c, d + 1)) == ((BigInteger)a * (d + BigInteger.One)).CompareTo((BigInteger)c * (b + BigInteger.One)));

    [Fact]
    public void Equal_fractions_are_equal_in_any_terms() => Assert.Equal(Fraction.Of(2, 3), Fraction.Of(400, 600));

    private static readonly Gen<Int128> Large = Gen.OneOf(
        Gen.Select(Gen.Long[0, long.MaxValue], Gen.ULong, (high, low) => new Int128((ulong)(high >> 1), low)),
        Gen.Int[0, 30].Select(i => (Int128)i));

    private static Share ShareOf(int numerator, int whole)
    {
        var sums = new StationSums(2, 1);
        sums.Add([numerator, whole]);
        return sums.Share(0, 1);
    }
}
