using System.Text;
using System.Text.Json;
using System.Text.RegularExpressions;
using Urna.Record;
using Urna.Results;

namespace Urna.Tests.House;

/// <summary><c>docs/record.md</c> says what the program does: its tables list every fact and key, its example has the bytes and hashes the program makes.</summary>
public partial class RecordDocTests
{
    private static readonly Author By = new("a-7f3c", "cec", Roles.Registrar);
    private static readonly string Doc = File.ReadAllText(Path.Combine(Repository.Root, "docs/record.md"));
    private static readonly Dictionary<string, List<(string Key, string Type)>> Tables = Read();
    private static readonly string[][] Example = [.. Blocks().Matches(Doc[Doc.IndexOf("## 11.", StringComparison.Ordinal)..]).Select(m => m.Groups[1].Value.TrimEnd('\n').Split('\n'))];

    public static TheoryData<string> Facts => [.. FactSamples.Types.Select(t => t.Name)];

    [Fact]
    public void Every_fact_of_the_catalogue_stands_in_the_tables_and_no_other() => Assert.Equal(FactCatalogue.Names.Order(StringComparer.Ordinal), Tables.Keys.Order(StringComparer.Ordinal));

    [Theory]
    [MemberData(nameof(Facts))]
    public void Every_key_of_a_fact_stands_there_in_the_order_of_its_bytes(string name)
    {
        using var entry = JsonDocument.Parse(Full(name));

        Assert.Equal(Keys(entry.RootElement.GetProperty("data"), string.Empty).Distinct(), Tables[name].Select(k => k.Key));
    }

    [Theory]
    [MemberData(nameof(Facts))]
    public void Every_key_has_the_type_that_stands_there(string name)
    {
        using var entry = JsonDocument.Parse(Full(name));
        foreach (var (key, type) in Tables[name])
        {
            var kind = Of(entry.RootElement.GetProperty("data"), key).ValueKind;
            Assert.True(kind == KindOf(type), $"{name}.{key}: the table says {type}, the program writes {kind}.");
        }
    }

    [Theory]
    [MemberData(nameof(Facts))]
    public void Exactly_the_keys_with_a_question_mark_may_be_missing(string name) => Assert.All(Tables[name].Where(k => !k.Key.Contains('.', StringComparison.Ordinal)), key =>
    {
        var bytes = OneFormTests.Without(Full(name), key.Key);

        var problem = Xunit.Record.Exception(() => new Decoder().Read(bytes));

        Assert.Equal(key.Type.EndsWith('?'), problem is null);
    });

    [Fact]
    public void The_entries_of_the_example_are_those_the_program_writes() => Assert.All(Entries(), entry => Assert.Equal(entry, Encoding.UTF8.GetString(OneFormTests.Bytes(new Decoder().Read(Encoding.UTF8.GetBytes(entry))))));

    [Fact]
    public void The_leaves_and_roots_of_the_example_are_those_of_its_entries()
    {
        Hash[] leaves = [.. Entries().Select(e => Hash.Leaf(Encoding.UTF8.GetBytes(e)))];

        Assert.Equal(Example[1], leaves.Select(l => l.ToString()));
        Assert.Equal(Example[2], (string[])[Tree.RootOf(leaves.AsSpan(0, 2)).ToString(), Tree.RootOf(leaves.AsSpan(0, 3)).ToString(), Tree.RootOf(leaves).ToString()]);
    }

    [Fact]
    public void The_digest_of_the_example_is_the_one_the_program_makes()
    {
        var views = new Views();
        foreach (var entry in Entries()) views.Apply(new Decoder().Read(Encoding.UTF8.GetBytes(entry)));

        Assert.Equal(Example[3][1], ResultDigest.Of(views));
        Assert.Equal(Example[3][1], Hash.Of(Encoding.UTF8.GetBytes(Example[3][0] + '\n')).ToString());
    }

    private static string[] Entries() => Example[0];

    private static byte[] Full(string name) =>
        OneFormTests.Bytes(new(new Moment(1_725_200_000_123), By, new EntryId(7), FactSamples.Of(FactSamples.Types.Single(t => t.Name == name), true)));

    private static Dictionary<string, List<(string, string)>> Read()
    {
        var tables = new Dictionary<string, List<(string, string)>>(StringComparer.Ordinal);
        var name = string.Empty;
        foreach (Match row in Rows().Matches(Doc))
        {
            if (row.Groups["fact"].Success) tables.Add(name = row.Groups["fact"].Value, []);
            else tables[name].Add((row.Groups["key"].Value, row.Groups["type"].Value));
        }

        return tables;
    }

    // Names, profile and form have keys of their own, which are no keys of facts.
    private static IEnumerable<string> Keys(JsonElement value, string path)
    {
        if (value.ValueKind == JsonValueKind.Array) return value.EnumerateArray().SelectMany(item => Keys(item, $"{path}[]"));
        if (value.ValueKind != JsonValueKind.Object || path is "names" or "place" or "short" or "profile" or "form") return [];
        return value.EnumerateObject().SelectMany(p => Keys(p.Value, Under(path, p.Name)).Prepend(Under(path, p.Name)));
    }

    private static string Under(string path, string key) => path.Length == 0 ? key : $"{path}.{key}";

    private static JsonElement Of(JsonElement value, string path)
    {
        foreach (var part in path.Split('.')) value = part.EndsWith("[]", StringComparison.Ordinal) ? value.GetProperty(part[..^2])[0] : value.GetProperty(part);
        return value;
    }

    private static JsonValueKind KindOf(string type) => type.TrimEnd('?') switch
    {
        "code" or "text" or "time" => JsonValueKind.String,
        "count" or "integer" => JsonValueKind.Number,
        "names" or "object" => JsonValueKind.Object,
        "boolean" => JsonValueKind.True,
        var list when list.StartsWith("list of ", StringComparison.Ordinal) => JsonValueKind.Array,
        var other => throw new InvalidOperationException($"\"{other}\" is no type of docs/record.md."),
    };

    [GeneratedRegex(@"^\| (?:\*\*`(?<fact>\w+)`\*\* \| \| \| |\| `(?<key>[\w.\[\]]+)` \| (?<type>[^|]+) \| )", RegexOptions.Multiline | RegexOptions.CultureInvariant, 2000)]
    private static partial Regex Rows();

    [GeneratedRegex("```\n(.*?)```", RegexOptions.Singleline | RegexOptions.CultureInvariant, 2000)]
    private static partial Regex Blocks();
}
