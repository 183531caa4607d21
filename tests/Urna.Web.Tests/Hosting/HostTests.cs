using System.Net;
using System.Text.Json;

namespace Urna.Web.Tests.Hosting;

/// <summary>What every answer has: headers, errors as people and programs can read them, no cookie.</summary>
public sealed class HostTests : IAsyncLifetime
{
    private Served? _served;

    private Served Site => _served ?? throw new InvalidOperationException("The server runs while a test does.");

    private IEnumerable<string> Addresses => ["/", $"{Site.Root}/results.json", $"{Site.Root}/results.csv", $"{Site.Root}/status.json", $"{Site.Root}/station/N-1.json", $"{Site.Root}/record/entry/0", "/nothing/here"];

    public async ValueTask InitializeAsync() => _served = await Served.Start(SmallElection.All);

    public ValueTask DisposeAsync() => Site.DisposeAsync();

    [Fact]
    public async Task Every_answer_keeps_a_browser_from_loading_or_framing_anything_foreign()
    {
        foreach (var address in Addresses)
        {
            using var answer = await Site.Get(address);

            var policy = Assert.Single(answer.Headers.GetValues("Content-Security-Policy"));
            Assert.StartsWith("default-src 'none'", policy);
            Assert.DoesNotContain("unsafe", policy);
            Assert.Contains("frame-ancestors 'none'", policy);
            Assert.Equal("nosniff", Assert.Single(answer.Headers.GetValues("X-Content-Type-Options")));
            Assert.False(answer.Headers.Contains("Server"));
        }
    }

    [Theory]
    [InlineData("en/embed/turnout", "*")]
    [InlineData("en/embed/balance-N-1-mayor", "*")]
    [InlineData("en/embed/nothing", "'none'")]
    [InlineData("en/embed/turnout?at=yesterday", "'none'")]
    [InlineData("en/picture/turnout.svg", "'none'")]
    public async Task Only_a_part_made_for_it_stands_in_frames_and_is_as_closed_as_a_page_else(string address, string ancestors)
    {
        using var page = await Site.Get($"{Site.Root}/en/");
        var closed = Assert.Single(page.Headers.GetValues("Content-Security-Policy"));
        for (var i = 0; i < 2; i++) // drawn, and kept
        {
            using var answer = await Site.Get($"{Site.Root}/{address}");

            Assert.Equal(closed.Replace("frame-ancestors 'none'", $"frame-ancestors {ancestors}", StringComparison.Ordinal), Assert.Single(answer.Headers.GetValues("Content-Security-Policy")));
            Assert.Equal(page.Headers.GetValues("Permissions-Policy"), answer.Headers.GetValues("Permissions-Policy"));
            Assert.False(answer.Headers.Contains("Set-Cookie"));
        }
    }

    [Fact]
    public async Task No_public_page_sets_a_cookie()
    {
        foreach (var address in Addresses)
        {
            using var answer = await Site.Get(address);

            Assert.False(answer.Headers.Contains("Set-Cookie"), address);
        }
    }

    [Fact]
    public async Task Who_has_an_answer_already_is_told_so_until_it_changes()
    {
        using var first = await Site.Get($"{Site.Root}/results.json");
        using var again = new HttpRequestMessage(HttpMethod.Get, $"{Site.Root}/results.json");
        again.Headers.IfNoneMatch.Add(first.Headers.ETag ?? throw new InvalidOperationException("An answer has a tag."));

        Assert.Equal(HttpStatusCode.NotModified, (await Site.Client.SendAsync(again)).StatusCode);
    }

    [Fact]
    public async Task A_program_is_told_what_is_wrong_as_problem_details()
    {
        using var answer = await Site.Get($"{Site.Root}/results.json?at=yesterday");
        using var problem = JsonDocument.Parse(await answer.Content.ReadAsStringAsync());

        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        Assert.Equal("application/problem+json", answer.Content.Headers.ContentType?.MediaType);
        Assert.Contains("yesterday", problem.RootElement.GetProperty("detail").GetString(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("results.json?contest=none")]
    [InlineData("results.csv?unit=none")]
    [InlineData("station/none.json")]
    [InlineData("results.json?at=2001-01-01T00:00:00Z")]
    public async Task What_is_not_there_is_a_404(string address) => Assert.Equal(HttpStatusCode.NotFound, (await Site.Get($"{Site.Root}/{address}")).StatusCode);

    [Fact]
    public async Task A_replay_is_turned_from_its_own_pages_only()
    {
        await using var played = await Served.Start(SmallElection.Until(SmallElection.Package, SmallElection.Package.Profile.Closes),
            replay: appender => new(SmallElection.Package, appender, TimeProvider.System, new() { Speed = 10, Paused = true }));

        Assert.Equal(HttpStatusCode.Forbidden, await Turn(played, "cross-site", "99"));
        Assert.Equal(10, played.Election.Replay?.Speed);
        Assert.Equal(HttpStatusCode.SeeOther, await Turn(played, "same-origin", "20"));
        Assert.Equal(20, played.Election.Replay?.Speed);
        Assert.True(played.Election.Replay?.Paused);
        Assert.Equal(HttpStatusCode.BadRequest, await Turn(played, "same-origin", "0"));
    }

    [Fact]
    public async Task Where_nothing_is_played_there_is_nothing_to_turn() => Assert.Equal(HttpStatusCode.NotFound, await Turn(Site, "same-origin", "20"));

    [Fact]
    public async Task A_moment_before_the_first_entry_has_no_station() => Assert.Equal(0, (await Site.Election.AsOf(new(1), default)).Views.Registers.StationCount);

    private static async Task<HttpStatusCode> Turn(Served served, string from, string speed)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, $"{served.Root}/replay") { Content = new FormUrlEncodedContent([new("speed", speed)]) };
        request.Headers.Add("Sec-Fetch-Site", from);
        using var answer = await served.Client.SendAsync(request);
        return answer.StatusCode;
    }
}
