using System.Collections.Immutable;

namespace Urna.Protocols;

/// <summary>The checks of a form as one array of integers, so that millions of protocols run through them without an allocation.</summary>
/// <remarks>
/// A check is relation, tolerance, the number of integers of its left and of its right side, then both sides: pairs of slot and factor.
/// The slots are the six values of <see cref="TermKind"/> that are no lines, then the lines.
/// </remarks>
internal sealed class CheckProgram
{
    private const int Head = 4;
    private const int FirstLine = 6;
    private readonly int[] _steps;
    private readonly int[] _required;

    internal CheckProgram(ImmutableArray<FormLine> lines, ImmutableArray<Check> checks)
    {
        _steps = [.. checks.SelectMany(Steps)];
        _required = [.. Enumerable.Range(0, lines.Length).Where(i => !lines[i].Optional)];
    }

    /// <summary>Bit i: check i is broken.</summary>
    internal ulong Broken(in Sheet sheet)
    {
        Span<long> slots = stackalloc long[FirstLine + sheet.Lines.Length];
        slots[0] = sheet.StandingVotes;
        slots[1] = sheet.List;
        slots[2] = sheet.Turnout;
        slots[3] = sheet.Completed;
        slots[4] = sheet.Closing;
        slots[5] = sheet.Marks;
        for (var i = 0; i < sheet.Lines.Length; i++) slots[FirstLine + i] = sheet.Lines[i];
        return Run(slots);
    }

    /// <summary>How many lines that must be filled, and votes, are empty or unreadable.</summary>
    internal int Blanks(in Sheet sheet)
    {
        var blanks = 0;
        foreach (var line in _required) blanks += sheet.Lines[line] < 0 ? 1 : 0;
        foreach (var votes in sheet.Votes) blanks += votes < 0 ? 1 : 0;
        return blanks;
    }

    private ulong Run(ReadOnlySpan<long> slots)
    {
        ReadOnlySpan<int> steps = _steps;
        var broken = 0UL;
        for (var bit = 1UL; steps.Length > 0; bit <<= 1)
        {
            var left = steps.Slice(Head, steps[2]);
            var right = steps.Slice(Head + steps[2], steps[3]);
            if (TrySum(left, slots, out var sum) && TrySum(right, slots, out var other) && !Check.Holds((Relation)steps[0], sum, other, steps[1])) broken |= bit;
            steps = steps[(Head + left.Length + right.Length)..];
        }

        return broken;
    }

    // A value that is not there is below zero: one sign bit over all of them tells, without a branch for each.
    private static bool TrySum(ReadOnlySpan<int> side, ReadOnlySpan<long> slots, out long sum)
    {
        sum = 0;
        var signs = 0L;
        for (var i = 0; i + 1 < side.Length; i += 2)
        {
            var value = slots[side[i]];
            signs |= value;
            sum += value * side[i + 1];
        }

        return signs >= 0;
    }

    private static IEnumerable<int> Steps(Check check) =>
        [(int)check.Relation, (int)check.Tolerance, 2 * check.Left.Terms.Length, 2 * check.Right.Terms.Length, .. Steps(check.Left), .. Steps(check.Right)];

    private static IEnumerable<int> Steps(Sum sum) =>
        sum.Terms.SelectMany(t => new[] { t.Kind == TermKind.Line ? FirstLine + t.Line : (int)t.Kind - 1, t.Factor });
}
