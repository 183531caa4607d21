using System.Net;
using Microsoft.Playwright;
using Urna.Web.Tests.Hosting;

namespace Urna.Web.Tests.Browser;

/// <summary>The pages that no list of the site names: the big screen, the recount, and those that say no.</summary>
public class EdgeTests
{
    private static readonly (string Page, int Status)[] Pages = [("screen", 200), ("recount", 200), ("contest/none", 404), ("stations?q=%00", 400), ("../events", 429)];

    /// <summary>Every language, both themes; the colours of a theme are those of all languages.</summary>
    public static TheoryData<string, ColorScheme> Visitors => new()
    {
        { "az", ColorScheme.Dark }, { "en", ColorScheme.Light }, { "en", ColorScheme.Dark }, { "ru", ColorScheme.Light },
    };

    [Theory]
    [MemberData(nameof(Visitors))]
    public async Task What_no_list_names_is_within_reach_of_everyone_too(string language, ColorScheme colours)
    {
        await using var site = await Start();
        var page = await Open(language, colours);
        var faults = new List<string>();
        foreach (var (path, status) in Pages)
        {
            var answer = await page.GotoAsync(site.Address($"{language}/{path}").ToString());
            Assert.Equal(status, answer?.Status);
            Assert.Equal(language, await page.EvaluateAsync<string>("document.documentElement.lang"));
            faults.AddRange((await Reach.Faults(page)).Select(f => $"{language}/{path}: {f}"));
        }

        Assert.True(faults.Count == 0, string.Join('\n', faults));
        await page.Context.CloseAsync();
    }

    [Fact]
    public async Task By_the_keyboard_all_of_them_can_be_used()
    {
        await using var site = await Start();
        var page = await Open("en", ColorScheme.Light);
        foreach (var (path, _) in Pages)
        {
            await page.GotoAsync(site.Address($"en/{path}").ToString());
            await Reach.Walk(page);
        }

        await page.Context.CloseAsync();
    }

    [Fact]
    public async Task Without_script_they_say_the_same_and_the_recount_says_what_to_do_instead()
    {
        await using var site = await Start();
        var (with, without) = (await Open("en", ColorScheme.Light), await Open("en", ColorScheme.Light, script: false));
        foreach (var (path, _) in Pages)
        {
            foreach (var page in new[] { with, without }) await page.GotoAsync(site.Address($"en/{path}").ToString());
            if (path == "recount") continue;
            Assert.Equal(await with.Locator("main").InnerTextAsync(), await without.Locator("main").InnerTextAsync());
        }

        await without.GotoAsync(site.Address("en/recount").ToString());
        Assert.True(await without.Locator("#recount .without").IsVisibleAsync());
        Assert.False(await without.Locator("#recount button").First.IsVisibleAsync());
        await with.Context.CloseAsync();
        await without.Context.CloseAsync();
    }

    // No stream is open to the visitor, so that the door of the stream says that there are too many.
    private static Task<Served> Start() => Served.Start(SmallElection.All, options: new() { Proxies = [IPNetwork.Parse("127.0.0.0/8")], StreamsPerAddress = 0 });

    private static Task<IPage> Open(string language, ColorScheme colours, bool script = true) => Chromium.Open(new()
    {
        ColorScheme = colours,
        ViewportSize = new() { Width = 360, Height = 740 },
        Locale = language,
        JavaScriptEnabled = script,
        ExtraHTTPHeaders = new Dictionary<string, string> { ["X-Forwarded-For"] = "203.0.113.7" },
    });
}
