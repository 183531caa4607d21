using Deque.AxeCore.Playwright;
using System.Globalization;
using System.Net;
using Urna.Protocols;
using Urna.Store.Packages;
using Urna.Store.Records;
using Urna.Web.Hosting;
using Urna.Web.Tests.Browser;
using Urna.Web.Tests.Hosting;
using Urna.Web.Tests.Submissions;

namespace Urna.Web.Tests.Live;

/// <summary>A page that stays open, in a real browser.</summary>
public class OpenPageTests
{
    private static readonly Moment Night = SmallElection.Package.Profile.Closes;

    [Fact]
    public async Task New_protocols_are_announced_and_nothing_changes_until_they_are_asked_for()
    {
        await using var served = await Served.Start(SmallElection.Until(SmallElection.Package, Night));
        var page = await Chromium.Open();
        await page.GotoAsync(served.Address("en/").ToString());
        await page.Locator("#newer[data-live=open]").WaitForAsync();
        var before = await page.Locator("main").InnerTextAsync();

        await SmallElection.All(served.Election.Appender);
        await page.Locator("#newer a", new() { HasTextRegex = new(@"^\d+ new protocols: show$") }).WaitForAsync();

        Assert.Equal(before, await page.Locator("main").InnerTextAsync());
        await page.EvaluateAsync("window.stays = true");
        await page.Locator("#newer a").PressAsync("Enter");
        await page.Locator("#newer a", new() { HasText = "Show newest" }).WaitForAsync();
        Assert.NotEqual(before, await page.Locator("main").InnerTextAsync());
        Assert.True(await page.EvaluateAsync<bool>("window.stays === true && document.activeElement === document.querySelector('#newer a')"));
        await page.Context.CloseAsync();
    }

    /// <summary>How long it takes is measured and printed, not asserted; that it comes by the stream and not by a later look is.</summary>
    [Fact]
    public async Task A_protocol_that_a_device_sends_is_announced_to_who_has_the_page_open()
    {
        using var device = new Device(Roles.Operator);
        var next = PackageFacts.Of(SmallElection.Package).Last(e => e.Fact is ProtocolEntered { Version: 1 });
        await using var served = await Served.Start(SmallElection.Until(SmallElection.Package, new(next.At.Milliseconds - 1)));
        await served.Election.Appender.Append(Request.Of(Enrolling.Administrator, new(1_000_001), device.Enrolled));
        var page = await Chromium.Open();
        var looks = 0;
        page.Request += (_, request) => looks += request.Url.Contains("/now.json", StringComparison.Ordinal) ? 1 : 0;
        await page.GotoAsync(served.Address("en/").ToString());
        await page.Locator("#newer[data-live=open]").WaitForAsync();
        Assert.Equal("status", await page.Locator("#heard").GetAttributeAsync("role"));
        await page.EvaluateAsync("new MutationObserver(() => { document.body.dataset.heardAt ??= Date.now(); }).observe(document.getElementById('heard'), { childList: true, characterData: true, subtree: true })");

        var sent = DateTimeOffset.FromUnixTimeMilliseconds(await page.EvaluateAsync<long>("Date.now()"));
        using var answer = await Device.Post(served, device.Signed(new(1_000_002), next.Fact));
        Assert.True(answer.StatusCode == HttpStatusCode.Created, await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken));
        await page.Locator("#heard", new() { HasText = "1 new protocol: show" }).WaitForAsync();

        Assert.Equal(0, looks);
        var heard = long.Parse(await page.Locator("body").GetAttributeAsync("data-heard-at") ?? "0", CultureInfo.InvariantCulture);
        TestContext.Current.TestOutputHelper?.WriteLine($"From the device's sending to the announcement: {heard - sent.ToUnixTimeMilliseconds()} ms.");
        await page.Context.CloseAsync();
    }

    [Fact]
    public async Task The_alarm_goes_away_when_the_server_is_back()
    {
        using var folder = new Folder();
        var package = await Hasty(folder);
        using var home = new Folder();
        var appender = await Appender.Open(SqliteRecord.Open(home["record.urna"], TimeProvider.System), Rules.Decide, TimeProvider.System, cancel: TestContext.Current.CancellationToken);
        await SmallElection.Until(package, Night)(appender);
        await using var election = await Election.Open(appender, cancel: TestContext.Current.CancellationToken);
        var first = WebHost.Build(election, new());
        await first.StartAsync(TestContext.Current.CancellationToken);
        var address = WebHost.Address(first);
        var page = await Chromium.Open();
        await page.GotoAsync(new Uri(address, $"/e/{election.Id}/en/").ToString());
        await page.Locator("#newer[data-live=open]").WaitForAsync();
        await first.DisposeAsync();
        await page.Locator("#gone").WaitForAsync();

        await using var second = WebHost.Build(election, new() { Port = address.Port });
        await second.StartAsync(TestContext.Current.CancellationToken);
        await page.Locator("#gone").WaitForAsync(new() { State = Microsoft.Playwright.WaitForSelectorState.Hidden, Timeout = 120_000 });

        Assert.Equal("open", await page.Locator("#newer").GetAttributeAsync("data-live"));
        await page.Context.CloseAsync();
    }

    [Fact]
    public async Task The_big_screen_changes_by_itself_and_asks_anew_without_script()
    {
        await using var served = await Served.Start(SmallElection.Until(SmallElection.Package, Night));
        var page = await Chromium.Open(new() { ColorScheme = Microsoft.Playwright.ColorScheme.Dark, ViewportSize = new() { Width = 1920, Height = 1080 } });
        await page.GotoAsync(served.Address("en/screen").ToString());
        await page.Locator("#newer[data-live=open]").WaitForAsync(new() { State = Microsoft.Playwright.WaitForSelectorState.Attached });
        Assert.Equal(0, await page.Locator("nav").CountAsync());
        var before = await page.Locator("main").InnerTextAsync();

        await SmallElection.All(served.Election.Appender);
        await page.Locator(".big", new() { HasTextRegex = new("^[1-9][0-9]* of ") }).WaitForAsync();

        Assert.NotEqual(before, await page.Locator("main").InnerTextAsync());
        Assert.Empty((await page.RunAxe()).Violations);
        Assert.Contains("<noscript><meta http-equiv=\"refresh\" content=\"60\"", await served.Text($"{served.Root}/en/screen"));
        await page.Context.CloseAsync();
    }

    [Fact]
    public async Task A_page_says_that_its_server_is_gone_and_since_when()
    {
        using var folder = new Folder();
        var served = await Served.Start(SmallElection.Until(await Hasty(folder), Night));
        var page = await Chromium.Open();
        await page.GotoAsync(served.Address("ru/").ToString());
        await page.Locator("#newer[data-live=open]").WaitForAsync();
        Assert.False(await page.Locator("#gone").IsVisibleAsync());

        await served.DisposeAsync();
        await page.Locator("#gone").WaitForAsync();

        Assert.Contains("Сервер не отвечает с", await page.Locator("#gone").InnerTextAsync(), StringComparison.Ordinal);
        await page.Context.CloseAsync();
    }

    [Fact]
    public async Task A_page_that_is_let_into_no_stream_looks_by_itself_and_raises_no_alarm()
    {
        using var folder = new Folder();
        var package = await Hasty(folder, 8);
        await using var served = await Served.Start(SmallElection.Until(package, Night), options: new() { Proxies = [IPNetwork.Parse("127.0.0.0/8")], StreamsPerAddress = 0 });
        var page = await Chromium.Open(new() { ExtraHTTPHeaders = new Dictionary<string, string> { ["X-Forwarded-For"] = "203.0.113.7" } });
        var refused = page.WaitForResponseAsync(answer => answer.Url.Contains("/events", StringComparison.Ordinal) && answer.Status == 429);
        await page.GotoAsync(served.Address("ru/").ToString());
        Assert.Equal("ru", await (await refused).HeaderValueAsync("content-language"));

        await SmallElection.Until(package, new(long.MaxValue))(served.Election.Appender);
        await page.Locator("#newer a", new() { HasTextRegex = new(@"^\d+ [а-я]+ протокол[а-я]*: показать$") }).WaitForAsync();

        Assert.Equal("lost", await page.Locator("#newer").GetAttributeAsync("data-live"));
        Assert.False(await page.Locator("#gone").IsVisibleAsync());
        await page.Context.CloseAsync();
    }

    /// <summary>The small election with a promise of new data each second, or as many.</summary>
    private static async Task<Package> Hasty(Folder folder, int seconds = 1)
    {
        foreach (var path in Directory.EnumerateFiles(SmallElection.Folder)) File.Copy(path, folder[Path.GetFileName(path)]);
        var election = await File.ReadAllTextAsync(folder["election.json"], TestContext.Current.CancellationToken);
        await File.WriteAllTextAsync(folder["election.json"], election.Replace("\"everySeconds\": 60", $"\"everySeconds\": {seconds}", StringComparison.Ordinal), TestContext.Current.CancellationToken);
        return SmallElection.Read(folder.Path);
    }
}
