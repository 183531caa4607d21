using System.Text.Json.Nodes;

namespace Urna.Tests.Protocols;

/// <summary>Each fault of a form is found at its path, and nothing else is.</summary>
public class FormFaultTests
{
    private const string Line = """{"code": "b", "names": {"en": "B"}, "stage": "after"}""";
    private static readonly string Good = Forms.Text(Forms.Check("C1", "a", "<=", "b"), Forms.Check("C1", "x", "=", "b"));

    [Fact]
    public void A_good_form_has_no_fault() => Assert.Empty(Forms.Try(Good).Faults);

    [Theory]
    [InlineData("code", "\"code\": \"small\"", "\"code\": \"not a code\"")]
    [InlineData("code", "\"code\": \"small\",", "")]
    [InlineData("names", "\"names\": {\"en\": \"Small\"}", "\"names\": \"Small\"")]
    [InlineData("source", "\"source\": \"made up\",", "")]
    [InlineData("sauce", "\"source\":", "\"sauce\": 1, \"source\":")]
    [InlineData("lines[1].code", Line, """{"code": "b c", "names": {}, "stage": "after"}""", "is not a code")]
    [InlineData("lines[1].code", Line, """{"code": "a", "names": {}, "stage": "after"}""", "stands twice")]
    [InlineData("lines[3].code", "\"code\": \"x\"", "\"code\": \"-x\"", "begins with -")]
    [InlineData("lines[1].names", Line, """{"code": "b", "stage": "after"}""")]
    [InlineData("lines[1].stage", Line, """{"code": "b", "names": {}, "stage": "later"}""", "one of before, after, act")]
    [InlineData("lines[1].stage", Line, """{"code": "b", "names": {}}""", "expected a text")]
    [InlineData("lines[1].optional", Line, """{"code": "b", "names": {}, "stage": "after", "optional": "yes"}""")]
    [InlineData("lines[1].note", Line, """{"code": "b", "names": {}, "stage": "after", "note": ""}""", "unknown key")]
    [InlineData("lines[1]", Line, "7", "expected an object")]
    [InlineData("lines[2].parent", "\"parent\": \"b\"", "\"parent\": \"c\"", "is not a line")]
    [InlineData("lines[2].parent", "\"parent\": \"b\"", "\"parent\": \"o\"", "in a circle")]
    [InlineData("checks[0].code", "{\"code\": \"C1\", \"left\": [\"a\"]", "{\"code\": \"C 1\", \"left\": [\"a\"]")]
    [InlineData("checks[0].code", "{\"code\": \"C1\", \"left\": [\"a\"]", "{\"code\": \"BLANK\", \"left\": [\"a\"]", "every form has")]
    [InlineData("checks[0].left", "\"left\": [\"a\"],", "", "[] is zero")]
    [InlineData("checks[0].left", "\"left\": [\"a\"]", "\"left\": \"a\"", "expected an array")]
    [InlineData("checks[0].left", "\"left\": [\"a\"]", "\"left\": [1, \"a\"]", "array of texts")]
    [InlineData("checks[0].left[1]", "\"left\": [\"a\"]", "\"left\": [\"a\", \"c\"]", "\"c\" is not a term")]
    [InlineData("checks[0].left[0]", "\"left\": [\"a\"]", "\"left\": [\"@vote\", \"a\"]", "one of @votes, @list")]
    [InlineData("checks[0].left[0]", "\"left\": [\"a\"]", "\"left\": [\"0*a\", \"a\"]")]
    [InlineData("checks[0].left[0]", "\"left\": [\"a\"]", "\"left\": [\"1001*a\", \"a\"]", "N from 1 to 1000")]
    [InlineData("checks[0].left[0]", "\"left\": [\"a\"]", "\"left\": [\"2*-a\", \"a\"]")]
    [InlineData("checks[0].left[0]", "\"left\": [\"a\"]", "\"left\": [\"+2*a\", \"a\"]")]
    [InlineData("checks[0].left[0]", "\"left\": [\"a\"]", "\"left\": [\"*a\", \"a\"]")]
    [InlineData("checks[0].left[0]", "\"left\": [\"a\"]", "\"left\": [\"--a\", \"a\"]")]
    [InlineData("checks[0].left[0]", "\"left\": [\"a\"]", "\"left\": [\" a\", \"a\"]")]
    [InlineData("checks[0].left[0]", "\"left\": [\"a\"]", "\"left\": [\"\", \"a\"]")]
    [InlineData("checks[0].relation", "\"relation\": \"<=\"", "\"relation\": \">=\"", "one of =, <=, <, not-both")]
    [InlineData("checks[0].right", "\"right\": [\"b\"], \"level\"", "\"level\"", "[] is zero")]
    [InlineData("checks[0].level", "\"level\": \"block\"", "\"level\": \"hard\"")]
    [InlineData("checks[0].level", "\"level\": \"block\"", "\"level\": \"refuse\"", "never refused")]
    [InlineData("checks[0].tolerance", "\"tolerance\": 0", "\"tolerance\": -1")]
    [InlineData("checks[0].tolerance", "\"tolerance\": 0", "\"tolerance\": 1000000000")]
    [InlineData("checks[0].sentence", "\"sentence\": {\"en\": \"It holds.\"},", "")]
    [InlineData("checks[0].why", "\"article\": \"1\"", "\"why\": \"1\"", "unknown key")]
    [InlineData("roles.registered", "\"registered\": [\"a\"], ", "", "expected an array of terms")]
    [InlineData("roles.voted", "\"voted\": [\"b\"], ", "")]
    [InlineData("roles.valid", "\"valid\": [\"@votes\"]", "\"spoilt\": [\"b\"]")]
    [InlineData("roles.voted", "\"voted\": [\"b\"]", "\"voted\": []", "1 to 100 terms, found 0")]
    [InlineData("roles.voted[0]", "\"voted\": [\"b\"]", "\"voted\": [\"z\"]", "\"z\" is not a term")]
    [InlineData("roles.spoilt[1]", "\"voted\": [\"b\"]", "\"voted\": [\"b\"], \"spoilt\": [\"a\", \"z\"]")]
    [InlineData("roles.unused", "\"voted\": [\"b\"]", "\"voted\": [\"b\"], \"unused\": []")]
    [InlineData("roles.winner", "\"voted\": [\"b\"]", "\"voted\": [\"b\"], \"winner\": [\"a\"]", "unknown key")]
    public void A_fault_is_found_at_its_path(string path, string good, string bad, string sentence = "")
    {
        var at = Good.IndexOf(good, StringComparison.Ordinal);
        Assert.True(at >= 0, "The form does not have the text to be changed.");
        var faults = Forms.Try(Good[..at] + bad + Good[(at + good.Length)..]).Faults;

        var echoes = path.StartsWith("lines[", StringComparison.Ordinal); // a line that is lost is missed wherever it is named
        Assert.All(echoes ? faults[..1] : faults, f => Assert.Equal($"form.{path}", f.Path));
        Assert.Contains(faults, f => f.Sentence.Contains(sentence, StringComparison.Ordinal));
    }

    [Fact]
    public void Not_both_has_no_tolerance() => Assert.Equal("form.checks[0].tolerance", OnlyFault(Forms.Text(Forms.Check("C", "a", "not-both", "b", tolerance: 1))));

    [Fact]
    public void Checks_are_an_array() => Assert.Equal("form.checks", OnlyFault(Forms.Text().Replace("\"checks\": []", "\"checks\": {}", StringComparison.Ordinal)));

    [Fact]
    public void A_circle_of_two_parents_is_found_in_both()
    {
        var circle = Good.Replace(Line, """{"code": "b", "names": {"en": "B"}, "stage": "after", "parent": "o"}""", StringComparison.Ordinal);

        Assert.Equal(["form.lines[1].parent", "form.lines[2].parent"], Forms.Try(circle).Faults.Select(f => f.Path));
    }

    [Fact]
    public void A_form_without_lines_or_roles_is_faulty()
    {
        var faults = Forms.Try("""{"code": "none", "names": {}, "source": ""}""").Faults;

        Assert.Equal(["form.lines", "form.roles", "form.roles.registered", "form.roles.voted", "form.roles.valid"], faults.Select(f => f.Path));
    }

    [Fact]
    public void A_check_needs_a_term() => Assert.Equal("form.checks[0].left", OnlyFault(Forms.Text(Forms.Check("C", "", "=", ""))));

    [Fact]
    public void A_sum_has_at_most_100_terms() =>
        Assert.Equal("form.checks[0].right", OnlyFault(Forms.Text(Forms.Check("C", "a", "=", string.Join(' ', Enumerable.Repeat("b", 101))))));

    [Fact]
    public void A_form_has_at_most_60_checks() =>
        Assert.Equal("form.checks", OnlyFault(Forms.Text([.. Enumerable.Range(0, 61).Select(i => Forms.Check($"C{i}", "a", "=", "b"))])));

    [Fact]
    public void A_form_has_at_most_200_lines()
    {
        var more = string.Join(", ", Enumerable.Range(0, 197).Select(i => $$"""{"code": "l{{i}}", "names": {}, "stage": "after"}"""));

        Assert.Equal("form.lines", OnlyFault(Good.Replace(Line, $"{Line}, {more}", StringComparison.Ordinal)));
    }

    [Fact]
    public void All_faults_are_found_at_once()
    {
        var faults = Forms.Try(Forms.Text(Forms.Check("C 1", "a q", ">", "b"), Forms.Check("C2", "a", "=", "r", "hard"))).Faults;

        Assert.Equal(["form.checks[0].code", "form.checks[0].left[1]", "form.checks[0].relation", "form.checks[1].level", "form.checks[1].right[0]"], faults.Select(f => f.Path).Order(StringComparer.Ordinal));
    }

    [Theory]
    [InlineData("null")]
    [InlineData("true")]
    [InlineData("-1.5")]
    public void A_value_of_another_kind_is_a_fault_wherever_it_stands(string value)
    {
        var good = File.ReadAllText(Path.Combine(Repository.Root, "tests/Urna.Tests/data/forms/pec-mm-2024.json"));
        var places = Places(JsonNode.Parse(good)).ToList();
        Assert.True(places.Count > 400);
        foreach (var place in places)
        {
            var root = JsonNode.Parse(good);
            var node = place.Aggregate(root, (above, key) => key is int index ? above?[index] : above?[(string)key]);
            node?.ReplaceWith(JsonNode.Parse(value));

            Assert.NotEmpty(Forms.Try(root?.ToJsonString() ?? string.Empty).Faults);
        }
    }

    // The ways down to every value below the root.
    private static IEnumerable<object[]> Places(JsonNode? node)
    {
        IEnumerable<(object Key, JsonNode? Value)> below = node switch
        {
            JsonObject map => map.Select(p => ((object)p.Key, p.Value)),
            JsonArray list => list.Select((value, i) => ((object)i, value)),
            _ => [],
        };
        return below.SelectMany(b => Places(b.Value).Select(way => (object[])[b.Key, .. way]).Prepend([b.Key]));
    }

    private static string OnlyFault(string json) => Assert.Single(Forms.Try(json).Faults).Path;
}
