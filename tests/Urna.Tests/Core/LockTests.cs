using CsCheck;
using Urna.Protocols;
using Urna.Registers;
using Urna.Results;
using Urna.Tests.House;

namespace Urna.Tests.Core;

/// <summary>Before the polls of a contest are closed nothing that carries its votes enters the record; and they close late enough, by two people.</summary>
public class LockTests
{
    private static readonly string Hash = new('e', 64);

    /// <summary>Every fact that says something about votes, for a station of a contest.</summary>
    private static readonly Func<string, string, int[], Fact>[] Carriers =
    [
        (station, contest, numbers) => Small.Paper(station, contest, 1, numbers),
        (station, contest, _) => new EntrySealed(station, contest, 1, "a", Hash),
        (station, contest, _) => new ProtocolReceived(station, contest, ""),
        (station, contest, _) => new ProtocolAccepted(station, contest, 1),
        (station, contest, _) => new ProtocolExplained(station, contest, 1, "B1", Hash),
        (station, contest, _) => new ProtocolAdmitted(station, contest, 1, "d"),
        (station, contest, _) => new RecountOrdered(station, contest, "d"),
        (station, contest, _) => new ResultInvalidated(station, contest, "d"),
        (station, contest, _) => new ResultRestored(station, contest, "d"),
        (station, contest, _) => new PaperAttached(Hash, "scan", "image.jpeg", 1, station, contest, ""),
        (station, contest, _) => new PaperAttached(Hash, "photo", "image.jpeg", 1, station, contest, ""),
        (_, contest, numbers) => new ResultProtocolEntered(contest, 1, default, numbers, 5, "d"),
        (_, contest, _) => new StageReached(contest, "constituency", "d"),
        (_, contest, _) => new LotDrawn(contest, contest == "c1" ? "a" : "x", "d"),
    ];

    private static readonly Gen<(int Carrier, bool Second, int Hour, int Role, int[] Votes)> Attempts =
        Gen.Select(Gen.Int[0, Carriers.Length - 1], Gen.Bool, Gen.Int[0, 23], Gen.Int[0, 9], Gen.Int[-2, 500].Array[3]);

    [Fact]
    public void Before_the_close_no_fact_that_carries_votes_is_recorded_whoever_asks_and_whenever()
    {
        var lot = ("profile.tie", (System.Text.Json.Nodes.JsonNode?)new System.Text.Json.Nodes.JsonObject { ["consequence"] = "lot", ["article"] = "170" });
        var before = Small.Frozen(lot).Given(Small.Decision("d", "national"));

        Attempts.Sample(attempt =>
        {
            var (station, contest) = attempt.Second ? ("s4", "c2") : ("s1", "c1");
            var fact = Carriers[attempt.Carrier](station, contest, [1000, 100, 99, 1, -1, .. attempt.Second ? attempt.Votes[..2] : attempt.Votes]);
            var asker = new Author("x", Small.Commission, RoleRules.Of(fact)[attempt.Role < RoleRules.Of(fact).Length ? attempt.Role : 0]);

            Assert.IsType<Decision.Refused>(Rules.Decide(before.Views, asker, fact, new(Small.Day.Milliseconds + (attempt.Hour * 3_600_000L))));
        }, iter: 2000);
    }

    [Fact]
    public void Each_of_them_is_recorded_by_a_later_turn_of_the_same_story()
    {
        var small = Small.Closed().Given(Small.Decision("d", "national"));

        small.Allows(Carriers[0]("s1", "c1", [1000, 100, 99, 1, -1, 33, 33, 33]));
        foreach (var carrier in new[] { 1, 2, 9, 10, 12 }) small.Allows(Carriers[carrier]("s1", "c1", []));
    }

    [Fact]
    public void No_fact_with_numbers_or_commitments_of_a_station_is_missing_above()
    {
        var named = Carriers.Select(c => c("s1", "c1", [0, 0, 0, 0, 0, 0, 0, 0]).GetType()).ToHashSet();
        var telling = FactSamples.Types.Where(t => t.GetProperties().Any(p => p.PropertyType == typeof(int[]) || p.Name is "Commitment" or "Stage"));

        Assert.All(telling, t => Assert.Contains(t, named));
    }

    [Fact]
    public void A_refusal_before_the_close_names_the_lock()
    {
        foreach (var carrier in new[] { 0, 1, 2, 9, 10 }) Small.Frozen().Refuses("P01", Carriers[carrier]("s1", "c1", [1000, 100, 99, 1, -1, 33, 33, 33]));
    }

    [Fact]
    public void A_reader_stops_at_votes_before_the_close_even_if_a_rule_were_passed_over()
    {
        foreach (var fact in new Fact[] { Small.Protocol("s1", 1, 2, 3), new EntrySealed("s1", "c1", 1, "a", Hash), new ProtocolAccepted("s1", "c1", 1) })
        {
            var small = Small.Frozen();

            Assert.Throws<RecordOrderException>(() => small.Record(new(small.Now, Small.Usual(fact), default, fact)));
        }
    }

    [Fact]
    public void Closing_one_contest_opens_no_other()
    {
        var small = Small.Frozen().Close("c1");

        small.Refuses("P01", Small.Paper("s3", "c2", 1, [600, 10, 9, 1, -1, 5, 4]));
        small.Allows(Small.Protocol("s3", 1, 2, 3));
    }

    [Fact]
    public void Polls_close_with_the_last_station_extensions_included()
    {
        Gen.Int[-300, 300].Array[3].Sample(minutes =>
        {
            var small = Small.Frozen().Decided("d");
            var closes = Small.At("2024-09-01T19:00");
            for (var i = 0; i < 3; i++) small.Given(new HoursChanged(Small.Stations[i], default, new(closes.Milliseconds + (minutes[i] * 60_000L)), "d"));
            var last = new Moment(closes.Milliseconds + (Math.Max(0, minutes.Max()) * 60_000L));
            Decision At(Moment moment) => Rules.Decide(small.Views, Small.Usual(new PollsClosed("c1", "second")), new PollsClosed("c1", "second"), moment);

            Assert.Equal("G14", Assert.IsType<Decision.Refused>(At(new(last.Milliseconds - 1))).Refusal.Code);
            Assert.IsType<Decision.Accepted>(At(last));
        }, iter: 300);
    }

    [Fact]
    public void A_reader_stops_at_polls_closed_too_early_twice_or_by_one_person()
    {
        var recorder = new Author("one", "con", Roles.Recorder);
        var (early, late) = (Small.At("2024-09-01T18:59"), Small.At("2024-09-01T19:00"));

        Assert.Throws<RecordOrderException>(() => Small.Frozen().Record(new(early, recorder, default, new PollsClosed("c1", "two"))));
        Assert.Throws<RecordOrderException>(() => Small.Frozen().Record(new(late, recorder, default, new PollsClosed("c1", "one"))));
        Assert.Throws<RecordOrderException>(() => Small.Closed().Record(new(late, recorder, default, new PollsClosed("c1", "two"))));
    }

    [Fact]
    public void The_device_s_own_time_opens_nothing()
    {
        var claimed = Small.Protocol("s1", 1, 2, 3) with { Claimed = Small.At("2024-09-01T23:00"), Completed = Small.At("2024-09-01T23:00") };

        Small.Frozen().Refuses("P01", claimed);
    }

    [Fact]
    public void Time_never_runs_back_and_may_stand_still()
    {
        Gen.Int[-5000, 5000].Sample(step =>
        {
            var small = Small.Frozen().Decided("d");
            var entry = new Entry(new(small.Views.At.Milliseconds + step), Small.Usual(Small.Decision("e")), default, Small.Decision("e"));

            if (step < 0) Assert.Throws<RecordOrderException>(() => small.Record(entry));
            else small.Record(entry);
        }, iter: 200);
    }
}
