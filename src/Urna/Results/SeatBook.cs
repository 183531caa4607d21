using System.Collections.Immutable;

namespace Urna.Results;

/// <summary>The book of a count while it goes on: who holds what, what is left, what was done. Equal claims are met together or not at all, so order never matters.</summary>
internal sealed class SeatBook
{
    private readonly Tally _tally;
    private readonly int _seats;
    private readonly int[] _held;
    private readonly List<SeatStep> _steps = [];

    internal SeatBook(Tally tally, int seats)
    {
        if (seats is < 0 or > SeatCount.MostSeats) throw new ArgumentOutOfRangeException(nameof(seats), seats, $"Seats are 0 to {SeatCount.MostSeats}.");
        (_tally, _seats, Left, _held) = (tally, seats, seats, new int[tally.Choices.Length]);
    }

    internal int Left { get; private set; }

    internal SeatOutcome.Tie? Tie { get; private set; }

    internal int Held(int choice) => _held[choice];

    internal int Given => _seats - Left;

    /// <summary>Whether a choice has votes and can fill one more seat.</summary>
    internal bool IsOpen(int choice) => _tally.Choices[choice] is var line && line.Votes > 0 && (line.Most == 0 || _held[choice] < line.Most);

    /// <summary>Gives one seat to the highest claim and to those equal to it. False where nothing is left, open, or the seats do not suffice for equal claims.</summary>
    internal bool Give(SeatStepKind kind, Func<int, Fraction?> claimOf)
    {
        if (Left == 0 || Tie is not null) return false;
        var claims = Enumerable.Range(0, _held.Length).Where(IsOpen)
            .Select(i => (Index: i, Value: claimOf(i))).Where(c => c.Value is not null)
            .Select(c => (c.Index, Value: c.Value.GetValueOrDefault())).ToList();
        if (claims.Count == 0) return false;
        var highest = claims.Max(c => c.Value);
        var first = claims.Where(c => c.Value == highest).Select(c => c.Index).ToHashSet();
        var suffices = first.Count <= Left;
        Write(kind, claims.Select(c => new SeatClaim(Code(c.Index), _held[c.Index], c.Value, suffices && first.Contains(c.Index) ? 1 : 0)), first);
        if (!suffices)
        {
            Tie = new([.. first.Order().Select(Code)], Left);
            return false;
        }

        foreach (var index in first) _held[index]++;
        Left -= first.Count;
        return true;
    }

    /// <summary>Gives every open choice the whole part of its claim, as far as it can fill it.</summary>
    internal void GiveWhole(Func<int, Fraction?> claimOf)
    {
        var claims = new List<SeatClaim>();
        for (var i = 0; i < _held.Length; i++)
        {
            if (!IsOpen(i) || claimOf(i) is not { } value) continue;
            var most = _tally.Choices[i].Most;
            var whole = (int)(most == 0 ? value.Floor : Int128.Min(value.Floor, most));
            claims.Add(new(Code(i), 0, value, whole));
            _held[i] += whole;
            Left -= whole;
        }

        Write(SeatStepKind.WholeQuota, claims, []);
    }

    /// <summary>Gives a choice the seat that the last step gave; where that step met equal claims, which of them goes without it is a tie.</summary>
    internal void TakeLast(int taker, SeatStepKind kind)
    {
        var last = _steps[^1];
        var losers = (Tie is null ? last.Receivers : last.Tied).Select(c => _tally.Choices.Select((line, i) => (line.Choice, i)).First(l => l.Choice == c).i).ToHashSet();
        if (losers.Contains(taker) || last.Kind == SeatStepKind.WholeQuota) return;
        var seats = Tie?.Seats ?? losers.Count;
        var back = Tie is null ? 1 : 0;
        var claims = losers.Append(taker).Order()
            .Select(i => new SeatClaim(Code(i), _held[i], Fraction.Of(_tally.Choices[i].Votes, 1), i == taker ? 1 : -back));
        Write(kind, [.. claims], losers.Count > 1 ? losers : []);
        foreach (var loser in losers) _held[loser] -= back;
        _held[taker]++;
        Left = seats - 1;
        Tie = seats > 1 ? new([.. losers.Order().Select(Code)], seats - 1) : null;
    }

    internal SeatCount Close(Fraction quota = default, ImmutableArray<string>? below = null, SeatOutcome? outcome = null) => new()
    {
        Seats = _seats,
        Awards = [.. _tally.Choices.Select((line, i) => new SeatAward(line.Choice, _held[i]))],
        Steps = [.. _steps],
        Outcome = outcome ?? (Tie is not null ? Tie : Left > 0 ? new SeatOutcome.Unfilled(Left) : new SeatOutcome.Awarded()),
        Quota = quota,
        Below = below ?? [],
    };

    private void Write(SeatStepKind kind, IEnumerable<SeatClaim> claims, HashSet<int> equals) =>
        _steps.Add(new(_steps.Count + 1, kind, [.. claims], equals.Count > 1 ? [.. equals.Order().Select(Code)] : []));

    private string Code(int choice) => _tally.Choices[choice].Choice;
}
