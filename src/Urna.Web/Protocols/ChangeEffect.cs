using System.Collections.Immutable;
using Urna.Candidates;
using Urna.Protocols;

namespace Urna.Web.Protocols;

/// <summary>A number of a protocol that changed.</summary>
/// <param name="Name">The line or the choice.</param>
/// <param name="Line">The code of the line; empty for a choice.</param>
/// <param name="Before">What was counted before; <see cref="Numbers"/> for what was not there.</param>
/// <param name="After">What is counted after.</param>
public sealed record ChangedNumber(Names Name, string Line, int Before, int After)
{
    /// <summary>What the change adds to the sums.</summary>
    public long Effect => (long)Math.Max(After, 0) - Math.Max(Before, 0);
}

/// <summary>What a change did to the numbers of a station: only those that differ.</summary>
/// <param name="Change">The change.</param>
/// <param name="Lines">Lines that differ.</param>
/// <param name="Votes">Votes that differ, in ballot order: the net effect for each choice.</param>
public sealed record ChangeEffect(Change Change, ImmutableArray<ChangedNumber> Lines, ImmutableArray<ChangedNumber> Votes)
{
    private static readonly string[] Keys = ["change.corrected", "change.invalidated", "change.restored", "change.held-back"];

    /// <summary>The key of the word for what kind of change it is.</summary>
    public string Key => Keys[(int)Change.Kind];

    /// <summary>The latest changes, newest first.</summary>
    public static ImmutableArray<ChangeEffect> Latest(Views views, int most) =>
        [.. Enumerable.Range(0, Math.Min(most, views.Protocols.ChangeCount)).Select(i => Of(views, views.Protocols.Change(views.Protocols.ChangeCount - 1 - i)))];

    /// <summary>The changes of a slot, oldest first.</summary>
    public static ImmutableArray<ChangeEffect> OfSlot(Views views, int slot) =>
        [.. Enumerable.Range(0, views.Protocols.ChangeCount).Select(views.Protocols.Change).Where(c => c.Slot == slot).Select(c => Of(views, c))];

    /// <summary>What one change did.</summary>
    public static ChangeEffect Of(Views views, Change change)
    {
        var contest = views.Registers.Slot(change.Slot).Contest;
        var form = views.Registers.Contest(contest).Form;
        var ballot = views.Candidates.Of(contest);
        return new(change, Differences(change, form), Differences(change, ballot));
    }

    private static ImmutableArray<ChangedNumber> Differences(Change change, Form form) => [.. Enumerable.Range(0, form.Lines.Length)
        .Select(i => new ChangedNumber(form.Lines[i].Names, form.Lines[i].Code, LineOf(change.Before, i), LineOf(change.After, i))).Where(n => n.Before != n.After)];

    private static ImmutableArray<ChangedNumber> Differences(Change change, ImmutableArray<Choice> ballot) => [.. Enumerable.Range(0, ballot.Length)
        .Select(i => new ChangedNumber(ballot[i].Registered.Names, string.Empty, VotesOf(change.Before, i), VotesOf(change.After, i))).Where(n => n.Before != n.After)];

    private static int LineOf(ProtocolVersion? version, int line) => version is null ? Numbers.Empty : version.Entered.Lines[line];

    private static int VotesOf(ProtocolVersion? version, int place) => version is null || place >= version.Entered.Votes.Length ? Numbers.Empty : version.Entered.Votes[place];
}
