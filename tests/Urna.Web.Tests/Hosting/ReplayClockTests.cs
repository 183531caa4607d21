using System.Net;
using Urna.Store.Packages;
using Urna.Web.Tests.Browser;

namespace Urna.Web.Tests.Hosting;

/// <summary>The clock of a replay, turned from its pages.</summary>
public class ReplayClockTests
{
    private static readonly Package Package = SmallElection.Package;
    private static readonly Moment Night = Package.Profile.Closes;

    [Theory]
    [InlineData("faster", 30)]
    [InlineData("slower", 5)]
    public async Task A_replay_goes_faster_and_slower(string turn, int speed)
    {
        await using var played = await Play();

        using var answer = await Turn(played, turn, $"{played.Root}/ru/turnout");

        Assert.Equal(HttpStatusCode.SeeOther, answer.StatusCode);
        Assert.Equal($"{played.Root}/ru/turnout", answer.Headers.Location?.OriginalString);
        Assert.Equal(speed, played.Election.Replay?.Speed);
    }

    [Fact]
    public async Task A_replay_stands_still_and_goes_on()
    {
        await using var played = await Play();

        using var go = await Turn(played, "go", $"{played.Root}/en/");
        Assert.False(played.Election.Replay?.Paused);
        using var pause = await Turn(played, "pause", $"{played.Root}/en/");
        Assert.True(played.Election.Replay?.Paused);
    }

    [Fact]
    public async Task Forward_records_what_was_due_and_the_page_that_follows_shows_it()
    {
        await using var played = await Play();
        using var ended = new CancellationTokenSource();
        var playing = played.Election.Replay?.Run(ended.Token) ?? Task.CompletedTask;
        var (size, clock) = (played.Election.Head.Size, played.Election.Replay?.Moment);

        for (var i = 0; i < 4; i++)
        {
            using var answer = await Turn(played, "forward", $"{played.Root}/en/");
            Assert.Equal($"{played.Root}/en/", answer.Headers.Location?.OriginalString);
        }

        Assert.Equal(clock?.Milliseconds + (4 * 1_800_000), played.Election.Replay?.Moment.Milliseconds);
        Assert.Equal(PackageReplay.Of(Package).Count(r => r.At <= played.Election.Replay?.Moment), played.Election.Head.Size);
        Assert.True(played.Election.Head.Size > size);
        await ended.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => playing);
    }

    [Fact]
    public async Task Back_is_a_view_of_the_same_record_and_takes_nothing_away()
    {
        await using var played = await Play();
        var (size, clock) = (played.Election.Head.Size, played.Election.Replay?.Moment);

        using var once = await Turn(played, "back", $"{played.Root}/en/stations?part=counted");
        using var twice = await Turn(played, "back", once.Headers.Location?.OriginalString ?? string.Empty);
        using var on = await Turn(played, "forward", twice.Headers.Location?.OriginalString ?? string.Empty);

        Assert.Equal(At("stations?part=counted", -1), Uri.UnescapeDataString(once.Headers.Location?.OriginalString ?? string.Empty));
        Assert.Equal(At("stations?part=counted", -2), Uri.UnescapeDataString(twice.Headers.Location?.OriginalString ?? string.Empty));
        Assert.Equal(once.Headers.Location, on.Headers.Location);
        Assert.Equal((size, clock), (played.Election.Head.Size, played.Election.Replay?.Moment));

        string At(string page, int halfHours) => $"{played.Root}/en/{page}&at={Web.Layout.Visit.ShortOf(new(Night.Milliseconds + (halfHours * 1_800_000L)))}";
    }

    [Theory]
    [InlineData("https://elsewhere.example/e/small/")]
    [InlineData("//elsewhere.example/e/small/")]
    [InlineData("/other")]
    public async Task A_form_leads_to_no_other_site(string page)
    {
        await using var played = await Play();

        using var answer = await Turn(played, "pause", page);

        Assert.Equal($"{played.Root}/", answer.Headers.Location?.OriginalString);
    }

    [Fact]
    public async Task What_is_no_turn_is_refused()
    {
        await using var played = await Play();

        using var answer = await Turn(played, "sideways", $"{played.Root}/en/");

        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
    }

    [Fact]
    public async Task The_clock_is_on_every_page_works_without_script_and_stays_when_a_part_is_shown()
    {
        await using var played = await Play();
        foreach (var page in Web.Layout.SiteMap.All) Assert.Contains("id=\"clock\"", await played.Text($"{played.Root}/en/{page.Path}"));
        var still = await Chromium.Open(new() { JavaScriptEnabled = false });
        await still.GotoAsync(played.Address("en/turnout").ToString());
        await still.Locator("button", new() { HasText = "Faster" }).ClickAsync();
        Assert.EndsWith("/en/turnout", still.Url, StringComparison.Ordinal);
        Assert.Contains("Its speed is 30.", await still.Locator("#clock").InnerTextAsync(), StringComparison.Ordinal);
        await still.Context.CloseAsync();

        var open = await Chromium.Open();
        await open.GotoAsync(played.Address("en/").ToString());
        await open.Locator("#newer[data-live=open]").WaitForAsync();
        await SmallElection.All(played.Election.Appender);
        await open.Locator("#newer.has a").ClickAsync();
        await open.Locator("#newer:not(.has) a").WaitForAsync();

        Assert.True(await open.Locator("button", new() { HasText = "Faster" }).IsVisibleAsync());
        await open.Context.CloseAsync();
    }

    private static Task<Served> Play() => Served.Start(SmallElection.Until(Package, Night),
        replay: appender => new(Package, appender, TimeProvider.System, new() { Speed = 10, Paused = true, From = Night }));

    private static async Task<HttpResponseMessage> Turn(Served served, string turn, string page)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, $"{served.Root}/replay") { Content = new FormUrlEncodedContent([new("turn", turn), new("page", page)]) };
        request.Headers.Add("Sec-Fetch-Site", "same-origin");
        return await served.Client.SendAsync(request);
    }
}
