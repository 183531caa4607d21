using Urna.Protocols;

namespace Urna.Tests.Core;

/// <summary>What befell a protocol stays known with its entry and its time.</summary>
public class ProtocolPathTests
{
    private static readonly ProtocolEntered Protocol = Small.Protocol("s1", 60, 30, 10);
    private static readonly string Hash = new('a', 64);

    [Fact]
    public void A_version_names_the_entries_of_its_blind_entries_and_of_its_acceptance()
    {
        var small = Small.Closed();

        var b = After(small, "2024-09-01T20:00", new EntrySealed("s1", "c1", 1, "b", Hash));
        var a = After(small, "2024-09-01T20:07", new EntrySealed("s1", "c1", 1, "a", Hash));
        Assert.Equal((a, b), (State(small).Pending?.A.Made, State(small).Pending?.B.Made));
        After(small, "2024-09-01T20:07", Protocol with { Entrants = new("op-a", "op-b", "third") });
        Assert.False(State(small).Latest?.IsAccepted);
        Assert.Null(State(small).Accepted);
        var accepted = After(small, "2024-09-03T09:00", new ProtocolAccepted("s1", "c1", 1));

        var version = Assert.IsType<ProtocolVersion>(State(small).Accepted);
        Assert.Same(State(small).Latest, version);
        Assert.Equal((a, b, accepted), (version.EntryA, version.EntryB, version.Accepted));
    }

    [Fact]
    public void What_the_record_does_not_say_is_not_known()
    {
        var small = Small.Closed().Given(Protocol);

        var version = Assert.IsType<ProtocolVersion>(State(small).Latest);

        Assert.False(version.IsAccepted);
        Assert.Equal((default, default, default), (version.EntryA, version.EntryB, version.Accepted));
    }

    [Fact]
    public void Each_version_keeps_its_own_acceptance()
    {
        var small = Small.Closed().Decided("d").Given(Protocol);

        var first = After(small, "2024-09-01T21:00", new ProtocolAccepted("s1", "c1", 1));
        small.Given(Protocol with { Version = 2, Decision = "d" });
        Assert.Equal(1, State(small).Accepted?.Entered.Version);
        var second = After(small, "2024-09-04T10:00", new ProtocolAccepted("s1", "c1", 2));

        Assert.Equal(2, State(small).Accepted?.Entered.Version);
        Assert.Equal((first, second), (State(small).Latest?.Previous?.Accepted, State(small).Latest?.Accepted));
        Assert.Same(State(small).Latest, small.Views.Protocols.Change(0).After);
    }

    [Theory]
    [InlineData("2026-11-01T20:00", true)]
    [InlineData("2027-09-01T20:00", false)]
    public void What_comes_years_later_counts_all_the_same_and_only_its_time_is_not_kept(string later, bool isKept)
    {
        var small = Small.Closed().Later("2024-09-01T20:00").Given(Protocol);

        var accepted = After(small, later, new ProtocolAccepted("s1", "c1", 1));

        Assert.Same(State(small).Latest, State(small).Accepted);
        Assert.Equal(isKept ? accepted : default, State(small).Accepted?.Accepted);
    }

    private static SlotState State(Small small) => small.Views.Protocols.State(small.Views.Registers.FindSlot("s1", "c1"));

    /// <summary>Records a fact at a time; gives its entry.</summary>
    private static Edition After(Small small, string time, Fact fact)
    {
        small.Later(time).Given(fact);
        return new(small.Views.Size, Small.At(time));
    }
}
