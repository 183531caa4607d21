using System.Net;
using System.Text.Json;
using Urna.Store.Packages;
using Urna.Web.Live;
using Urna.Web.Tests.Hosting;

namespace Urna.Web.Tests.Live;

/// <summary>The stream of what changed, over real HTTP, and the parts it names.</summary>
public sealed class StreamTests : IAsyncLifetime
{
    private static readonly Moment Night = new(SmallElection.Package.Profile.Closes.Milliseconds + 3_600_000);

    private Served? _served;

    private Served Site => _served ?? throw new InvalidOperationException("The server runs while a test does.");

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync() => _served = await Served.Start(SmallElection.Until(SmallElection.Package, Night));

    public ValueTask DisposeAsync() => Site.DisposeAsync();

    [Fact]
    public async Task Who_comes_is_told_what_holds_now()
    {
        using var stream = await Open("events?part=contest-0");

        using var state = await Next(stream, "state");

        Assert.Equal(Site.Election.Head.Size, state.RootElement.GetProperty("size").GetInt64());
        Assert.True(state.RootElement.GetProperty("parts").TryGetProperty("contest-0", out _));
    }

    [Fact]
    public async Task What_is_recorded_is_told_with_the_parts_it_changed()
    {
        using var stream = await Open("events");
        using var state = await Next(stream, "state");
        var before = state.RootElement.GetProperty("parts").GetProperty("nation").GetProperty("version").GetInt64();

        await SmallElection.All(Site.Election.Appender);
        var (newest, code) = (before, string.Empty);
        while (code.Length == 0 || newest == before) // It may be told in several events, each with the parts that it changed and no others.
        {
            using var news = await Next(stream, "news");
            if (news.RootElement.GetProperty("parts").TryGetProperty("nation", out var nation)) newest = nation.GetProperty("version").GetInt64();
            if (news.RootElement.GetProperty("stations").TryGetProperty("station-0", out var station)) code = station.GetProperty("code").GetString() ?? string.Empty;
        }

        Assert.True(newest > before);
        Assert.Equal("N-1", code);
    }

    [Fact]
    public async Task A_part_that_is_named_is_given_for_ever_and_is_the_main_part_of_the_page()
    {
        using var now = JsonDocument.Parse(await Site.Text($"{Site.Root}/now.json"));
        var version = now.RootElement.GetProperty("parts").GetProperty("nation").GetProperty("version").GetInt64();

        using var part = await Site.Get($"{Site.Root}/en/part/nation/{version}");

        Assert.Contains("immutable", part.Headers.CacheControl?.ToString(), StringComparison.Ordinal);
        Assert.Equal(MainOf(await Site.Text($"{Site.Root}/en/")), MainOf(await part.Content.ReadAsStringAsync(Cancel)));
    }

    [Theory]
    [InlineData("1", HttpStatusCode.TemporaryRedirect)]
    [InlineData("999999", HttpStatusCode.NotFound)]
    [InlineData("latest", HttpStatusCode.NotFound)]
    public async Task Another_version_is_never_given_under_an_address(string version, HttpStatusCode status)
    {
        using var answer = await Site.Get($"{Site.Root}/en/part/nation/{version}");

        Assert.Equal(status, answer.StatusCode);
        Assert.DoesNotContain("immutable", answer.Headers.CacheControl?.ToString() ?? string.Empty, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_server_that_shows_one_moment_says_so_and_ends()
    {
        await using var past = await Served.Start(SmallElection.All, at: Night);

        var all = await past.Text($"{past.Root}/events");

        Assert.Contains("\"state\":\"fixed\"", all, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_reader_that_never_reads_is_let_go()
    {
        var told = new Told(Site.Election, TimeProvider.System);
        var readers = new Readers(Site.Election, TimeProvider.System, told, 10, 10, Cancel);
        using var reader = readers.Enter(null) ?? throw new InvalidOperationException("There is room for one.");

        for (var i = 0; i < 100 && reader.Take(new byte[] { 1 }); i++) Assert.False(reader.Gone.IsCancellationRequested);

        Assert.True(reader.Gone.IsCancellationRequested);
    }

    [Fact]
    public void Silence_begins_when_nothing_came_for_longer_than_the_policy_allows_and_protocols_are_out()
    {
        var views = After(Night);
        var limit = views.Registers.Profile.Publication.SilenceSeconds * 1000L;

        Assert.False(Silence.Of(views, new(views.At.Milliseconds + limit)).IsKnown);
        Assert.Equal(views.At, Silence.Of(views, new(views.At.Milliseconds + limit + 1)));
    }

    [Fact]
    public void Before_the_close_nothing_is_waited_for()
    {
        var views = After(SmallElection.Package.Profile.Opens);

        Assert.False(Silence.Of(views, new(views.At.Milliseconds + 86_400_000)).IsKnown);
    }

    [Fact]
    public void Of_an_election_that_is_past_nothing_is_waited_for() => Assert.False(Silence.Of(After(Night), default).IsKnown);

    private static Views After(Moment moment)
    {
        var views = new Views();
        foreach (var entry in PackageFacts.Of(SmallElection.Package).TakeWhile(e => e.At <= moment)) views.Apply(entry);
        return views;
    }

    private static string MainOf(string html) => html[html.IndexOf("<main", StringComparison.Ordinal)..html.IndexOf("</main>", StringComparison.Ordinal)];

    private async Task<StreamReader> Open(string door) => new(await Site.Client.GetStreamAsync(Site.Address(door), Cancel));

    private static async Task<JsonDocument> Next(StreamReader stream, string name)
    {
        while (await stream.ReadLineAsync(Cancel) is { } line)
        {
            if (line != $"event: {name}") continue;
            return JsonDocument.Parse((await stream.ReadLineAsync(Cancel) ?? string.Empty)["data: ".Length..]);
        }

        throw new InvalidOperationException($"The stream ended without {name}.");
    }
}
