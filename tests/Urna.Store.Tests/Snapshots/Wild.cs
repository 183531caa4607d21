using Urna.Candidates;
using Urna.Protocols;
using Urna.Registers;
using Urna.Results;
using Urna.Store.Packages;
using Urna.Store.Tests.Packages;
using Urna.Turnout;

namespace Urna.Store.Tests.Snapshots;

/// <summary>
/// Records that no rule would let through and the fold follows all the same: the small election, and between its entries facts of every kind
/// with stations, contests and numbers taken at random. Those the fold does not follow are left out.
/// </summary>
internal sealed class Wild(int seed)
{
    private static readonly Entry[] Small = [.. PackageFacts.Of(SmallPackage.Whole(SmallPackage.Source))];
    private readonly Random _random = new(seed);
    private int _number;

    public List<Entry> Entries()
    {
        var (views, entries) = (new Views(), new List<Entry>());
        foreach (var entry in Small)
        {
            Add(entry with { At = entry.At < views.At ? views.At : entry.At, Fact = entry.Fact is RegistersFrozen ? Frozen(views) : entry.Fact });
            for (var more = _random.Next(6); more > 0 && views.Registers.StationCount > 0; more--)
            {
                var at = new Moment(Math.Max(views.At.Milliseconds, entry.At.Milliseconds) + _random.Next(2));
                Add(new(at, new(Pick("a", "b", "c"), "cec", Pick(Roles.Operator, Roles.Settler)), new((UInt128)(1_000_000 + _number++)), Next(views)));
            }
        }

        return entries;

        void Add(Entry entry)
        {
            var fork = views.Fork();
            try
            {
                fork.Apply(entry);
            }
            catch (RecordOrderException)
            {
                return;
            }

            views = fork;
            entries.Add(entry);
        }
    }

    private static RegistersFrozen Frozen(Views views) => new(views.Registers.StationCount, views.Registers.ContestCount, views.Candidates.ChoiceCount, views.Registers.Voters);

    private T Pick<T>(params ReadOnlySpan<T> of) => of[_random.Next(of.Length)];

    private string Fresh(string kind) => $"{kind}{_number++}";

    private string Known(IEnumerable<string> codes) => codes.OrderBy(c => c, StringComparer.Ordinal).ToArray() is { Length: > 0 } all ? Pick<string>(all) : "none";

    private Fact Next(Views views)
    {
        var registers = views.Registers;
        var slot = _random.Next(registers.SlotCount);
        var (station, contest) = (registers.Station(registers.Slot(slot).Station).Code, registers.Contest(registers.Slot(slot).Contest));
        return _random.Next(4) == 0 ? OfRegisters(views, station, contest) : OfSlot(views, slot, station, contest);
    }

    private Fact OfRegisters(Views views, string station, Contest contest) => _random.Next(25) switch
    {
        0 => new DecisionTaken(Fresh("d"), views.At, "cec", "national", "1", 5, 4, 1, 0, "b"),
        1 => new KeyEnrolled(Fresh("k"), "a", "cec", Roles.Operator, "AAAA", string.Empty),
        2 => new KeyRevoked(Known(views.Acts.Keys.Keys), "lost"),
        3 => new PaperAttached(new string((char)('a' + _random.Next(6)), 64), "scan", "image.png", 7, station, contest.Code, string.Empty),
        4 => new PaperWithheld(Known(views.Acts.Papers.Keys), "1", "9", "b"),
        5 => new PublicationPaused("b", "1"),
        6 => new PublicationResumed("b"),
        7 => new KeyAnnounced("urna+0+A"),
        8 => new FormatRaised(1),
        9 => new RecordSucceeded("urna/e/small/live-0", 1, new('0', 64), "restored"),
        10 => new UnitFormed(Fresh("u"), views.Registers.Unit(0).Code, "parish", Names.Of([("az", "Kənd"), ("en", "Village")])),
        11 => new StationFormed(Fresh("S-"), "north", ["permanent"], Names.None, StationFormed.NoDegree, StationFormed.NoDegree, default, default, [new(contest.Code, 5, 1, -1)]),
        12 => new BallotAssigned(station, new(Known(Contests(views)), 70, 7, 80)),
        13 => contest.Called with { Contest = Fresh("again"), Link = "repeat", LinkedTo = contest.Code },
        14 => new PartyListed(Fresh("p"), Names.Of([("en", "Party")]), Names.None, string.Empty),
        15 => new ChoiceRegistered(contest.Code, Fresh("c"), _random.Next(1, 99), "self", Names.Of([("en", "Somebody")]), string.Empty, string.Empty, string.Empty),
        16 => new ListAmended(station, contest.Code, _random.Next(500), _random.Next(50), "1"),
        17 => new HoursChanged(station, contest.Called.Opens, _random.Next(2) == 0 ? default : new(contest.Called.Closes.Milliseconds + 60_000), "1"),
        18 or 19 => new CommissionFormed(Fresh("pec-"), "precinct", string.Empty, string.Empty, station, 6, Names.None),
        20 or 21 => new MemberSeated(Known(views.Acts.Commissions.Keys), Pick("m1", "m2", "m3"), "chair", "majority", _random.Next(2) == 0, Names.Of([("en", "Member")])),
        22 => new MemberLeft(Known(views.Acts.Commissions.Keys), Pick("m1", "m2", "m3"), string.Empty),
        23 => new CommissionDissolved(Known(views.Acts.Commissions.Keys), "1"),
        _ => new PollsClosed(contest.Code, "nobody"),
    };

    private static IEnumerable<string> Contests(Views views) => Enumerable.Range(0, views.Registers.ContestCount).Select(c => views.Registers.Contest(c).Code);

    private Fact OfSlot(Views views, int slot, string station, Contest contest)
    {
        var state = views.Protocols.State(slot);
        var version = state.Latest?.Entered.Version ?? 0;
        var ballot = views.Candidates.Of(views.Registers.Slot(slot).Contest);
        var cutoff = contest.Cutoffs.IsEmpty ? "none" : views.Registers.Profile.Cutoffs[contest.Cutoffs[0]].Code;
        var cutoffIndex = contest.Cutoffs.IsEmpty ? 0 : contest.Cutoffs[0];
        return _random.Next(16) switch
        {
            0 => new TurnoutReported(station, contest.Code, cutoff, _random.Next(300)),
            1 => new TurnoutCorrected(station, contest.Code, cutoff, views.Turnout.Voters(slot, cutoffIndex), _random.Next(300)),
            2 => new ProtocolReceived(station, contest.Code, string.Empty),
            3 => new EntrySealed(station, contest.Code, version + 1, Pick("a", "b"), new('0', 64)),
            4 or 5 or 6 => Entered(station, contest, version + 1, ballot.Length),
            7 or 8 => new ProtocolAccepted(station, contest.Code, version),
            9 => new ProtocolExplained(station, contest.Code, version, "K1", new('0', 64)),
            10 => new ProtocolAdmitted(station, contest.Code, version, "1"),
            11 => new RecountOrdered(station, contest.Code, "1"),
            12 => new ResultInvalidated(station, contest.Code, "1"),
            13 => new ResultRestored(station, contest.Code, "1"),
            14 => _random.Next(5) == 0 ? new VotingFailed(station, contest.Code, "1") : new ProtocolReceived(station, contest.Code, string.Empty),
            _ => OfContest(contest, ballot.Length, ballot.IsEmpty ? "none" : Pick(ballot.AsSpan()).Code),
        };
    }

    private Fact OfContest(Contest called, int choices, string choice) => _random.Next(7) switch
    {
        5 => Summed(called, choices),
        0 => new StageReached(called.Code, Pick("constituency", "national", "court"), "1"),
        1 => new ContestAnnulled(called.Code, "1"),
        2 => new ContestPostponed(called.Code, "1"),
        3 or 4 => new LotDrawn(called.Code, choice, "1"),
        _ => new ChoiceWithdrawn(called.Code, choice, "1"),
    };

    private ResultProtocolEntered Summed(Contest contest, int choices)
    {
        var lines = contest.Form.Lines.Length;
        return new(contest.Code, _random.Next(1, 3), new(3, 3, 2, 1, 0), [.. Enumerable.Range(0, lines + choices).Select(_ => _random.Next(400))], lines, "1");
    }

    private ProtocolEntered Entered(string station, Contest contest, int version, int choices)
    {
        var lines = contest.Form.Lines.Length;
        var numbers = Enumerable.Range(0, lines + choices).Select(_ => _random.Next(8) == 0 ? Numbers.Empty : _random.Next(400)).ToArray();
        return new(station, contest.Code, version, numbers, lines, default, new(5), Pick(string.Empty, "F-1", "F-2", "F-3"), version > 1 ? "1" : string.Empty, Pick(Entrants.None, new("a", "b", "c"), new("a", "b", string.Empty)));
    }
}
