using CsCheck;
using Urna.Protocols;
using Urna.Registers;
using Urna.Results;
using Urna.Store.Packages;
using Urna.Turnout;

namespace Urna.Store.Tests.Packages;

public class FactsTests
{
    private static readonly Package Small = SmallPackage.Whole(SmallPackage.Source);

    [Fact]
    public void The_rules_refuse_no_fact_of_the_small_package()
    {
        var check = PackageCheck.Of(SmallPackage.Source, static _ => { });

        Assert.Empty(check.Faults);
        Assert.NotNull(check.Package);
    }

    [Fact]
    public void A_rehearsal_takes_its_protocols_from_people()
    {
        using var package = new SmallPackage();
        package.Replace("election.json", 4, "replay", "rehearsal");

        var check = PackageCheck.Of(package.Folder, static _ => { });

        Assert.StartsWith("protocols.csv:1: the package is of kind rehearsal", Assert.Single(check.Faults).ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void What_the_rules_refuse_is_a_fault_of_its_row()
    {
        using var package = new SmallPackage();
        package.Replace("decisions.csv", 5, "N-3,mayor,,1", "S-1,mayor,,1");

        var check = PackageCheck.Of(package.Folder, static _ => { });

        Assert.Contains(check.Faults, f => f.ToString().StartsWith("decisions.csv:5: the rules refuse ProtocolAdmitted: P17", StringComparison.Ordinal));
    }

    [Fact]
    public void The_registers_come_first_and_are_frozen()
    {
        var facts = PackageFacts.Of(Small).TakeWhile(e => e.Fact is not RegistersFrozen).Select(e => e.Fact.Name).ToList();

        Assert.Equal(
            ["RecordOpened", "ProfileAdopted", "FormAdopted", "FormAdopted", "UnitFormed", "UnitFormed", "UnitFormed", "ContestCalled", "ContestCalled", "ContestCalled"],
            facts.Take(10));
        Assert.Equal([.. Enumerable.Repeat("StationFormed", 6), .. Enumerable.Repeat("CommissionFormed", 3), .. Enumerable.Repeat("MemberSeated", 5)], facts.TakeLast(14));
        Assert.Equal(new RegistersFrozen(6, 3, 8, 1930), PackageFacts.Of(Small).Select(e => e.Fact).OfType<RegistersFrozen>().Single());
    }

    [Fact]
    public void Who_stands_below_comes_behind()
    {
        Assert.Equal(["island", "north", "south"], Small.Units.Select(u => u.Unit));
        Assert.Equal(["mayor", "council", "mayor-2"], Small.Contests.Select(c => c.Contest));
    }

    [Fact]
    public void The_record_of_a_package_never_changes()
    {
        var first = PackageFacts.Of(Small).Select(Bytes).ToList();
        var second = PackageFacts.Of(SmallPackage.Whole(SmallPackage.Source)).Select(Bytes).ToList();

        Assert.Equal(first, second);
        Assert.Equal(first.Count, PackageFacts.Of(Small).Select(e => e.Id).Distinct().Count());
    }

    [Fact]
    public void Every_entry_survives_its_own_bytes()
    {
        var decoder = new Decoder();
        foreach (var entry in PackageFacts.Of(Small)) Assert.Equal(Bytes(entry), Bytes(decoder.Read(Convert.FromHexString(Bytes(entry)))));
    }

    [Fact]
    public void Polls_close_at_the_last_station_of_the_contest()
    {
        var closed = PackageFacts.Of(Small).Where(e => e.Fact is PollsClosed).ToDictionary(e => ((PollsClosed)e.Fact).Contest, e => e.At.ToString());

        Assert.Equal("2025-03-02T16:00:00.000Z", closed["mayor"]);
        Assert.Equal("2025-03-02T16:00:00.000Z", closed["council"]);
        Assert.Equal("2025-03-16T15:00:00.000Z", closed["mayor-2"]);
    }

    [Fact]
    public void A_protocol_that_came_before_the_close_is_recorded_at_the_close()
    {
        var entry = PackageFacts.Of(Small).First(e => e.Fact is ProtocolEntered { Station: "N-2", Contest: "mayor" });

        Assert.Equal("2025-03-02T16:00:00.000Z", entry.At.ToString());
        Assert.Equal("2025-03-02T15:30:00.000Z", ((ProtocolEntered)entry.Fact).Claimed.ToString());
    }

    [Fact]
    public void A_held_protocol_is_accepted_only_behind_its_admission()
    {
        var facts = PackageFacts.Of(Small).Select(e => e.Fact).Where(f => f is ProtocolEntered { Station: "N-3" } or ProtocolAdmitted { Station: "N-3" } or ProtocolAccepted { Station: "N-3" });

        Assert.Equal(["ProtocolEntered", "ProtocolAdmitted", "ProtocolAccepted"], facts.Select(f => f.Name));
    }

    [Fact]
    public void Empty_and_unreadable_stay_what_they_are()
    {
        var ferry = Small.Protocols.Single(p => p.Entered is { Station: "N-3", Contest: "mayor" }).Entered;
        var port = Small.Protocols.Single(p => p.Entered is { Station: "N-2", Contest: "council" }).Entered;

        Assert.Equal([120, 130, 90, Numbers.Empty, Numbers.Empty], ferry.Lines.ToArray());
        Assert.Equal([300, Numbers.Unreadable], port.Lines.ToArray());
        Assert.Equal([Numbers.Unreadable, Numbers.Empty, 7], port.Votes.ToArray());
    }

    [Fact]
    public void A_report_without_a_number_is_a_fact_without_it()
    {
        var reports = PackageFacts.Of(Small).Select(e => e.Fact).OfType<TurnoutReported>().ToList();

        Assert.Equal(6, reports.Count);
        Assert.Equal(Numbers.Empty, Assert.Single(reports, r => r.Station == "S-2").Voters);
    }

    [Fact]
    public void What_was_decided_is_known_in_the_end()
    {
        var views = new Views();
        Assert.NotEmpty(PackageFacts.Of(Small, views).ToList());

        Assert.Equal([LegalStage.National, LegalStage.National, LegalStage.National], Enumerable.Range(0, 3).Select(c => views.Results.Of(c).Stage));
        Assert.Equal("12", views.Results.Of(views.Registers.FindContest("council")).Annulled);
        Assert.Equal(SlotPart.Failed, PartOf(views, "S-2", "mayor"));
        Assert.Equal(SlotPart.Invalidated, PartOf(views, "S-3", "mayor"));
        Assert.Equal(SlotPart.Counted, PartOf(views, "S-1", "council"));
        Assert.Equal(2, views.Protocols.State(views.Registers.FindSlot("N-1", "mayor")).Accepted?.Entered.Version);
        Assert.False(views.Candidates.Of(views.Registers.FindContest("mayor"))[0].Stands);
    }

    [Fact]
    public void The_slots_of_the_package_are_those_of_the_fold()
    {
        var views = new Views();
        Assert.NotEmpty(PackageFacts.Of(Small, views).ToList());

        Assert.Equal(Small.Slots.Select(s => (s.Station, s.Contest)), Enumerable.Range(0, views.Registers.SlotCount).Select(s => (views.Registers.Slot(s).Station, views.Registers.Slot(s).Contest)));
    }

    [Fact]
    public void The_order_of_rows_does_not_change_the_facts()
    {
        var expected = Facts.Of(Small);
        Gen.Int[0, 1_000_000].Sample(seed => Assert.Equal(expected, Shuffled(seed)), iter: 20, threads: 1);
    }

    private static List<string> Shuffled(int seed)
    {
        using var package = new SmallPackage();
        foreach (var file in new[] { "units", "contests", "parties", "choices", "stations", "turnout", "protocols", "votes", "decisions" })
        {
            var lines = package.Lines($"{file}.csv");
            var order = new Random(seed);
            package.Write($"{file}.csv", lines.Take(1).Concat(lines.Skip(1).OrderBy(_ => order.Next())));
        }

        return Facts.Of(SmallPackage.Whole(package.Folder));
    }

    private static SlotPart PartOf(Views views, string station, string contest) => views.Protocols.PartOf(views.Registers.FindSlot(station, contest), views.Registers);

    private static string Bytes(Entry entry)
    {
        var writer = new Urna.Record.CanonicalWriter();
        entry.Write(writer);
        return Convert.ToHexStringLower(writer.Written);
    }
}
