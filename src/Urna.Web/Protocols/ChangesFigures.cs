using System.Collections.Immutable;
using Urna.Candidates;
using Urna.Protocols;
using Urna.Turnout;

namespace Urna.Web.Protocols;

/// <summary>What all changes together did to the votes of one choice.</summary>
/// <param name="Contest">The index of the contest.</param>
/// <param name="Choice">The choice.</param>
/// <param name="Changes">In how many changes its votes differ.</param>
/// <param name="Effect">What they add to its sum.</param>
public sealed record NetEffect(int Contest, Choice Choice, int Changes, long Effect);

/// <summary>The changes of one contest.</summary>
/// <param name="Contest">Its index.</param>
/// <param name="Changes">How many there are.</param>
/// <param name="Stations">At how many stations.</param>
/// <param name="Valid">What they add to the valid votes of all choices together.</param>
public sealed record ContestChanges(int Contest, int Changes, int Stations, long Valid);

/// <summary>
/// All numbers that changed after they were first published, one page of them. Where so few ballots were cast at a station that its choices are not shown,
/// its change is named and in no sum of choices.
/// </summary>
public sealed class ChangesFigures
{
    /// <summary>How many changes stand on a page.</summary>
    public const int PerPage = 50;

    private ChangesFigures(Views views, int contest)
    {
        var protocols = views.Protocols;
        var all = Enumerable.Range(0, protocols.ChangeCount).Select(protocols.Change).Where(c => Shown.Numbers(views, c.Slot)).Select(c => ChangeEffect.Of(views, c)).ToList();
        Contests = [.. all.GroupBy(e => views.Registers.Slot(e.Change.Slot).Contest).OrderBy(g => g.Key)
            .Select(g => new ContestChanges(g.Key, g.Count(), g.Select(e => e.Change.Slot).Distinct().Count(), Visible(views, g).Sum(e => e.Votes.Sum(v => v.Effect))))];
        Asked = contest;
        Changes = [.. all.Where(e => contest < 0 || views.Registers.Slot(e.Change.Slot).Contest == contest).Reverse()];
        Withheld = Changes.Length - Visible(views, Changes).Count();
        Net = [.. Visible(views, Changes).GroupBy(e => views.Registers.Slot(e.Change.Slot).Contest).OrderBy(g => g.Key).SelectMany(g => NetOf(views, g.Key, [.. g]))];
        Corrections = [.. Enumerable.Range(0, views.Turnout.CorrectionCount).Select(views.Turnout.Correction)
            .Where(c => contest < 0 || views.Registers.Slot(c.Slot).Contest == contest).Reverse()];
    }

    /// <summary>The contest they are asked for; -1: all.</summary>
    public int Asked { get; }

    /// <summary>The contests that have any, whatever is asked for.</summary>
    public ImmutableArray<ContestChanges> Contests { get; }

    /// <summary>The changes, newest first.</summary>
    public ImmutableArray<ChangeEffect> Changes { get; }

    /// <summary>Changes whose choices are not shown.</summary>
    public int Withheld { get; }

    /// <summary>The net effect for each choice whose votes differ, in ballot order.</summary>
    public ImmutableArray<NetEffect> Net { get; }

    /// <summary>Turnout reports that were corrected, newest first.</summary>
    public ImmutableArray<TurnoutCorrection> Corrections { get; }

    /// <summary>At how many stations, each once for each contest.</summary>
    public int Stations => Changes.Select(c => c.Change.Slot).Distinct().Count();

    /// <summary>The changes of a contest, or of all where it is -1.</summary>
    public static ChangesFigures Of(Views views, int contest) => new(views, contest);

    private static IEnumerable<ChangeEffect> Visible(Views views, IEnumerable<ChangeEffect> effects) => effects.Where(e => Shown.Choices(views, e.Change.Slot));

    private static IEnumerable<NetEffect> NetOf(Views views, int contest, List<ChangeEffect> effects)
    {
        var ballot = views.Candidates.Of(contest);
        var (effect, changes) = (new long[ballot.Length], new int[ballot.Length]);
        foreach (var change in effects.Select(e => e.Change))
        {
            for (var place = 0; place < ballot.Length; place++)
            {
                var (before, after) = (VotesOf(change.Before, place), VotesOf(change.After, place));
                effect[place] += (long)Math.Max(after, 0) - Math.Max(before, 0);
                changes[place] += before == after ? 0 : 1;
            }
        }

        return Enumerable.Range(0, ballot.Length).Where(p => changes[p] > 0).Select(p => new NetEffect(contest, ballot[p], changes[p], effect[p]));
    }

    private static int VotesOf(ProtocolVersion? version, int place) =>
        version is null || place >= version.Entered.Votes.Length ? Numbers.Empty : version.Entered.Votes[place];
}
