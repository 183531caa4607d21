using System.Numerics;
using CsCheck;
using Urna.Results;

namespace Urna.Tests.Results;

public class SeatPropertyTests
{
    private static readonly ListMethod[] Divisors =
        [ListMethod.DHondt, ListMethod.SainteLague, ListMethod.ModifiedSainteLague, ListMethod.Adams, ListMethod.Dean, ListMethod.HuntingtonHill];

    // Few small numbers make ties common; large ones make the exact arithmetic work.
    private static readonly Gen<long[]> Votes = Gen.OneOf(Gen.Long[0, 12], Gen.Long[0, 5_000_000], Gen.Long[0, long.MaxValue / 32]).Array[1, 9];

    private static readonly Gen<(long[] Votes, int Seats)> Contests = Gen.Select(Votes, Gen.Int[0, 40]);

    private static readonly Gen<ListMethod> Methods = Gen.Enum<ListMethod>();

    private static Gen<ListMethod> OneOf(params ListMethod[] methods) => Gen.Int[0, methods.Length - 1].Select(i => methods[i]);

    private delegate SeatCount Counting(Tally tally, int seats);

    private static IEnumerable<Counting> Every =>
        [.. Enum.GetValues<ListMethod>().Select<ListMethod, Counting>(m => (t, s) => PartyList.Count(t, s, m)), DutchCouncil.Count, TopN.Count, (t, _) => Majority.Count(t)];

    [Fact]
    public void Seats_awarded_tied_and_unfilled_are_all_the_seats() => Contests.Sample(
        c => Every.All(count =>
        {
            var result = count(SeatVectors.TallyOf(c.Votes), c.Seats);
            var open = result.Outcome switch
            {
                SeatOutcome.Tie tie => tie.Seats,
                SeatOutcome.Unfilled unfilled => unfilled.Seats,
                SeatOutcome.RunOff or SeatOutcome.RunOffTie => 1,
                _ => 0,
            };
            return result.Awards.Sum(a => a.Seats) + open == result.Seats && result.Awards.All(a => a.Seats >= 0);
        }),
        iter: 400);

    [Fact]
    public void The_steps_add_up_to_the_seats() => Contests.Sample(
        c => Every.All(count =>
        {
            var result = count(SeatVectors.TallyOf(c.Votes), c.Seats);
            return result.Awards.All(a => result.Steps.Sum(s => s.Claims.Where(l => l.Choice == a.Choice).Sum(l => l.Given)) == a.Seats);
        }),
        iter: 200);

    [Fact]
    public void The_order_of_the_choices_never_matters() => Gen.Select(Contests, Gen.Int[0, 1000].Array[9]).Sample(
        (c, places) => Every.All(count =>
        {
            var tally = SeatVectors.TallyOf(c.Votes);
            var other = Tally.Of(tally.Choices.Zip(places).OrderBy(l => l.Second).Select(l => l.First));
            return Shape(count(tally, c.Seats)) == Shape(count(other, c.Seats));
        }),
        iter: 400);

    [Fact]
    public void Lists_with_equal_votes_have_equal_seats() => Contests.Sample(
        c => Every.All(count =>
        {
            var result = count(SeatVectors.TallyOf(c.Votes), c.Seats);
            return c.Votes.Select((v, i) => (v, result.Awards[i].Seats)).GroupBy(x => x.v).All(g => g.Select(x => x.Seats).Distinct().Count() == 1);
        }),
        iter: 400);

    [Fact]
    public void One_more_seat_costs_no_list_a_seat_under_divisor_methods() => Gen.Select(Contests, OneOf(Divisors)).Sample(
        (c, method) =>
        {
            var tally = SeatVectors.TallyOf(c.Votes);
            var (fewer, more) = (PartyList.Count(tally, c.Seats, method), PartyList.Count(tally, c.Seats + 1, method));
            return fewer.Awards.Zip(more.Awards).All(p => p.First.Seats <= p.Second.Seats);
        },
        iter: 1000);

    [Fact]
    public void Larger_numbers_in_the_same_proportion_give_the_same_seats() =>
        Gen.Select(Gen.Long[0, 1_000_000].Array[1, 8], Gen.Int[0, 40], Gen.Int[2, 1000], OneOf([.. Divisors, ListMethod.Hare, ListMethod.Quota])).Sample(
            (votes, seats, k, method) =>
                Shape(PartyList.Count(SeatVectors.TallyOf(votes), seats, method)) == Shape(PartyList.Count(SeatVectors.TallyOf(votes.Select(v => v * k)), seats, method)),
            iter: 1000);

    [Fact]
    public void Hare_stays_between_the_quota_rounded_down_and_up() => Contests.Sample(
        c =>
        {
            var result = PartyList.Count(SeatVectors.TallyOf(c.Votes), c.Seats, ListMethod.Hare);
            var all = c.Votes.Aggregate(BigInteger.Zero, (sum, v) => sum + v);
            return c.Votes.Select((v, i) => (v, result.Awards[i].Seats))
                .All(x => all == 0 || (x.Seats >= x.v * (BigInteger)c.Seats / all && x.Seats <= ((x.v * (BigInteger)c.Seats) + all - 1) / all));
        },
        iter: 1000);

    [Fact]
    public void No_list_gets_more_seats_than_it_has_candidates() => Gen.Select(Contests, Gen.Int[1, 5], Methods).Sample(
        (c, most, method) =>
        {
            var tally = Tally.Of(c.Votes.Select((v, i) => new ChoiceVotes($"c{i}", v, i < 3 ? most : 0)));
            return new[] { PartyList.Count(tally, c.Seats, method), DutchCouncil.Count(tally, c.Seats) }.All(r => r.Awards.Take(3).All(a => a.Seats <= most));
        },
        iter: 500);

    [Fact]
    public void A_plain_sort_of_all_quotients_gives_the_same_seats_and_ties() => Gen.Select(Contests, OneOf(ListMethod.DHondt, ListMethod.SainteLague, ListMethod.ModifiedSainteLague)).Sample(
        (c, method) =>
        {
            var (seats, tied, open) = Sorted(c.Votes, c.Seats, method);
            var result = PartyList.Count(SeatVectors.TallyOf(c.Votes), c.Seats, method);
            var tie = result.Outcome as SeatOutcome.Tie;
            return seats.SequenceEqual(result.Awards.Select(a => a.Seats))
                && (open == 0 ? tie is null : tie is not null && tie.Seats == open && tie.Choices.SequenceEqual(tied.Select(i => $"c{i}")));
        },
        iter: 1500);

    /// <summary>Second implementation: every quotient of every list, over one common denominator, sorted once.</summary>
    private static (int[] Seats, int[] Tied, int Open) Sorted(long[] votes, int seats, ListMethod method)
    {
        BigInteger Divisor(int k) => method switch { ListMethod.DHondt => (k + 1) * 5, ListMethod.ModifiedSainteLague when k == 0 => 7, _ => ((2 * k) + 1) * 5 };
        var common = Enumerable.Range(0, seats + 1).Aggregate(BigInteger.One, (product, k) => product * Divisor(k));
        var quotients = votes.SelectMany((v, i) => Enumerable.Range(0, seats).Select(k => (List: i, Value: v * common / Divisor(k))))
            .Where(q => q.Value > 0).OrderByDescending(q => q.Value).ToList();
        var held = new int[votes.Length];
        if (quotients.Count <= seats)
        {
            foreach (var (list, _) in quotients) held[list]++;
            return (held, [], 0);
        }

        var cut = seats == 0 ? (BigInteger?)null : quotients[seats - 1].Value;
        var isTie = cut is not null && quotients[seats].Value == cut;
        foreach (var (list, value) in quotients.Take(seats).Where(q => !isTie || q.Value > cut)) held[list]++;
        return (held, isTie ? [.. quotients.Where(q => q.Value == cut).Select(q => q.List).Order()] : [], isTie ? seats - held.Sum() : 0);
    }

    private static string Shape(SeatCount count)
    {
        var awards = count.Awards.OrderBy(a => a.Choice, StringComparer.Ordinal).Select(a => $"{a.Choice} {a.Seats}");
        var outcome = count.Outcome switch
        {
            SeatOutcome.Tie tie => $"tie {Codes(tie.Choices)} {tie.Seats}",
            SeatOutcome.RunOff pair => $"run-off {Codes(pair.Choices)}",
            SeatOutcome.RunOffTie tie => $"run-off {Codes(tie.Certain)} and {tie.Places} of {Codes(tie.Tied)}",
            SeatOutcome.Unfilled rest => $"unfilled {rest.Seats}",
            _ => "awarded",
        };
        return $"{string.Join(',', awards)}; {outcome}";
    }

    private static string Codes(IEnumerable<string> codes) => string.Join('+', codes.Order(StringComparer.Ordinal));
}
