using System.Collections.Immutable;
using Urna.Protocols;

namespace Urna.Web.Protocols;

/// <summary>A part of the ballots of a stage.</summary>
/// <param name="Key">The key of its word; empty for a choice.</param>
/// <param name="Place">The place of the choice on the ballot; -1 for what is no choice.</param>
/// <param name="Ballots">How many.</param>
public sealed record BalancePart(string Key, int Place, long Ballots);

/// <summary>A line that a relation leaves out.</summary>
/// <param name="Line">The line.</param>
/// <param name="Ballots">Its number.</param>
public sealed record BesideLine(FormLine Line, int Ballots);

/// <summary>One stage on the way of the ballots.</summary>
/// <param name="Key">The key of its words.</param>
/// <param name="Whole">The ballots that came into it.</param>
/// <param name="Parts">What became of them.</param>
/// <param name="Goes">The part that goes on to the next stage, by its index; -1 where all of it does.</param>
/// <param name="Gap">What is missing by the form's own relation; below zero: what is too many.</param>
/// <param name="Broken">Whether a check between these numbers is broken.</param>
/// <param name="Beside">Lines that are in a part and that the form's relation leaves out, where they are not zero.</param>
public sealed record BalanceStage(string Key, long Whole, ImmutableArray<BalancePart> Parts, int Goes, long Gap, bool Broken, ImmutableArray<BesideLine> Beside)
{
    /// <summary>The length of the bar.</summary>
    public long Length => Math.Max(Parts.Sum(p => p.Ballots) + Math.Max(Gap, 0), 1);
}

/// <summary>
/// The balance of a protocol: ballots received, then unused, spoilt, issued; those in portable and stationary boxes; valid and invalid; the choices. Stages
/// that the form does not tell are left out. A relation that does not add up is a gap; where the form has a relation of its own between the numbers of a
/// stage, such as one that leaves out ballots of no established form, the gap is that relation's.
/// </summary>
public sealed class BallotBalance
{
    private readonly ImmutableArray<Outcome> _outcomes;
    private readonly ImmutableArray<BalanceStage>.Builder _stages = ImmutableArray.CreateBuilder<BalanceStage>(4);

    private readonly Form _form;
    private readonly int[] _lines;

    private BallotBalance(Form form, int[] lines, ImmutableArray<Outcome> outcomes) => (_form, _lines, _outcomes) = (form, lines, outcomes);

    /// <summary>The stages of a protocol.</summary>
    /// <param name="form">Its form.</param>
    /// <param name="sheet">Its numbers.</param>
    /// <param name="outcomes">What its checks say.</param>
    /// <param name="withChoices">Whether the votes of choices may be shown.</param>
    public static ImmutableArray<BalanceStage> Of(Form form, in Sheet sheet, ImmutableArray<Outcome> outcomes, bool withChoices)
    {
        var balance = new BallotBalance(form, sheet.Lines.ToArray(), outcomes);
        var issuedLine = form.Issued ?? form.Voted;
        var (received, issued, valid) = (Value(form, form.Received, sheet), Value(form, issuedLine, sheet), Value(form, form.Valid, sheet));
        var first = Parts(("unused", Value(form, form.Unused, sheet)), ("spoilt", Value(form, form.Spoilt, sheet)), ("issued", issued));
        if (received is { } all && first.Length > 1) balance.Add("received", all, first, issued is null ? -1 : first.Length - 1, form.Received, form.Unused, form.Spoilt, issuedLine);
        var boxes = Parts(("portable", Value(form, form.Portable, sheet)), ("stationary", Value(form, form.Stationary, sheet)));
        if (issued is { } given && boxes.Length > 1) balance.Add("issued", given, boxes, -1, issuedLine, form.Portable, form.Stationary);
        var found = Parts(("valid", valid), ("invalid", Value(form, form.Invalid, sheet)));
        if (found.Length > 1) balance.Add("boxes", boxes.Length > 1 ? boxes.Sum(b => b.Ballots) : found.Sum(f => f.Ballots), found, 0, form.Portable, form.Stationary, form.Valid, form.Invalid);
        if (valid is { } counted && withChoices && sheet.Marks == 1) balance.Add("valid", counted, Choices(sheet.Votes), -1, form.Valid, Votes);
        return balance._stages.ToImmutable();
    }

    private static Sum Votes { get; } = new([new Term(TermKind.Votes, -1, 1)]);

    private void Add(string key, long whole, ImmutableArray<BalancePart> parts, int goes, params ReadOnlySpan<Sum?> sums)
    {
        var terms = new HashSet<Term>();
        foreach (var sum in sums) terms.UnionWith(sum?.Terms ?? []);
        var related = _outcomes.Where(o => o.Applies && terms.All(t => Covers(o.Check, t))).ToList();
        var equal = related.Where(o => o.Check.Relation == Relation.Equal).Take(1).ToList();
        var gap = whole - parts.Sum(p => p.Ballots);
        if (equal is [var own]) gap = own.Holds ? 0 : Math.Abs(own.Left - own.Right) * (IsOnLeft(own.Check, sums[0]) == own.Left > own.Right ? 1 : -1);
        _stages.Add(new(key, whole, parts, goes, gap, related.Exists(o => !o.Holds), equal is [var relation] ? LeftOut(relation.Check, terms) : []));
    }

    private static bool Names(Check check, TermKind kind, int line) => check.Left.Terms.Concat(check.Right.Terms).Any(t => t.Kind == kind && t.Line == line);

    // A relation speaks of a line also where it names only lines that are parts of it.
    private bool Covers(Check check, Term term) => Names(check, term.Kind, term.Line)
        || (term.Kind == TermKind.Line && PartsOf(term.Line).Any(l => Names(check, TermKind.Line, l)));

    private IEnumerable<int> PartsOf(int line) => Enumerable.Range(0, _form.Lines.Length).Where(l => _form.Lines[l].Parent == _form.Lines[line].Code);

    private ImmutableArray<BesideLine> LeftOut(Check check, IEnumerable<Term> terms) => [.. terms
        .Where(t => t.Kind == TermKind.Line && !Names(check, t.Kind, t.Line)).SelectMany(t => PartsOf(t.Line))
        .Where(l => !Names(check, TermKind.Line, l) && _lines[l] > 0).Select(l => new BesideLine(_form.Lines[l], _lines[l]))];

    private static bool IsOnLeft(Check check, Sum? whole) => whole is { Terms: [var term, ..] } && check.Left.Terms.Any(t => t.Kind == term.Kind && t.Line == term.Line);

    private static long? Value(Form form, Sum? sum, in Sheet sheet) => sum is null ? null : form.Value(sum, sheet) is >= 0 and var value ? value : null;

    private static ImmutableArray<BalancePart> Parts(params ReadOnlySpan<(string Key, long? Ballots)> parts)
    {
        var known = ImmutableArray.CreateBuilder<BalancePart>(parts.Length);
        foreach (var (key, ballots) in parts)
        {
            if (ballots is { } number) known.Add(new(key, -1, number));
        }

        return known.ToImmutable();
    }

    private static ImmutableArray<BalancePart> Choices(ReadOnlySpan<int> votes)
    {
        var choices = ImmutableArray.CreateBuilder<BalancePart>(votes.Length);
        for (var place = 0; place < votes.Length; place++) choices.Add(new(string.Empty, place, Math.Max(votes[place], 0)));
        return choices.MoveToImmutable();
    }
}
