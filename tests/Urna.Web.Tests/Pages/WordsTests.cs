using System.Text.RegularExpressions;
using Urna.Web.Words;

namespace Urna.Web.Tests.Pages;

public partial class WordsTests
{
    private static readonly Vocabulary English = Vocabulary.Of("en");

    public static TheoryData<string> Others => ["az", "ru"];

    [Theory]
    [MemberData(nameof(Others))]
    public void Every_phrase_exists_in_every_language(string language) => Assert.Equal(English.Keys.Order(StringComparer.Ordinal), Vocabulary.Of(language).Keys.Order(StringComparer.Ordinal));

    [Theory]
    [MemberData(nameof(Others))]
    public void The_values_of_a_phrase_are_the_same_in_every_language(string language) =>
        Assert.All(English.Keys, key => Assert.Equal(English.Phrase(key).Values, Vocabulary.Of(language).Phrase(key).Values));

    [Theory]
    [InlineData("az")]
    [InlineData("en")]
    [InlineData("ru")]
    public void A_noun_has_as_many_forms_as_its_language(string language)
    {
        var words = Vocabulary.Of(language);

        Assert.All(words.Keys.SelectMany(k => words.Phrase(k).Pieces).Where(p => !p.Forms.IsEmpty), piece => Assert.Equal(words.Language.Forms, piece.Forms.Length));
    }

    [Theory]
    [InlineData("az")]
    [InlineData("en")]
    [InlineData("ru")]
    public void No_phrase_is_empty(string language)
    {
        var words = Vocabulary.Of(language);

        Assert.All(words.Keys, key => Assert.False(string.IsNullOrWhiteSpace(words.Phrase(key).Text), key));
    }

    [Fact]
    public void Every_key_that_pages_name_has_words_and_every_phrase_is_used()
    {
        var sources = Directory.EnumerateFiles(Path.Combine(Checkout.Root, "src/Urna.Web"), "*", SearchOption.AllDirectories)
            .Where(f => f.EndsWith(".razor", StringComparison.Ordinal) || f.EndsWith(".cs", StringComparison.Ordinal)).Select(File.ReadAllText).ToList();
        var named = sources.SelectMany(s => Named().Matches(s)).Select(m => m.Groups[1].Success ? m.Groups[1].Value : m.Groups[2].Value).Distinct().ToList();
        var texts = sources.SelectMany(s => Text().Matches(s)).Select(m => m.Groups[1].Value).ToHashSet(StringComparer.Ordinal);
        var begun = texts.Where(t => t.EndsWith('.')).ToList();

        Assert.True(named.Count > 100, $"Only {named.Count} keys were found.");
        Assert.DoesNotContain(named, n => !n.EndsWith('.') && !English.Has(n));
        Assert.DoesNotContain(English.Keys, k => !texts.Contains(k) && !begun.Exists(b => k.StartsWith(b, StringComparison.Ordinal)) && !k.EndsWith(".short", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData(1, 0)]
    [InlineData(2, 1)]
    [InlineData(4, 1)]
    [InlineData(5, 2)]
    [InlineData(0, 2)]
    [InlineData(11, 2)]
    [InlineData(14, 2)]
    [InlineData(21, 0)]
    [InlineData(22, 1)]
    [InlineData(111, 2)]
    [InlineData(1_001, 0)]
    public void A_Russian_noun_follows_its_number(long number, int form) => Assert.Equal(form, Vocabulary.Of("ru").Language.FormAfter(number));

    [Theory]
    [InlineData("az", 6_421_960, "6.421.960")]
    [InlineData("en", 6_421_960, "6,421,960")]
    [InlineData("ru", 6_421_960, "6\u00A0421\u00A0960")]
    [InlineData("ru", 999, "999")]
    [InlineData("en", -1_000, "−1,000")]
    public void A_number_is_written_as_its_readers_write_it(string language, long number, string text) => Assert.Equal(text, Vocabulary.Of(language).Number(number));

    [Fact]
    public void Azerbaijani_letters_sort_and_compare_as_their_readers_expect()
    {
        var order = Vocabulary.Of("az").Language.Comparer;

        Assert.Equal(["çay", "dağ", "ev", "əl", "fil", "xal", "ıldırım", "inək", "qaz", "lalə"], new[] { "lalə", "qaz", "inək", "ıldırım", "xal", "fil", "əl", "ev", "dağ", "çay" }.Order(order));
        Assert.Equal(0, order.Compare("İNƏK", "inək"));
        Assert.NotEqual(0, order.Compare("ILDIRIM", "ildirim"));
    }

    [GeneratedRegex(@"(?:\bw|\bWords)(?:\[|\.Say\(|\.Phrase\()""([\w.-]+)""|Key=""([\w.-]+)""")]
    private static partial Regex Named();

    [GeneratedRegex(@"""([a-z][\w.-]*)""")]
    private static partial Regex Text();
}
