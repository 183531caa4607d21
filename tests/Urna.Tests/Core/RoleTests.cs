using System.Text.RegularExpressions;
using Urna.Registers;
using Urna.Tests.House;

namespace Urna.Tests.Core;

/// <summary>Who may record what: the table of docs/law.md, every fact by every role.</summary>
public partial class RoleTests
{
    private static readonly string[] All =
    [
        Roles.Registrar, Roles.Secretary, Roles.Chair, Roles.Operator, Roles.Settler, Roles.Accepter, Roles.Recorder, Roles.Confirmer, Roles.ShiftLead, Roles.Administrator,
    ];

    public static TheoryData<string> Facts => [.. FactCatalogue.Names.Order(StringComparer.Ordinal)];

    [Theory]
    [MemberData(nameof(Facts))]
    public void Each_role_may_record_a_fact_or_is_refused_as_the_law_says(string fact)
    {
        var instance = FactSamples.Of(FactSamples.Types.Single(t => t.Name == fact), full: true);
        var views = instance is RecordOpened ? new Views() : Small.Opened().Views;
        var may = Table()[fact];

        Assert.NotEmpty(may);
        foreach (var role in All.Append("nobody"))
            Assert.Equal(may.Contains(role) ? null : "A01", RoleRules.Refuse(views, new("someone", "con", role), instance)?.Code);
    }

    [Fact]
    public void A_role_that_may_not_is_told_which_may()
    {
        var sentence = Small.Closed().Refuses("A01", Small.Protocol("s1", 1, 2, 3), new("x", "con", Roles.Administrator)).Sentence;

        Assert.Contains("operator, settler", sentence);
    }

    [Fact]
    public void The_administrator_touches_no_result_and_the_confirmer_records_nothing()
    {
        var mayNot = FactSamples.Types.Select(t => FactSamples.Of(t, full: true)).Where(f => RoleRules.Of(f).Contains(Roles.Confirmer)
            || (RoleRules.Of(f).Contains(Roles.Administrator) && f is not (KeyEnrolled or KeyRevoked or KeyAnnounced or FormatRaised or RecordSucceeded)));

        Assert.Empty(mayNot);
    }

    [Fact]
    public void The_table_of_the_law_names_every_fact_once_and_known_roles_only()
    {
        Assert.Equal(FactCatalogue.Names.Order(StringComparer.Ordinal), Table().Keys.Order(StringComparer.Ordinal));
        Assert.All(Table().Values.SelectMany(r => r), r => Assert.Contains(r, All));
        Assert.All(All, r => Assert.True(Roles.Has(r)));
    }

    private static Dictionary<string, string[]> Table() => Row().Matches(File.ReadAllText(Path.Combine(Repository.Root, "docs/law.md")))
        .SelectMany(m => m.Groups[1].Value.Split(", ").Select(f => (Fact: f.Trim('`'), Roles: m.Groups[2].Value.Trim().Split(", "))))
        .ToDictionary(r => r.Fact, r => r.Roles, StringComparer.Ordinal);

    [GeneratedRegex(@"^\| ((?:`[A-Za-z]+`(?:, )?)+) \|([^|\n]*)\|", RegexOptions.Multiline | RegexOptions.CultureInvariant)]
    private static partial Regex Row();
}
