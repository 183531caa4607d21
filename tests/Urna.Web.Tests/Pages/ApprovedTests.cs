using System.Text.RegularExpressions;

namespace Urna.Web.Tests.Pages;

/// <summary>Whole pages of a small package, as a person approved them: <c>Pages/approved/</c>. URNA_APPROVE=1 writes them anew; the difference is then for a person to read.</summary>
public partial class ApprovedTests
{
    [Theory]
    [InlineData("front", "en", "")]
    [InlineData("front", "az", "")]
    [InlineData("front", "ru", "")]
    [InlineData("contest", "en", "contest/mayor")]
    [InlineData("station", "en", "station/N-1")]
    [InlineData("stations", "az", "stations?part=held")]
    public async Task A_page_is_as_it_was_approved(string name, string language, string page)
    {
        var site = await Shown.Of("small");
        var file = Path.Combine(Checkout.Root, "tests/Urna.Web.Tests/Pages/approved", $"{name}.{language}.html");

        var html = Port().Replace(Hash().Replace(await site.Html(language, page), "/assets/$1-HASH."), "127.0.0.1:PORT").ReplaceLineEndings("\n");

        if (Environment.GetEnvironmentVariable("URNA_APPROVE") == "1") await File.WriteAllTextAsync(file, html, TestContext.Current.CancellationToken);
        Assert.Equal(await File.ReadAllTextAsync(file, TestContext.Current.CancellationToken), html);
    }

    [GeneratedRegex(@"/assets/(\w+)-[0-9a-f]{12}\.")]
    private static partial Regex Hash();

    [GeneratedRegex(@"127\.0\.0\.1:\d+")]
    private static partial Regex Port();
}
