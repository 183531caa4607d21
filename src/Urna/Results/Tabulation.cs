using System.Collections.Immutable;
using Urna.Protocols;
using Urna.Registers;

namespace Urna.Results;

/// <summary>Counts: from the protocols of the stations to the numbers of contests, units and bodies. Nothing is kept; the same facts always give the same numbers.</summary>
public static class Tabulation
{
    private const int PartCount = 7;

    /// <summary>Counts one contest over all its stations.</summary>
    public static ContestTally Of(Views views, int contest) => Of(views, contest, -1);

    /// <summary>Counts one contest over the stations that lie in a unit or below it; -1: all.</summary>
    public static ContestTally Of(Views views, int contest, int unit)
    {
        var registers = views.Registers;
        var slots = SlotsOf(registers, contest, unit);
        var info = registers.Contest(contest);
        var ballot = views.Candidates.Of(contest);
        var count = new Count(info.Form, Columns.Common + info.Form.Lines.Length + ballot.Length, slots.Length);
        foreach (var slot in slots) count.Take(views, slot);
        return new()
        {
            Index = contest,
            Contest = info,
            Ballot = ballot,
            Parts = count.Parts(),
            Sums = count.Sums,
            Turnout = count.Turnout,
            Whole = count.Whole(),
            Missing = count.Missing,
            Entered = count.Entered,
            VotesOut = count.VotesOut,
            Acts = views.Results.Of(contest),
        };
    }

    /// <summary>The slots of a contest whose stations lie in a unit or below it; -1: all.</summary>
    public static ReadOnlySpan<int> SlotsOf(RegistersView registers, int contest, int unit) => unit < 0 ? registers.SlotsOf(contest) : Within(registers, contest, unit);

    /// <summary>Adds up what all contests have in common: lists, voters, valid and invalid votes, and the parts of the stations.</summary>
    public static BodyTotal Sum(IReadOnlyList<ContestTally> tallies)
    {
        var sums = new StationSums(Columns.Common, 0);
        var turnout = new StationSums(Columns.Common, 0);
        var parts = new PartTotal[PartCount];
        var entered = 0;
        for (var part = 0; part < PartCount; part++) parts[part] = new((SlotPart)part, 0, 0);
        foreach (var tally in tallies)
        {
            sums.Add(tally.Sums);
            turnout.Add(tally.Turnout);
            entered += tally.Entered;
            foreach (var part in tally.Parts) parts[(int)part.Part] = new(part.Part, parts[(int)part.Part].Stations + part.Stations, parts[(int)part.Part].Voters + part.Voters);
        }

        return new([.. parts], sums, turnout, entered);
    }

    private static int[] Within(RegistersView registers, int contest, int unit)
    {
        var inside = new bool[registers.UnitCount];
        for (var i = 0; i < inside.Length; i++) inside[i] = i == unit || (registers.Unit(i).Parent is >= 0 and var parent && inside[parent]);
        var slots = new List<int>();
        foreach (var slot in registers.SlotsOf(contest))
        {
            if (inside[registers.Station(registers.Slot(slot).Station).Unit]) slots.Add(slot);
        }

        return [.. slots];
    }

    private sealed class Count(Form form, int width, int all)
    {
        private readonly long[] _row = new long[width];
        private readonly int[] _stations = new int[PartCount];
        private readonly long[] _voters = new long[PartCount];
        private readonly List<long[]> _gaps = [];

        public StationSums Sums { get; } = new(width, all);

        public StationSums Turnout { get; } = new(Columns.Common, all);

        public long Missing { get; private set; }

        public int Entered { get; private set; }

        public long VotesOut { get; private set; }

        public void Take(Views views, int slot)
        {
            var registers = views.Registers;
            var place = registers.Slot(slot);
            var part = views.Protocols.PartOf(slot, registers);
            var state = views.Protocols.State(slot);
            _stations[(int)part]++;
            _voters[(int)part] += place.Voters;
            if (state.Latest is not null) Entered++;
            if (part is not (SlotPart.Counted or SlotPart.Failed)) VotesOut += place.Handed >= 0 ? place.Handed : place.Voters;
            var kept = part == SlotPart.Invalidated && registers.Profile.InvalidatedInTurnout;
            if ((part != SlotPart.Counted && !kept) || state.Accepted is not { } version) return;
            var (turnout, votes) = Fill(views, slot, version.Entered);
            if (turnout) Turnout.Add(_row.AsSpan(0, Columns.Common));
            if (kept) return;
            Sums.Add(_row);
            if (!votes) _gaps.Add([.. _row]);
            foreach (var number in version.Entered.Numbers) Missing += number < 0 ? 1 : 0;
        }

        public ImmutableArray<PartTotal> Parts()
        {
            var parts = ImmutableArray.CreateBuilder<PartTotal>(PartCount);
            for (var part = 0; part < PartCount; part++) parts.Add(new((SlotPart)part, _stations[part], _voters[part]));
            return parts.MoveToImmutable();
        }

        public StationSums Whole()
        {
            if (_gaps.Count == 0) return Sums;
            var whole = new StationSums(width, 0);
            whole.Add(Sums);
            foreach (var gap in _gaps) whole.Remove(gap);
            return whole;
        }

        // Whether the station can stand in a share of turnout, and in one of votes: both numbers of it must be there.
        private (bool Turnout, bool Votes) Fill(Views views, int slot, ProtocolEntered entered)
        {
            var place = views.Registers.Slot(slot);
            var sheet = Sheets.Of(entered, slot, views.Registers, views.Candidates.Of(place.Contest).AsSpan(), views.Turnout);
            _row[Columns.List] = place.Voters;
            var turnout = Put(Columns.Registered, form.Registered, sheet) & Put(Columns.Voted, form.Voted, sheet);
            var votes = Put(Columns.Valid, form.Valid, sheet) & !entered.Votes.ContainsAnyInRange(int.MinValue, -1);
            if (form.Invalid is not null) Put(Columns.Invalid, form.Invalid, sheet);
            if (!views.Registers.Profile.WithdrawnVotesKept) Void(entered, views.Candidates.Of(place.Contest).AsSpan());
            for (var i = 0; i < entered.Numbers.Length; i++) _row[Columns.Common + i] = Math.Max(entered.Numbers[i], 0);
            return (turnout, votes);
        }

        // Where the law makes votes for a withdrawn choice invalid, they stay on their line, and are counted as invalid rather than valid votes.
        private void Void(ProtocolEntered entered, ReadOnlySpan<Candidates.Choice> ballot)
        {
            var gone = 0L;
            for (var place = 0; place < ballot.Length; place++) gone += ballot[place].Stands ? 0 : Math.Max(entered.Votes[place], 0);
            if (form.Invalid is not null) _row[Columns.Invalid] += gone;
            if (!form.Valid.Terms.Any(t => t.Kind == TermKind.Votes)) _row[Columns.Valid] = Math.Max(_row[Columns.Valid] - gone, 0);
        }

        // A sum that subtracts can fall below zero on a wrong paper; such a number is none.
        private bool Put(int column, Sum sum, in Sheet sheet)
        {
            var value = form.Value(sum, sheet) ?? -1;
            _row[column] = Math.Max(value, 0);
            return value >= 0;
        }
    }
}

/// <summary>What the contests of a body, or of the nation, add up to.</summary>
/// <param name="Parts">The parts of the stations, as in <see cref="ContestTally.Parts"/>.</param>
/// <param name="Sums">The sums over counted stations: <see cref="Columns"/>.</param>
/// <param name="Turnout">The sums over the stations that turnout is taken from.</param>
/// <param name="Entered">Protocols entered.</param>
public sealed record BodyTotal(ImmutableArray<PartTotal> Parts, StationSums Sums, StationSums Turnout, int Entered)
{
    /// <summary>The total of a part.</summary>
    public PartTotal Of(SlotPart part) => Parts[(int)part];

    /// <summary>Turnout by protocols: voters who took part of the registered voters of the same stations.</summary>
    public Share TurnoutShare => Turnout.Share(Columns.Voted, Columns.Registered);
}
