using Urna.Web.Tests.Browser;
using Urna.Web.Tests.Hosting;

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

    [Fact]
    public async Task A_page_says_that_its_server_is_gone_and_since_when()
    {
        using var folder = new Folder();
        foreach (var path in Directory.EnumerateFiles(SmallElection.Folder)) File.Copy(path, folder[Path.GetFileName(path)]);
        var election = await File.ReadAllTextAsync(folder["election.json"], TestContext.Current.CancellationToken);
        await File.WriteAllTextAsync(folder["election.json"], election.Replace("\"everySeconds\": 60", "\"everySeconds\": 1", StringComparison.Ordinal), TestContext.Current.CancellationToken);
        var served = await Served.Start(SmallElection.Until(SmallElection.Read(folder.Path), Night));
        var page = await Chromium.Open();
        await page.GotoAsync(served.Address("ru/").ToString());
        await page.Locator("#newer[data-live=open]").WaitForAsync();
        Assert.False(await page.Locator("#gone").IsVisibleAsync());

        await served.DisposeAsync();
        await page.Locator("#gone").WaitForAsync();

        Assert.Contains("Сервер не отвечает с", await page.Locator("#gone").InnerTextAsync(), StringComparison.Ordinal);
        await page.Context.CloseAsync();
    }
}
