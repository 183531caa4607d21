using System.Collections.Immutable;

namespace Urna.Results;

/// <summary>A choice and its votes.</summary>
/// <param name="Choice">The code of the choice.</param>
/// <param name="Votes">Its votes; 0 or more.</param>
/// <param name="Most">The most seats it can fill, as a list with so many candidates; 0: no such limit.</param>
public readonly record struct ChoiceVotes(string Choice, long Votes, int Most = 0);

/// <summary>The votes of one contest in ballot order. The order is for display; no method gives it a meaning.</summary>
public sealed class Tally
{
    private Tally(ImmutableArray<ChoiceVotes> choices, long valid, long cast) => (Choices, Valid, Cast) = (choices, valid, cast);

    /// <summary>The choices in ballot order.</summary>
    public ImmutableArray<ChoiceVotes> Choices { get; }

    /// <summary>Valid ballots. Where a voter makes one mark and every valid ballot names a choice, the sum of the votes.</summary>
    public long Valid { get; }

    /// <summary>Valid and invalid ballots.</summary>
    public long Cast { get; }

    /// <summary>The sum of the votes of all choices.</summary>
    public long Votes => Choices.Sum(c => c.Votes);

    /// <summary>A tally where each valid ballot is one vote for one choice.</summary>
    /// <param name="choices">The choices in ballot order.</param>
    /// <param name="invalid">Invalid ballots.</param>
    /// <exception cref="ArgumentException">A code occurs twice, or a number is negative.</exception>
    public static Tally Of(IEnumerable<ChoiceVotes> choices, long invalid = 0)
    {
        var lines = choices.ToImmutableArray();
        var votes = lines.Sum(c => c.Votes);
        return Of(lines, votes, votes + invalid);
    }

    /// <summary>A tally with its ballots apart, for contests with several marks or with valid ballots that name no choice.</summary>
    /// <param name="choices">The choices in ballot order.</param>
    /// <param name="valid">Valid ballots.</param>
    /// <param name="cast">Valid and invalid ballots.</param>
    /// <exception cref="ArgumentException">A code occurs twice, or a number is negative, or fewer ballots are cast than valid.</exception>
    public static Tally Of(ImmutableArray<ChoiceVotes> choices, long valid, long cast)
    {
        if (choices.Any(c => c.Votes < 0 || c.Most < 0) || valid < 0) throw new ArgumentException("Votes are 0 or more.", nameof(choices));
        if (cast < valid) throw new ArgumentException($"{cast} ballots cast are fewer than {valid} valid ones.", nameof(cast));
        if (choices.DistinctBy(c => c.Choice, StringComparer.Ordinal).Count() != choices.Length) throw new ArgumentException("A choice occurs twice.", nameof(choices));
        return new(choices, valid, cast);
    }
}
