using System.Collections.Immutable;

namespace Urna.Results;

/// <summary>The seats of a choice.</summary>
/// <param name="Choice">The code of the choice.</param>
/// <param name="Seats">Its seats beyond doubt; 0 or more.</param>
public readonly record struct SeatAward(string Choice, int Seats);

/// <summary>How a count of seats ended.</summary>
public abstract record SeatOutcome
{
    private SeatOutcome()
    {
    }

    /// <summary>Every seat has its holder.</summary>
    public sealed record Awarded : SeatOutcome;

    /// <summary>These choices have equal claims to fewer seats than they are. What follows is the law's to say, not the count's.</summary>
    /// <param name="Choices">The choices with equal claims, in ballot order.</param>
    /// <param name="Seats">How many seats lie between them; each can receive at most one of them.</param>
    public sealed record Tie(ImmutableArray<string> Choices, int Seats) : SeatOutcome;

    /// <summary>Nobody has the majority that is needed; these two meet again.</summary>
    /// <param name="Choices">The two choices, in ballot order.</param>
    public sealed record RunOff(ImmutableArray<string> Choices) : SeatOutcome;

    /// <summary>Nobody has the majority that is needed, and equal votes leave open who goes into the run-off.</summary>
    /// <param name="Certain">Who goes in beyond doubt: one choice or none.</param>
    /// <param name="Tied">The choices with equal claims, in ballot order.</param>
    /// <param name="Places">How many of them go in.</param>
    public sealed record RunOffTie(ImmutableArray<string> Certain, ImmutableArray<string> Tied, int Places) : SeatOutcome;

    /// <summary>Nobody may receive the rest: no votes, no choice above the threshold, or lists without candidates left.</summary>
    /// <param name="Seats">How many seats stay empty.</param>
    public sealed record Unfilled(int Seats) : SeatOutcome;
}

/// <summary>The seats of a contest by one method, with every step. It does not depend on the order of the choices.</summary>
public sealed record SeatCount
{
    /// <summary>The most seats one count gives.</summary>
    public const int MostSeats = 10_000;

    /// <summary>How many seats there were to give.</summary>
    public required int Seats { get; init; }

    /// <summary>The seats of every choice beyond doubt, also none, in ballot order.</summary>
    public required ImmutableArray<SeatAward> Awards { get; init; }

    /// <summary>The steps in the order they were taken.</summary>
    public required ImmutableArray<SeatStep> Steps { get; init; }

    /// <summary>How it ended.</summary>
    public required SeatOutcome Outcome { get; init; }

    /// <summary>Votes for one seat, where the method has a quota; otherwise 0.</summary>
    public Fraction Quota { get; init; }

    /// <summary>The choices below the threshold, in ballot order.</summary>
    public ImmutableArray<string> Below { get; init; } = [];

    /// <summary>The one holder of the one seat there was, or null.</summary>
    public string? Winner => Seats == 1 && Outcome is SeatOutcome.Awarded ? Awards.First(a => a.Seats == 1).Choice : null;

    /// <summary>The seats of a choice beyond doubt; 0 for a code that does not stand there.</summary>
    public int Of(string choice) => Awards.FirstOrDefault(a => a.Choice == choice).Seats;
}
