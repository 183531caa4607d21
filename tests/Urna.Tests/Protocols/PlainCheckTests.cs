using System.Collections.Immutable;
using CsCheck;
using Urna.Protocols;

namespace Urna.Tests.Protocols;

/// <summary>The masks and outcomes of random forms against an evaluation that reads the written terms itself and knows nothing of <c>Form</c>.</summary>
public class PlainCheckTests
{
    private static readonly string[] Names = ["a", "b", "o", "x", "@votes", "@list", "@turnout", "@completed", "@closing", "@seats"];

    private static readonly Gen<string> Term = Gen.Select(OneOf(Names), Gen.Int[-4, 4].Where(n => n != 0), (name, factor) => factor switch
    {
        1 => name,
        -1 => $"-{name}",
        < 0 => $"-{-factor}*{name}",
        _ => $"{factor}*{name}",
    });

    private static readonly Gen<string> Side = Term.Array[0, 3].Select(terms => string.Join(' ', terms));

    private static readonly Gen<Rule> Rules = Gen.Select(
        Gen.Select(Term, Side, (first, more) => $"{first} {more}"), OneOf("=", "<=", "<", "not-both"), Side, Gen.Int[0, 3],
        (left, relation, right, tolerance) => new Rule(left, relation, right, relation == "not-both" ? 0 : tolerance));

    // Small numbers, so that equal sides are not rare; one in eight is not there.
    private static readonly Gen<int> Value = Gen.Frequency((7, Gen.Int[0, 9]), (1, Gen.Int[-2, -1]));

    [Fact]
    public void Masks_and_outcomes_agree_with_a_plain_evaluation()
    {
        var (broken, held, silent) = (0, 0, 0);
        Gen.Select(Rules.Array[0, 60], Value.Array[9], Value.Array[0, 3], Gen.Int[-1, 2]).Sample(
            (rules, values, votes, withdrawn) =>
            {
                var form = Forms.Of([.. rules.Select((r, i) => Forms.Check($"C{i}", r.Left, r.Relation, r.Right, tolerance: r.Tolerance))]);
                var paper = PaperOf(form, values, votes, withdrawn);
                var known = Known(values, votes, withdrawn);
                var mask = form.Broken(paper.Sheet);
                var outcomes = form.Outcomes(paper.Sheet);
                for (var i = 0; i < rules.Length; i++)
                {
                    var (left, right) = (PlainSum(rules[i].Left, known), PlainSum(rules[i].Right, known));
                    var applies = left is not null && right is not null;
                    var holds = !applies || PlainHolds(rules[i], left.GetValueOrDefault(), right.GetValueOrDefault());
                    Assert.Equal(new(form.Checks[i], applies, holds, applies ? left.GetValueOrDefault() : 0, applies ? right.GetValueOrDefault() : 0), outcomes[i]);
                    Assert.Equal(holds, (mask >> i & 1) == 0);
                    _ = !applies ? silent++ : holds ? held++ : broken++;
                }

                var blanks = values.Take(2).Concat(votes).Count(v => v < 0);
                Assert.Equal((rules.Length + 1, blanks > 0, blanks), (outcomes.Length, mask >> 63 == 1, (int)outcomes[^1].Left));
                Assert.Equal(0UL, mask & ~Form.BlankBit & ~((1UL << rules.Length) - 1));
            },
            iter: 2000,
            threads: 1);

        // Each kind was met often: the agreement is not one of empty sets.
        Assert.All([broken, held, silent], n => Assert.True(n > 2000));
    }

    private static Gen<string> OneOf(params string[] words) => Gen.Int[0, words.Length - 1].Select(i => words[i]);

    private static Paper PaperOf(Form form, int[] values, int[] votes, int withdrawn) => new(form)
    {
        Lines = form.Lines.Select((l, i) => (l.Code, Value: values[i])).ToImmutableSortedDictionary(l => l.Code, l => l.Value),
        Votes = [.. votes],
        Withdrawn = withdrawn,
        List = values[4],
        Turnout = values[5],
        Completed = values[6],
        Closing = values[7],
        Marks = Math.Abs(values[8]),
    };

    private static Dictionary<string, long> Known(int[] values, int[] votes, int withdrawn)
    {
        var standing = votes.Where((_, i) => i != withdrawn).ToList();
        return new()
        {
            ["a"] = values[0], ["b"] = values[1], ["o"] = values[2], ["x"] = values[3], ["@votes"] = standing.Exists(v => v < 0) ? -1 : standing.Sum(),
            ["@list"] = values[4], ["@turnout"] = values[5], ["@completed"] = values[6], ["@closing"] = values[7], ["@seats"] = Math.Abs(values[8]),
        };
    }

    private static long? PlainSum(string side, Dictionary<string, long> known)
    {
        var sum = 0L;
        foreach (var term in side.Split(' ', StringSplitOptions.RemoveEmptyEntries))
        {
            var parts = term.TrimStart('-').Split('*');
            if (known[parts[^1]] < 0) return null;
            var value = known[parts[^1]] * (parts.Length == 2 ? parts[0][0] - '0' : 1);
            sum = term[0] == '-' ? sum - value : sum + value;
        }

        return sum;
    }

    private static bool PlainHolds(Rule rule, long left, long right) => rule.Relation switch
    {
        "=" => left <= right + rule.Tolerance && right <= left + rule.Tolerance,
        "<=" => left <= right + rule.Tolerance,
        "<" => left < right + rule.Tolerance,
        _ => !(left > 0 && right > 0),
    };

    private sealed record Rule(string Left, string Relation, string Right, int Tolerance);
}
