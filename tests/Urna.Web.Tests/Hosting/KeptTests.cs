using System.IO.Compression;
using System.Net;
using System.Text;

namespace Urna.Web.Tests.Hosting;

/// <summary>What is kept of answers: one drawing for all, new when something new is known, compressed, with a tag, and never more than fits.</summary>
public sealed class KeptTests
{
    [Fact]
    public async Task Two_hundred_who_come_at_once_get_one_drawing()
    {
        await using var site = await Served.Start(SmallElection.All);

        var texts = await Task.WhenAll(Enumerable.Range(0, 200).Select(_ => site.Text($"{site.Root}/en/")));

        Assert.Single(texts.Distinct());
        Assert.Equal(1, site.Shelf.Drawings);
    }

    [Fact]
    public async Task What_was_drawn_once_is_not_drawn_again_while_nothing_changes()
    {
        await using var site = await Served.Start(SmallElection.All);
        foreach (var page in Pages) await site.Text($"{site.Root}/{page}");
        var drawings = site.Shelf.Drawings;

        foreach (var page in Pages) await site.Text($"{site.Root}/{page}");

        Assert.Equal(Pages.Length, drawings);
        Assert.Equal(drawings, site.Shelf.Drawings);
    }

    [Fact]
    public async Task A_new_fact_of_a_station_makes_its_page_new_and_leaves_the_others()
    {
        await using var site = await Served.Start(SmallElection.Until(SmallElection.Package, At("12:03")));
        string[] pages = [$"{site.Root}/en/station/N-2", $"{site.Root}/en/station/S-1", $"{site.Root}/en/station/N-3"];
        foreach (var page in pages) await site.Text(page);

        await SmallElection.Until(SmallElection.Package, At("12:06"))(site.Election.Appender); // N-2 reports 80 voters
        var before = site.Shelf.Drawings;
        var changed = await site.Text(pages[0]);
        foreach (var page in pages) await site.Text(page);

        Assert.Contains("80", changed, StringComparison.Ordinal);
        Assert.Equal(before + 1, site.Shelf.Drawings);
    }

    [Theory]
    [InlineData("br")]
    [InlineData("gzip")]
    [InlineData("")]
    public async Task Every_form_of_a_page_is_the_same_page_with_a_tag_of_its_own(string encoding)
    {
        await using var site = await Served.Start(SmallElection.All);
        var plain = await site.Text($"{site.Root}/en/");

        using var answer = await Ask(site, "en/", HttpMethod.Get, encoding);

        Assert.Equal(plain, Read(await answer.Content.ReadAsByteArrayAsync(), encoding));
        Assert.Equal(encoding, string.Join(',', answer.Content.Headers.ContentEncoding));
        Assert.Contains("Accept-Encoding", answer.Headers.Vary);
        Assert.False(Tag(answer).IsWeak);
        Assert.EndsWith((encoding.Length > 0 ? "-" : string.Empty) + encoding + "\"", Tag(answer).Tag);
        Assert.Equal(HttpStatusCode.NotModified, (await Ask(site, "en/", HttpMethod.Get, encoding, Tag(answer).Tag)).StatusCode);
    }

    [Fact]
    public async Task A_form_that_is_refused_by_weight_is_not_sent()
    {
        await using var site = await Served.Start(SmallElection.All);

        Assert.Equal(["gzip"], (await Ask(site, "en/", HttpMethod.Get, "br;q=0, gzip;q=0.5")).Content.Headers.ContentEncoding);
        Assert.Empty((await Ask(site, "en/", HttpMethod.Get, "br;q=0.0, gzip;q=0")).Content.Headers.ContentEncoding);
    }

    [Theory]
    [InlineData("en/")]
    [InlineData("results.json")]
    [InlineData("results.csv")]
    [InlineData("en/picture/arrival.svg")]
    public async Task Of_an_answer_to_HEAD_there_is_everything_but_the_body(string door)
    {
        await using var site = await Served.Start(SmallElection.All);
        using var head = await Ask(site, door, HttpMethod.Head, "gzip"); // the first who asks
        using var get = await Ask(site, door, HttpMethod.Get, "gzip");
        using var again = await Ask(site, door, HttpMethod.Head, "gzip");

        Assert.Equal(HttpStatusCode.OK, head.StatusCode);
        Assert.Empty(await head.Content.ReadAsByteArrayAsync());
        Assert.Equal(get.Content.Headers.ContentLength, head.Content.Headers.ContentLength);
        Assert.Equal(Tag(get), Tag(head));
        Assert.Equal(Tag(get), Tag(again));
        Assert.Equal(get.Content.Headers.ContentLength, again.Content.Headers.ContentLength);
    }

    [Fact]
    public async Task A_question_nobody_reads_makes_no_new_answer()
    {
        await using var site = await Served.Start(SmallElection.All);
        await site.Text($"{site.Root}/en/");

        for (var i = 0; i < 50; i++) await site.Text($"{site.Root}/en/?utm_source={i}");

        Assert.Equal(1, site.Shelf.Drawings);
        Assert.Equal(1, site.Shelf.Count);
    }

    [Fact]
    public async Task Two_moments_between_which_nothing_came_are_one_answer()
    {
        await using var site = await Served.Start(SmallElection.All);
        var minute = new Moment((SmallElection.Package.Profile.Closes.Milliseconds / 60_000 * 60_000) + (3 * 3_600_000));

        var one = await site.Text($"{site.Root}/en/?at={new Moment(minute.Milliseconds + 1)}");
        var other = await site.Text($"{site.Root}/en/?at={new Moment(minute.Milliseconds + 2)}");

        Assert.Equal(one, other);
        Assert.Equal(1, site.Shelf.Count);
    }

    [Fact]
    public async Task What_somebody_types_is_not_kept()
    {
        await using var site = await Served.Start(SmallElection.All);

        await site.Text($"{site.Root}/en/stations?q=nowhere");
        await site.Text($"{site.Root}/en/candidates?q=nobody");
        await site.Text($"{site.Root}/en/check?station=N-1&number=5");

        Assert.Equal(0, site.Shelf.Count);
    }

    [Fact]
    public async Task A_page_says_nothing_of_the_name_a_visitor_calls_the_site_by()
    {
        await using var site = await Served.Start(SmallElection.All);
        using var request = new HttpRequestMessage(HttpMethod.Get, site.Address("en/")) { Headers = { Host = "attacker.example" } };

        Assert.DoesNotContain("attacker.example", await (await site.Client.SendAsync(request)).Content.ReadAsStringAsync(), StringComparison.Ordinal);
        Assert.DoesNotContain("attacker.example", await site.Text($"{site.Root}/en/"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task However_many_addresses_lead_nowhere_one_page_says_so()
    {
        await using var site = await Served.Start(SmallElection.All);
        for (var i = 0; i < 100; i++) Assert.Equal(HttpStatusCode.NotFound, (await site.Get($"{site.Root}/en/station/none-{i}")).StatusCode);

        Assert.Equal(1, site.Shelf.Count);
        Assert.Contains("lang=\"en\"", await (await site.Get($"{site.Root}/en/station/none")).Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }

    private static string[] Pages => ["en/", "az/", "en/results", "en/parties", "en/candidates", "en/turnout", "en/changes", "en/stations", "en/how", "en/data", "en/station/N-1", "en/contest/mayor", "en/embed/turnout", "en/embed/balance-N-1-mayor", "results.json", "results.csv", "station/N-1.json"];

    private static Moment At(string clock) => Moment.TryParse($"2025-03-02T{clock}:00+04:00", out var moment) ? moment : throw new ArgumentException("No time of day.", nameof(clock));

    private static System.Net.Http.Headers.EntityTagHeaderValue Tag(HttpResponseMessage answer) => answer.Headers.ETag ?? throw new InvalidOperationException("An answer has a tag.");

    private static Task<HttpResponseMessage> Ask(Served site, string door, HttpMethod method, string encoding, string? tag = null)
    {
        var request = new HttpRequestMessage(method, site.Address(door));
        if (encoding.Length > 0) request.Headers.TryAddWithoutValidation("Accept-Encoding", encoding);
        if (tag is not null) request.Headers.TryAddWithoutValidation("If-None-Match", tag);
        return site.Client.SendAsync(request);
    }

    private static string Read(byte[] bytes, string encoding)
    {
        using var from = new MemoryStream(bytes);
        using Stream stream = encoding switch { "br" => new BrotliStream(from, CompressionMode.Decompress), "gzip" => new GZipStream(from, CompressionMode.Decompress), _ => from };
        using var reader = new StreamReader(stream, Encoding.UTF8);
        return reader.ReadToEnd();
    }
}
