using System.Net;
using System.Net.Sockets;
using System.Text;
using System.Text.RegularExpressions;
using Urna.Web.Hosting;

namespace Urna.Web.Tests.Hosting;

/// <summary>What one place may ask for, over real HTTP; and what nobody means in an address.</summary>
public sealed class RateTests
{
    private static WebOptions Behind(int perAddress, int perSubnet) => new() { Proxies = [IPNetwork.Parse("127.0.0.0/8")], PerAddress = perAddress, PerSubnet = perSubnet, StreamsPerAddress = 2 };

    [Fact]
    public async Task Who_asks_too_often_is_told_so_in_their_language_and_when_to_come_again()
    {
        await using var site = await Served.Start(SmallElection.All, options: Behind(1, 0));

        using var refused = await UntilRefused(site, "az/stations?q=x", "203.0.113.7");
        var text = await refused.Content.ReadAsStringAsync();

        Assert.Equal(HttpStatusCode.TooManyRequests, refused.StatusCode);
        Assert.True(refused.Headers.RetryAfter?.Delta > TimeSpan.Zero);
        Assert.Contains("<html lang=\"az\">", text, StringComparison.Ordinal);
        Assert.Contains("Bir yerdən", text, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.OK, (await Ask(site, "az/stations?q=x", "203.0.113.8")).StatusCode);
    }

    [Fact]
    public async Task A_subnet_has_a_measure_of_its_own()
    {
        await using var site = await Served.Start(SmallElection.All, options: Behind(0, 1));

        for (var i = 0; i < 10; i++) (await Ask(site, "en/stations?q=x", $"203.0.113.{i + 1}")).Dispose();

        Assert.Equal(HttpStatusCode.TooManyRequests, (await UntilRefused(site, "en/stations?q=x", "203.0.113.99")).StatusCode);
        Assert.Equal(HttpStatusCode.OK, (await Ask(site, "en/stations?q=x", "198.51.100.1")).StatusCode);
    }

    [Theory]
    [InlineData("2001:db8:1:2::1", "2001:db8:1:2:ffff::9", "2001:db8:1:3::1")]
    [InlineData("203.0.113.7", "::ffff:203.0.113.7", "203.0.113.8")]
    public void An_address_is_a_household(string one, string same, string other)
    {
        Assert.Equal(Origin.AddressOf(IPAddress.Parse(one)), Origin.AddressOf(IPAddress.Parse(same)));
        Assert.NotEqual(Origin.AddressOf(IPAddress.Parse(one)), Origin.AddressOf(IPAddress.Parse(other)));
        Assert.Equal(Origin.SubnetOf(IPAddress.Parse(one)), Origin.SubnetOf(IPAddress.Parse(other)));
    }

    [Fact]
    public async Task Kept_pages_are_counted_by_nobody()
    {
        await using var site = await Served.Start(SmallElection.All, options: Behind(1, 1));

        for (var i = 0; i < 200; i++)
        {
            using var answer = await Ask(site, "en/", "203.0.113.7");
            Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        }
    }

    [Fact]
    public async Task Nobody_but_a_named_proxy_says_for_whom_they_ask()
    {
        await using var site = await Served.Start(SmallElection.All, options: new() { PerAddress = 1, PerSubnet = 1 });

        for (var i = 0; i < 40; i++)
        {
            using var answer = await Ask(site, "en/stations?q=x", "203.0.113.7");
            Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        }
    }

    [Fact]
    public async Task One_address_keeps_no_more_streams_open_than_it_may()
    {
        await using var site = await Served.Start(SmallElection.All, options: Behind(0, 0));
        var open = new List<HttpResponseMessage>();
        for (var i = 0; i < 3; i++) open.Add(await Ask(site, "events", "203.0.113.7"));

        Assert.Equal([HttpStatusCode.OK, HttpStatusCode.OK, HttpStatusCode.TooManyRequests], open.Select(o => o.StatusCode));
        using (var other = await Ask(site, "events", "203.0.113.8")) Assert.Equal(HttpStatusCode.OK, other.StatusCode);
        foreach (var one in open) one.Dispose();
    }

    [Theory]
    [InlineData("az", "Bir ünvandan həddən artıq çox açıq səhifə")]
    [InlineData("en", "Too many open pages at one address")]
    [InlineData("ru", "Слишком много открытых страниц с одного адреса")]
    public async Task Who_may_open_no_more_streams_is_told_in_the_language_of_their_page(string language, string words)
    {
        await using var site = await Served.Start(SmallElection.All, options: Behind(0, 0));
        using var first = await Ask(site, "events", "203.0.113.7");
        using var second = await Ask(site, "events", "203.0.113.7");

        using var page = await Ask(site, "events", "203.0.113.7", referer: $"{language}/turnout");
        using var stream = await Ask(site, "events", "203.0.113.7", "text/event-stream", $"{language}/turnout");

        foreach (var (answer, type) in new[] { (page, "text/html"), (stream, "application/problem+json") })
        {
            Assert.Equal(HttpStatusCode.TooManyRequests, answer.StatusCode);
            Assert.Equal(30, answer.Headers.RetryAfter?.Delta?.TotalSeconds);
            Assert.Equal(type, answer.Content.Headers.ContentType?.MediaType);
            Assert.Contains(words, Regex.Unescape(await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken)), StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task A_server_that_is_full_says_that_it_is_the_server()
    {
        await using var site = await Served.Start(SmallElection.All, options: Behind(0, 0) with { Streams = 1 });
        using var first = await Ask(site, "events", "203.0.113.7");

        using var refused = await Ask(site, "events", "203.0.113.8", referer: "ru/");

        Assert.Equal(HttpStatusCode.ServiceUnavailable, refused.StatusCode);
        Assert.Equal(30, refused.Headers.RetryAfter?.Delta?.TotalSeconds);
        Assert.Contains("скольким этот сервер может присылать новости", await refused.Content.ReadAsStringAsync(TestContext.Current.CancellationToken), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("en/?at=2024-09-01T19:00:00Z&at=2024-09-01T19:00:00Z", HttpStatusCode.NotFound, "There is no such time")]
    [InlineData("az/stations?q=%zz", HttpStatusCode.BadRequest, "oxumaq mümkün deyil")]
    [InlineData("en/stations?q=%00", HttpStatusCode.BadRequest, "cannot be read")]
    [InlineData("en/stations?q=a%0d%0aSet-Cookie:%20x", HttpStatusCode.BadRequest, "cannot be read")]
    [InlineData("ru/station/%D0%BD%D0%B5%D1%82", HttpStatusCode.NotFound, "lang=\"ru\"")]
    public async Task An_address_nobody_means_is_answered_in_its_language(string door, HttpStatusCode status, string words)
    {
        await using var site = await Served.Start(SmallElection.All);

        var (line, text) = await Raw(site, $"{site.Root}/{door}");

        Assert.Equal($"HTTP/1.1 {(int)status}", line);
        Assert.Contains(words, text, StringComparison.Ordinal);
        Assert.DoesNotContain("Set-Cookie:", text[..text.IndexOf("\r\n\r\n", StringComparison.Ordinal)], StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(6_000)]
    [InlineData(13_000)]
    [InlineData(65_000)]
    public async Task An_address_that_is_too_long_is_answered_in_its_language(int length)
    {
        await using var site = await Served.Start(SmallElection.All);

        var (line, text) = await Raw(site, $"{site.Root}/az/stations?q={new string('a', length)}");

        Assert.Equal("HTTP/1.1 414", line);
        Assert.Contains("həddən artıq uzundur", text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_program_is_told_the_same_as_problem_details()
    {
        await using var site = await Served.Start(SmallElection.All);

        using var answer = await site.Get($"{site.Root}/en/stations?q=%00");

        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        Assert.Equal("application/problem+json", answer.Content.Headers.ContentType?.MediaType);
    }

    /// <summary>Thousands of pages asked for and none read: the server lets the reader go, and answers others meanwhile.</summary>
    [Fact]
    public async Task Who_never_reads_is_let_go()
    {
        await using var site = await Served.Start(SmallElection.All, options: new() { SlowestReader = 100_000 });
        await site.Text($"{site.Root}/en/");
        using var socket = new Socket(SocketType.Stream, ProtocolType.Tcp) { ReceiveBufferSize = 4096 };
        await socket.ConnectAsync(IPAddress.Loopback, site.Client.BaseAddress?.Port ?? 0);
        var request = Encoding.ASCII.GetBytes($"GET {site.Root}/en/ HTTP/1.1\r\nHost: x\r\n\r\n");
        using var longest = CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);
        longest.CancelAfter(TimeSpan.FromSeconds(90));

        var gone = await Assert.ThrowsAnyAsync<SocketException>(async () =>
        {
            for (var i = 0; i < 10_000_000; i++)
            {
                await socket.SendAsync(request, longest.Token);
                if (i == 500) Assert.Contains("<h1", await site.Text($"{site.Root}/en/"), StringComparison.Ordinal);
            }
        });

        Assert.Contains(gone.SocketErrorCode, new[] { SocketError.ConnectionReset, SocketError.Shutdown, SocketError.ConnectionAborted });
    }

    /// <summary>Two hundred readers who send all that is taken from them: a megabyte each would be 200 MB.</summary>
    [Fact]
    public async Task What_a_reader_sends_while_it_is_answered_fills_no_memory()
    {
        const int readers = 200;
        await using var site = await Served.Start(SmallElection.All);
        var sockets = new List<Socket>();
        for (var i = 0; i < readers; i++) sockets.Add(await Opened(site, $"GET {site.Root}/events HTTP/1.1\r\nHost: x\r\n\r\n"));
        var before = GC.GetTotalMemory(true);

        for (var pass = 0; pass < 10; pass++)
        {
            foreach (var socket in sockets) Fill(socket);
            await Task.Delay(50, TestContext.Current.CancellationToken);
        }

        Assert.InRange(GC.GetTotalMemory(true) - before, long.MinValue, readers * 400_000L);
        foreach (var socket in sockets) socket.Dispose();
    }

    private static void Fill(Socket socket)
    {
        var bytes = new byte[65_536];
        socket.Blocking = false;
        while (socket.Send(bytes, SocketFlags.None, out var error) > 0 && error == SocketError.Success)
        {
        }
    }

    private static async Task<Socket> Opened(Served site, string request)
    {
        var socket = new Socket(SocketType.Stream, ProtocolType.Tcp);
        await socket.ConnectAsync(IPAddress.Loopback, site.Client.BaseAddress?.Port ?? 0);
        await socket.SendAsync(Encoding.ASCII.GetBytes(request));
        return socket;
    }

    private static async Task<HttpResponseMessage> UntilRefused(Served site, string door, string from)
    {
        for (var i = 0; ; i++)
        {
            var answer = await Ask(site, door, from);
            if (answer.StatusCode == HttpStatusCode.TooManyRequests || i == 500) return answer;
            answer.Dispose();
        }
    }

    private static Task<HttpResponseMessage> Ask(Served site, string door, string from, string accept = "text/html", string? referer = null)
    {
        var request = new HttpRequestMessage(HttpMethod.Get, site.Address(door));
        request.Headers.Add("X-Forwarded-For", from);
        request.Headers.Add("Accept", accept);
        if (referer is not null) request.Headers.Referrer = site.Address(referer);
        return site.Client.SendAsync(request, HttpCompletionOption.ResponseHeadersRead);
    }

    /// <summary>An address as it stands, which a client of the framework would mend.</summary>
    private static async Task<(string Line, string Text)> Raw(Served site, string target)
    {
        using var socket = await Opened(site, $"GET {target} HTTP/1.1\r\nHost: x\r\nAccept: text/html\r\nConnection: close\r\n\r\n");
        using var stream = new NetworkStream(socket);
        using var reader = new StreamReader(stream, Encoding.UTF8);
        var text = await reader.ReadToEndAsync();
        return (text[..12], text);
    }
}
