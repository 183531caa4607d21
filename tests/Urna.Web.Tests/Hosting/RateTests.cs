using System.Net;
using System.Net.Sockets;
using System.Text;
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

        Assert.Equal([HttpStatusCode.OK, HttpStatusCode.OK, HttpStatusCode.ServiceUnavailable], open.Select(o => o.StatusCode));
        using (var other = await Ask(site, "events", "203.0.113.8")) Assert.Equal(HttpStatusCode.OK, other.StatusCode);
        foreach (var one in open) one.Dispose();
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

    [Fact]
    public async Task An_address_that_is_too_long_is_answered_in_its_language()
    {
        await using var site = await Served.Start(SmallElection.All);

        var (line, text) = await Raw(site, $"{site.Root}/az/stations?q={new string('a', 6_000)}");

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

    private static async Task<HttpResponseMessage> UntilRefused(Served site, string door, string from)
    {
        for (var i = 0; ; i++)
        {
            var answer = await Ask(site, door, from);
            if (answer.StatusCode == HttpStatusCode.TooManyRequests || i == 500) return answer;
            answer.Dispose();
        }
    }

    private static Task<HttpResponseMessage> Ask(Served site, string door, string from)
    {
        var request = new HttpRequestMessage(HttpMethod.Get, site.Address(door));
        request.Headers.Add("X-Forwarded-For", from);
        request.Headers.Add("Accept", "text/html");
        return site.Client.SendAsync(request, HttpCompletionOption.ResponseHeadersRead);
    }

    /// <summary>An address as it stands, which a client of the framework would mend.</summary>
    private static async Task<(string Line, string Text)> Raw(Served site, string target)
    {
        using var socket = new Socket(SocketType.Stream, ProtocolType.Tcp);
        await socket.ConnectAsync(IPAddress.Loopback, site.Client.BaseAddress?.Port ?? 0);
        await socket.SendAsync(Encoding.ASCII.GetBytes($"GET {target} HTTP/1.1\r\nHost: x\r\nAccept: text/html\r\nConnection: close\r\n\r\n"));
        using var stream = new NetworkStream(socket);
        using var reader = new StreamReader(stream, Encoding.UTF8);
        var text = await reader.ReadToEndAsync();
        return (text[..12], text);
    }
}
