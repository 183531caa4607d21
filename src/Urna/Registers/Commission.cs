using System.Collections.Immutable;

namespace Urna.Registers;

/// <summary>A commission and who sits in it now.</summary>
/// <param name="Formed">The fact that formed it.</param>
/// <param name="Members">Its members by code.</param>
/// <param name="Dissolved">The number of the decision that dissolved it; empty while it stands.</param>
public sealed record Commission(CommissionFormed Formed, ImmutableSortedDictionary<string, MemberSeated> Members, string Dissolved)
{
    /// <summary>Whether it may decide.</summary>
    public bool Stands => Dissolved.Length == 0;

    /// <summary>Members who vote.</summary>
    public int Voting => Members.Values.Count(m => m.Votes);

    /// <summary>How many members hold an office.</summary>
    public int Holding(string office) => Members.Values.Count(m => m.Office == office);

    /// <summary>Voting members nominated by each side, in ordinal order.</summary>
    public ImmutableSortedDictionary<string, int> Sides => Members.Values.Where(m => m.Votes).GroupBy(m => m.Side, StringComparer.Ordinal)
        .ToImmutableSortedDictionary(g => g.Key, g => g.Count(), StringComparer.Ordinal);

    /// <summary>Whether a contest lies in its power: every one for the national commission, those of its unit for one of a constituency, none for a precinct.</summary>
    public bool Covers(RegistersView registers, int contest) => Formed.Tier switch
    {
        "national" => true,
        "constituency" => registers.LiesIn(registers.Contest(contest).Unit, registers.FindUnit(Formed.Unit)),
        _ => false,
    };

    internal Commission Seat(MemberSeated seated) => Members.ContainsKey(seated.Member)
        ? throw new RecordOrderException($"{seated.Member} sits in {seated.Commission} already.")
        : this with { Members = Members.Add(seated.Member, seated) };

    internal Commission Release(MemberLeft left) => Members.ContainsKey(left.Member)
        ? this with { Members = Members.Remove(left.Member) }
        : throw new RecordOrderException($"{left.Member} does not sit in {left.Commission}.");

    internal Commission End(CommissionDissolved dissolved) => Stands
        ? this with { Dissolved = dissolved.Decision }
        : throw new RecordOrderException($"{dissolved.Commission} was dissolved before.");

    internal static Commission Of(CommissionFormed formed) => new(formed, ImmutableSortedDictionary.Create<string, MemberSeated>(StringComparer.Ordinal), string.Empty);
}
