using System.Collections.Immutable;
using System.Numerics;
using Urna.Registers;

namespace Urna.Protocols;

/// <summary>The form of a protocol as data: its lines in the order of the paper, its checks, and which lines mean what (<c>docs/election-package.md</c>, section "forms").</summary>
public sealed partial class Form
{
    /// <summary>The most lines of a form.</summary>
    public const int MaxLines = 200;

    /// <summary>The most checks of a form: the bits 60 to 62 of a mask stay free.</summary>
    public const int MaxChecks = 60;

    /// <summary>The bit of <see cref="Blank"/> in a mask.</summary>
    public const ulong BlankBit = 1UL << 63;

    private readonly ImmutableDictionary<string, int> _indexes;
    private readonly CheckProgram _program;

    private Form(Dictionary<string, int> indexes, CheckProgram program)
    {
        _indexes = indexes.ToImmutableDictionary(StringComparer.Ordinal);
        _program = program;
    }

    /// <summary>The check every form has: no required line and no vote is empty or unreadable. Its left side is their number.</summary>
    public static Check Blank { get; } = new("BLANK", new([]), Relation.Equal, new([]), 0, Level.Block, string.Empty, Names.Of([
        ("az", "Bütün məcburi sətirlər və səslər doldurulub və oxunaqlıdır."),
        ("en", "Every required line and every vote is filled in and readable."),
        ("ru", "Все обязательные строки и голоса заполнены и читаемы.")]));

    /// <summary>Its code, to which contests refer.</summary>
    public required string Code { get; init; }

    /// <summary>Its names.</summary>
    public required Names Names { get; init; }

    /// <summary>Where the form comes from.</summary>
    public required string Source { get; init; }

    /// <summary>The lines, in the order of the paper.</summary>
    public required ImmutableArray<FormLine> Lines { get; init; }

    /// <summary>The checks, in the order of the form; check i is bit i of a mask.</summary>
    public required ImmutableArray<Check> Checks { get; init; }

    /// <summary>Voters on the lists of the station.</summary>
    public required Sum Registered { get; init; }

    /// <summary>Voters who took part.</summary>
    public required Sum Voted { get; init; }

    /// <summary>Valid votes.</summary>
    public required Sum Valid { get; init; }

    /// <summary>Invalid votes; null where the form does not tell.</summary>
    public Sum? Invalid { get; init; }

    /// <summary>Ballots received by the station; null where the form does not tell.</summary>
    public Sum? Received { get; init; }

    /// <summary>Ballots not used; null where the form does not tell.</summary>
    public Sum? Unused { get; init; }

    /// <summary>Ballots issued to voters; null where the form does not tell.</summary>
    public Sum? Issued { get; init; }

    /// <summary>Ballots spoilt and replaced; null where the form does not tell.</summary>
    public Sum? Spoilt { get; init; }

    /// <summary>Ballots in portable boxes; null where the form does not tell.</summary>
    public Sum? Portable { get; init; }

    /// <summary>Ballots in stationary boxes; null where the form does not tell.</summary>
    public Sum? Stationary { get; init; }

    /// <summary>The index of the line of this code, or -1.</summary>
    public int LineIndex(string code) => _indexes.GetValueOrDefault(code, -1);

    /// <summary>Which checks a protocol breaks: bit i is check i, <see cref="BlankBit"/> is <see cref="Blank"/>. Allocates nothing.</summary>
    /// <exception cref="ArgumentException">The sheet has not as many lines as the form.</exception>
    public ulong Broken(in Sheet sheet)
    {
        Fits(sheet);
        return _program.Broken(sheet) | (_program.Blanks(sheet) > 0 ? BlankBit : 0);
    }

    /// <summary>What every check says of a protocol, in the order of the form; <see cref="Blank"/> comes last.</summary>
    /// <exception cref="ArgumentException">The sheet has not as many lines as the form.</exception>
    public ImmutableArray<Outcome> Outcomes(in Sheet sheet)
    {
        var outcomes = ImmutableArray.CreateBuilder<Outcome>(Checks.Length + 1);
        foreach (var check in Checks)
        {
            outcomes.Add(Value(check.Left, sheet) is { } left && Value(check.Right, sheet) is { } right
                ? new(check, true, Check.Holds(check.Relation, left, right, check.Tolerance), left, right)
                : new(check, false, true, 0, 0));
        }

        Fits(sheet);
        var blanks = _program.Blanks(sheet);
        outcomes.Add(new(Blank, true, blanks == 0, blanks, 0));
        return outcomes.MoveToImmutable();
    }

    /// <summary>The value of a sum on a protocol, or null where one of its terms has none. Allocates nothing.</summary>
    /// <exception cref="ArgumentException">The sheet has not as many lines as the form.</exception>
    public long? Value(Sum sum, in Sheet sheet)
    {
        Fits(sheet);
        var total = 0L;
        foreach (var term in sum.Terms)
        {
            var value = sheet[term];
            if (value < 0) return null;
            total += value * term.Factor;
        }

        return total;
    }

    /// <summary>The worst level of the checks of a mask, or null where it has none.</summary>
    public Level? LevelOf(ulong mask)
    {
        Level? worst = null;
        for (; mask != 0; mask &= mask - 1)
        {
            var level = CheckOf(mask).Level;
            if (worst is null || level > worst) worst = level;
        }

        return worst;
    }

    /// <summary>The codes of the checks of a mask, each once, in the order of the form; <c>BLANK</c> comes last.</summary>
    public ImmutableArray<string> CodesOf(ulong mask)
    {
        var codes = ImmutableArray.CreateBuilder<string>(BitOperations.PopCount(mask));
        for (; mask != 0; mask &= mask - 1)
        {
            var code = CheckOf(mask).Code;
            if (!codes.Contains(code)) codes.Add(code);
        }

        return codes.ToImmutable();
    }

    private Check CheckOf(ulong mask) => mask == BlankBit ? Blank : Checks[BitOperations.TrailingZeroCount(mask)];

    private void Fits(in Sheet sheet)
    {
        if (sheet.Lines.Length != Lines.Length) throw new ArgumentException($"Form {Code} has {Lines.Length} lines, the sheet {sheet.Lines.Length}.", nameof(sheet));
    }
}
