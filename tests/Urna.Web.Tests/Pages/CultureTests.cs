using Urna.Web.Tests.Hosting;
using Urna.Web.Words;

namespace Urna.Web.Tests.Pages;

/// <summary>Each language as its readers write it, and files as machines read them.</summary>
public class CultureTests
{
    [Theory]
    [InlineData("az", 0, "sıfır")]
    [InlineData("az", 100, "yüz")]
    [InlineData("az", 1_000, "min")]
    [InlineData("az", 1_001, "min bir")]
    [InlineData("az", 1_204, "min iki yüz dörd")]
    [InlineData("az", 45_719, "qırx beş min yeddi yüz on doqquz")]
    [InlineData("az", 6_421_960, "altı milyon dörd yüz iyirmi bir min doqquz yüz altmış")]
    [InlineData("az", 1_000_000, "bir milyon")]
    [InlineData("en", 1_000, "one thousand")]
    [InlineData("en", 1_001, "one thousand and one")]
    [InlineData("en", 1_204, "one thousand two hundred and four")]
    [InlineData("en", 45_719, "forty-five thousand seven hundred and nineteen")]
    [InlineData("en", 2_000_000_012, "two billion and twelve")]
    [InlineData("ru", 1_000, "одна тысяча")]
    [InlineData("ru", 2_002, "две тысячи два")]
    [InlineData("ru", 21_000, "двадцать одна тысяча")]
    [InlineData("ru", 12_015, "двенадцать тысяч пятнадцать")]
    [InlineData("ru", 6_421_960, "шесть миллионов четыреста двадцать одна тысяча девятьсот шестьдесят")]
    [InlineData("ru", 1_000_001, "один миллион один")]
    public void A_number_in_words(string language, long number, string words) => Assert.Equal(words, NumberWords.Of(Vocabulary.Of(language), number));

    [Theory]
    [InlineData("az")]
    [InlineData("en")]
    [InlineData("ru")]
    public void No_two_numbers_have_the_same_words(string language)
    {
        var words = Vocabulary.Of(language);
        var numbers = Enumerable.Range(0, 12_000).Select(n => (long)n).Concat([100_000, 110_000, 1_000_000, 1_100_000, 11_000_000, 1_000_000_000]).Distinct().ToList();

        Assert.Equal(numbers.Count, numbers.Select(n => NumberWords.Of(words, n)).Distinct(StringComparer.Ordinal).Count());
    }

    [Theory]
    [InlineData("az", "dörd yüz on")]
    [InlineData("en", "four hundred and ten")]
    [InlineData("ru", "четыреста десять")]
    public async Task A_protocol_has_its_numbers_in_words_as_the_paper_has(string language, string words) =>
        Assert.Contains($"410 {words}", Markup.Words(await (await Shown.Of("small")).Html(language, "station/N-1")));

    [Fact]
    public async Task Azerbaijani_names_are_sorted_as_their_readers_sort_them()
    {
        using var folder = new Folder();
        await using var served = await Served.Start(SmallElection.Until(Named(folder, "Əli", "Elçin", "Ezop")));
        await using var other = await Served.Start(SmallElection.Until(Named(new Folder(), "Xan", "Qara", "Hüseyn")));

        Assert.Equal(["Elçin", "Ezop", "Əli"], Names(await served.Text($"{served.Root}/az/candidates?order=name"), "Əli", "Elçin", "Ezop"));
        Assert.Equal(["Hüseyn", "Xan", "Qara"], Names(await other.Text($"{other.Root}/az/candidates?order=name"), "Xan", "Qara", "Hüseyn"));
    }

    [Theory]
    [InlineData("ilham", "İlham")]
    [InlineData("İLHAM", "İlham")]
    [InlineData("ılqar", "Ilqar")]
    [InlineData("ILQAR", "Ilqar")]
    [InlineData("kamil", "Kamil")]
    public async Task Dotted_and_dotless_i_are_never_taken_for_each_other(string typed, string found)
    {
        using var folder = new Folder();
        await using var served = await Served.Start(SmallElection.Until(Named(folder, "İlham", "Ilqar", "Kamil")));

        Assert.Equal([found], Names(await served.Text($"{served.Root}/az/candidates?q={Uri.EscapeDataString(typed)}"), "İlham", "Ilqar", "Kamil").Distinct());
        Assert.Empty(Names(await served.Text($"{served.Root}/az/candidates?q={Uri.EscapeDataString("ILHAM")}"), "İlham", "Ilqar", "Kamil"));
    }

    [Theory]
    [InlineData("az", "6.421.960", "1 sentyabr 2024")]
    [InlineData("en", "6,421,960", "1 September 2024")]
    [InlineData("ru", "6 421 960", "1 сентября 2024")]
    public async Task Pages_write_numbers_and_days_as_their_readers_do(string language, string number, string day)
    {
        var words = Markup.Words(await (await Shown.Of("azerbaijan-2024")).Html(language, "", "2024-09-02T01:25:00+04:00"));

        Assert.Contains(number, words);
        Assert.Contains(day, words);
    }

    private static Store.Packages.Package Named(Folder folder, params string[] names)
    {
        foreach (var path in Directory.EnumerateFiles(SmallElection.Folder)) File.Copy(path, folder[Path.GetFileName(path)]);
        var choices = File.ReadAllText(folder["choices.csv"]);
        foreach (var (old, name) in new[] { ",Ada,Ada,", ",Bob,Bob,", ",Cəm,Cem," }.Zip(names)) choices = choices.Replace(old, $",{name},Name in English,", StringComparison.Ordinal);
        File.WriteAllText(folder["choices.csv"], choices);
        return SmallElection.Read(folder.Path);
    }

    /// <summary>Those names that stand in the page's table, in its order, each once in a row.</summary>
    private static List<string> Names(string html, params string[] names)
    {
        var found = Markup.Body(html).SelectMany(r => names.Where(n => r.Any(c => c.Split(' ', ',').Contains(n)))).ToList();
        return [.. found.Where((n, i) => i == 0 || found[i - 1] != n)];
    }
}
