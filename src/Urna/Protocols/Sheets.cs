using Urna.Candidates;
using Urna.Registers;
using Urna.Turnout;

namespace Urna.Protocols;

/// <summary>Puts beside a protocol what its checks need to know of its station.</summary>
public static class Sheets
{
    /// <summary>The sheet of a protocol of a slot. Allocates nothing.</summary>
    public static Sheet Of(ProtocolEntered entered, int slot, RegistersView registers, ReadOnlySpan<Choice> ballot, TurnoutView turnout)
    {
        var place = registers.Slot(slot);
        return new()
        {
            Lines = entered.Lines,
            Votes = entered.Votes,
            StandingVotes = Standing(entered.Votes, ballot),
            List = place.Voters,
            Turnout = turnout.Last(slot),
            Completed = entered.Completed.IsKnown ? entered.Completed.Seconds : -1,
            Closing = registers.ClosingOf(slot).Seconds,
            Marks = registers.Contest(place.Contest).Called.Marks,
        };
    }

    /// <summary>The votes of all choices that stand; -1 where one of them is missing.</summary>
    private static long Standing(ReadOnlySpan<int> votes, ReadOnlySpan<Choice> ballot)
    {
        var sum = 0L;
        for (var i = 0; i < votes.Length; i++)
        {
            if (!ballot[i].Stands) continue;
            if (votes[i] < 0) return -1;
            sum += votes[i];
        }

        return sum;
    }
}
