using System.Net;
using Deque.AxeCore.Playwright;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.Logging;
using Microsoft.Playwright;
using Urna.Web.Pictures;
using Urna.Web.Layout;
using Urna.Web.Tests.Hosting;
using Urna.Web.Tests.Pages;

namespace Urna.Web.Tests.Browser;

/// <summary>Parts of the site in frames on pages of others, and everything else that must not stand there.</summary>
public class EmbedTests
{
    private const string Night = "2024-09-02T01:25:00+04:00";
    private const int FirstView = 100_000;

    [Fact]
    public async Task A_page_of_another_origin_shows_a_part_and_asks_no_third_for_anything()
    {
        var site = await Shown.Of("azerbaijan-2024");
        await using var paper = await Paper(Snippet(await site.Html("en", "data", Night), "seats-mm"));
        var page = await Chromium.Open();
        var asked = new HashSet<string>(StringComparer.Ordinal);
        page.Request += (_, request) => asked.Add(new Uri(request.Url).Authority);

        await page.GotoAsync(paper.Urls.First());
        var frame = page.FrameLocator("iframe");
        await frame.Locator("svg[role=img]").First.WaitForAsync();

        Assert.Equal("Milli Majlis: Seats. Elections to the Milli Majlis, 1 September 2024", await page.Locator("iframe").GetAttributeAsync("title"));
        var text = await frame.Locator("body").InnerTextAsync();
        Assert.All(["Reconstruction, partly invented.", "Preliminary. No legal force yet", "5,895 of 6,478 stations are counted; 583 are not.", "Data of 2\u00A0September 2024, 01:24 (UTC+4).", "Of the record up to entry"], words => Assert.Contains(words, text, StringComparison.Ordinal));
        Assert.Equal([site.Address.Authority, new Uri(paper.Urls.First()).Authority], asked.OrderBy(a => a != site.Address.Authority));
        Assert.DoesNotContain((await page.RunAxe()).Violations, v => v.Id == "frame-title");
        await page.Context.CloseAsync();
    }

    [Fact]
    public async Task A_link_in_a_frame_leads_out_of_it()
    {
        var site = await Shown.Of("azerbaijan-2024");
        await using var paper = await Paper($"<iframe src=\"{new Uri(site.Address, site.Page("en", "embed/tiles-mm", Night))}\" title=\"Tiles\" width=\"640\" height=\"1200\"></iframe>");
        var page = await Chromium.Open();
        await page.GotoAsync(paper.Urls.First());
        foreach (var link in new[] { page.FrameLocator("iframe").Locator("footer a"), page.FrameLocator("iframe").Locator("svg a").First })
        {
            var opened = await page.RunAndWaitForPopupAsync(() => link.ClickAsync());

            await opened.Locator("h1").WaitForAsync();
            Assert.Null(await opened.EvaluateAsync<object?>("window.opener"));
            await opened.CloseAsync();
        }

        await page.Context.CloseAsync();
    }

    [Theory]
    [InlineData("")]
    [InlineData("turnout")]
    [InlineData("data")]
    [InlineData("embed/nothing")]
    [InlineData("picture/seats-mm.svg")]
    public async Task No_other_address_opens_in_a_frame_of_another_origin(string path)
    {
        var site = await Shown.Of("azerbaijan-2024");
        await using var paper = await Paper($"<iframe src=\"{new Uri(site.Address, site.Page("en", path))}\" title=\"No\"></iframe>");
        var page = await Chromium.Open();
        var refused = new TaskCompletionSource<string>();
        page.Console += (_, said) => refused.TrySetResult(said.Text);

        await page.GotoAsync(paper.Urls.First());
        Assert.Contains("frame-ancestors", await refused.Task.WaitAsync(TimeSpan.FromSeconds(20), TestContext.Current.CancellationToken), StringComparison.Ordinal);

        Assert.Equal(0, await page.FrameLocator("iframe").Locator("#alarms, svg[aria-labelledby]").CountAsync());
        await page.Context.CloseAsync();
    }

    [Fact]
    public async Task A_frame_offers_what_is_newer_and_changes_when_it_is_asked_for_without_holding_a_stream()
    {
        await using var served = await Served.Start(SmallElection.Until(SmallElection.Package, SmallElection.Package.Profile.Closes));
        await using var paper = await Paper($"<iframe src=\"{served.Address("en/embed/seats-mayor")}\" title=\"Seats\" width=\"640\" height=\"800\"></iframe>");
        var page = await Chromium.Open();
        var streams = 0;
        page.Request += (_, request) => streams += request.Url.Contains("/events", StringComparison.Ordinal) ? 1 : 0;
        await page.GotoAsync(paper.Urls.First());
        var frame = page.FrameLocator("iframe");
        await frame.Locator("svg[role=img]").First.WaitForAsync();
        var before = await frame.Locator("main").InnerTextAsync();

        await SmallElection.All(served.Election.Appender);
        await frame.Locator("#newer.has a").WaitForAsync(new() { Timeout = 60_000 });
        Assert.Equal(before, await frame.Locator("main").InnerTextAsync());
        await frame.Locator("#newer.has a").ClickAsync();
        await frame.Locator("#newer:not(.has)").WaitForAsync();

        Assert.NotEqual(before, await frame.Locator("main").InnerTextAsync());
        Assert.Equal(0, streams);
        await page.Context.CloseAsync();
    }

    [Fact]
    public async Task A_frame_says_that_its_server_is_gone()
    {
        using var folder = new Folder();
        foreach (var path in Directory.EnumerateFiles(SmallElection.Folder)) await File.WriteAllTextAsync(folder[Path.GetFileName(path)], (await File.ReadAllTextAsync(path, TestContext.Current.CancellationToken)).Replace("\"everySeconds\": 60", "\"everySeconds\": 2", StringComparison.Ordinal), TestContext.Current.CancellationToken);
        var served = await Served.Start(SmallElection.Until(SmallElection.Read(folder.Path), SmallElection.Package.Profile.Closes));
        await using var paper = await Paper($"<iframe src=\"{served.Address("ru/embed/turnout")}\" title=\"Turnout\" width=\"640\" height=\"800\"></iframe>");
        var page = await Chromium.Open();
        await page.GotoAsync(paper.Urls.First());
        var frame = page.FrameLocator("iframe");
        await frame.Locator("#newer").WaitForAsync();

        await served.DisposeAsync();
        await frame.Locator("#gone").WaitForAsync();

        Assert.Contains("Сервер не отвечает с", await frame.Locator("#gone").InnerTextAsync(), StringComparison.Ordinal);
        await page.Context.CloseAsync();
    }

    [Theory]
    [InlineData("az", ColorScheme.Dark)]
    [InlineData("en", ColorScheme.Light)]
    [InlineData("ru", ColorScheme.Dark)]
    public async Task Every_part_is_within_reach_of_everyone_on_a_small_screen(string language, ColorScheme colours)
    {
        var site = await Shown.Of("azerbaijan-2024");
        var visit = await Visits.Of(site.Election, site.Election.Id, language, Night, TestContext.Current.CancellationToken) ?? throw new InvalidOperationException("The moment is there.");
        var page = await Chromium.Open(new() { ColorScheme = colours, ViewportSize = new() { Width = 360, Height = 740 }, JavaScriptEnabled = true });
        var faults = new List<string>();
        foreach (var name in Album.Of(visit).Select(p => p.Name).Append("contest-006").Append("balance-R006-016-006"))
        {
            faults.AddRange((await Faults(page, site, site.Page(language, "embed/" + name, Night))).Select(f => $"{name}: {f}"));
        }

        Assert.True(faults.Count == 0, string.Join('\n', faults));
        await page.Context.CloseAsync();
    }

    [Fact]
    public async Task Before_there_is_anything_to_draw_a_part_says_so()
    {
        var site = await Shown.Of("azerbaijan-2024");

        using var answer = await site.Http.GetAsync(site.Page("en", "embed/arrival", "2024-09-01T17:05:00+04:00"), TestContext.Current.CancellationToken);
        var html = await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);

        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        Assert.Contains("There is nothing to show yet.", html);
        Assert.Contains("class=\"mark\"", html);
        Assert.DoesNotContain("<script>", html);
    }

    [Fact]
    public async Task Without_script_a_part_says_the_same()
    {
        var site = await Shown.Of("small");
        var (with, without) = (await Chromium.Open(), await Chromium.Open(new() { JavaScriptEnabled = false }));
        foreach (var page in new[] { with, without }) await page.GotoAsync(new Uri(site.Address, site.Page("en", "embed/seats-council")).ToString());

        Assert.Equal(await with.Locator("main").InnerTextAsync(), await without.Locator("main").InnerTextAsync());
        await with.Context.CloseAsync();
        await without.Context.CloseAsync();
    }

    private static async Task<List<string>> Faults(IPage page, Shown site, string address)
    {
        var (sizes, faults) = (new List<Task<RequestSizesResult>>(), new List<string>());
        void Finished(object? sender, IRequest request)
        {
            lock (sizes) sizes.Add(request.SizesAsync());
        }

        page.RequestFinished += Finished;
        await page.GotoAsync(new Uri(site.Address, address).ToString());
        page.RequestFinished -= Finished;
        Task<RequestSizesResult>[] all;
        lock (sizes) all = [.. sizes];
        var bytes = (await Task.WhenAll(all)).Sum(s => s.ResponseBodySize + s.ResponseHeadersSize);
        if (bytes > FirstView) faults.Add($"weighs {bytes} bytes");
        var width = await page.EvaluateAsync<int>("document.documentElement.scrollWidth");
        if (width > 360) faults.Add($"is {width} wide");
        faults.AddRange((await page.RunAxe()).Violations.Select(v => $"{v.Id}: {v.Help} at {string.Join(", ", v.Nodes.Take(2).Select(n => n.Html))}"));
        return faults;
    }

    /// <summary>What the page of the data says is to be copied for a part.</summary>
    private static string Snippet(string html, string name) =>
        WebUtility.HtmlDecode(html.Split("<code>").First(c => c.StartsWith("&lt;iframe", StringComparison.Ordinal) && c.Contains($"/embed/{name}?", StringComparison.Ordinal)).Split("</code>")[0]);

    /// <summary>A site of somebody else: another port is another origin.</summary>
    private static async Task<WebApplication> Paper(string body)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        var paper = builder.Build();
        paper.Urls.Add("http://127.0.0.1:0");
        paper.MapGet("/", () => Microsoft.AspNetCore.Http.Results.Text($"<!DOCTYPE html><html lang=\"en\"><title>A paper</title><link rel=\"icon\" href=\"data:,\"><h1>A paper</h1>{body}", "text/html"));
        await paper.StartAsync(TestContext.Current.CancellationToken);
        return paper;
    }
}
