using System.Collections.Concurrent;
using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Text;
using System.Text.RegularExpressions;
using Urna.Store.Records;
using Urna.Store.Tests.Records;
using Urna.Web.Tests.Hosting;
using Urna.Web.Tests.Submissions;

namespace Urna.Web.Tests.Live;

/// <summary>
/// A night in short, or in soak an hour with a thousand readers: something is recorded all the time, the database is away in the middle. No page is older
/// than what was acknowledged before it was asked for, unless it says so; every reader hears of what comes afterwards; memory stays where it was.
/// </summary>
public sealed partial class SoakTests(PostgresServer postgres) : IClassFixture<PostgresServer>
{
    private static readonly bool IsLong = Environment.GetEnvironmentVariable("URNA_SOAK") == "1";
    private static readonly TimeSpan Lasts = TimeSpan.FromSeconds(Number("URNA_LOAD_SECONDS", 20));
    private static readonly int Readers = Number("URNA_READERS", IsLong ? 1000 : 40);
    private static readonly string[] Pages = ["az/", "en/results", "ru/station/N-1", "en/contest/mayor", "en/turnout"];
    private static readonly long Allowed = IsLong ? 16 << 20 : 512 << 20; // in the short form other tests share the process

    private readonly ConcurrentDictionary<int, long> _heard = [];
    private readonly List<long> _memory = [];
    private long _acknowledged = -1;
    private int _marked;
    private int _asked;
    private int _returns;

    [Fact]
    public async Task A_night_with_many_readers_stays_right_says_when_it_is_not_and_takes_no_more_memory()
    {
        await using var site = await Served.Start(await PostgresRecord.Open(postgres.NewRecord()), SmallElection.All);
        using var over = CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);
        using var device = new Device(Roles.Registrar);
        var work = Enumerable.Range(0, Readers).Select(i => Read(site, i, over.Token)).Append(Record(site, device, over.Token)).Append(Look(site, over.Token)).ToList();
        var away = TimeSpan.FromSeconds(Math.Max(4, Lasts.TotalSeconds / 12));

        await Rest(site, (Lasts - away) / 2);
        postgres.Kill(all: true);
        await Rest(site, away);
        var marked = _marked;
        await postgres.Start();
        await Rest(site, (Lasts - away) / 2);
        while (site.Election.AwaySince.IsKnown) await Task.Delay(50, TestContext.Current.CancellationToken);
        var last = Interlocked.Read(ref _acknowledged);
        while (_heard.Count < Readers || _heard.Values.Any(size => size <= last)) await Task.WhenAny(Task.Delay(50, TestContext.Current.CancellationToken), Task.WhenAll(work.Where(w => w.IsFaulted)));
        await over.CancelAsync();
        await Task.WhenAll(work);

        var (second, fourth) = (Median(_memory.Count / 4), Median(_memory.Count * 3 / 4));
        TestContext.Current.TestOutputHelper?.WriteLine($"{Readers} readers, {Lasts}, away {away}: {_asked} pages, {marked} of them marked, {last} the last entry, {_returns} came back; {second >> 10} KB after collection in the second quarter, {fourth >> 10} KB in the last, working set {Environment.WorkingSet >> 20} MB");
        Assert.True(marked > 0, "No page said that the record was away.");
        Assert.True(fourth <= second + (second / 10) + Allowed, $"{second} bytes in the second quarter, {fourth} in the last.");
    }

    /// <summary>Waits, and measures what is held after a full collection.</summary>
    private async Task Rest(Served site, TimeSpan time)
    {
        for (var i = 0; i < 8; i++)
        {
            await Task.Delay(time / 8, TestContext.Current.CancellationToken);
            _memory.Add(GC.GetTotalMemory(forceFullCollection: true));
        }

        Assert.Equal(SmallElection.Package.Profile.Election, site.Election.Id);
    }

    private long Median(int from) => _memory.Skip(from).Take(Math.Max(1, _memory.Count / 4)).Order().ElementAt(_memory.Count / 8);

    /// <summary>Records something twice a second; what cannot be recorded is asked for again with the same id.</summary>
    private async Task Record(Served site, Device device, CancellationToken cancel)
    {
        var at = site.Election.Head.At.Milliseconds;
        for (var i = 0; !cancel.IsCancellationRequested; i++)
        {
            var fact = device.Enrolled with { Key = $"soak-{i.ToString(CultureInfo.InvariantCulture)}" };
            var request = Request.Of(Enrolling.Administrator, Enrolling.Id(i), fact) with { At = new(at + i) };
            while (!cancel.IsCancellationRequested)
            {
                try
                {
                    Interlocked.Exchange(ref _acknowledged, Assert.IsType<Answer.Recorded>(await site.Election.Appender.Append(request, cancel)).Numbers[0]);
                    break;
                }
                catch (Exception problem) when (problem is RecordUnavailableException or OperationCanceledException)
                {
                    await Task.Delay(200, CancellationToken.None);
                }
            }

            await Task.Delay(500, CancellationToken.None);
        }
    }

    /// <summary>Asks for pages, and holds each against what was known before it was asked for.</summary>
    private async Task Look(Served site, CancellationToken cancel)
    {
        for (var i = 0; !cancel.IsCancellationRequested; i++)
        {
            var (known, isAway) = (Interlocked.Read(ref _acknowledged), site.Election.AwaySince.IsKnown);
            var page = Pages[i - (i / Pages.Length * Pages.Length)];
            var text = WebUtility.HtmlDecode(await site.Text($"{site.Root}/{page}"));
            var isMarked = text.Contains("tarixindən bu server", StringComparison.Ordinal) || text.Contains("этот сервер не может", StringComparison.Ordinal) || text.Contains("this server cannot reach the record", StringComparison.Ordinal);
            var isWhole = !page.Contains("station", StringComparison.Ordinal) && !page.Contains("contest", StringComparison.Ordinal);
            if (isWhole) Assert.True(isMarked || Version(text) >= known, $"{page} is of {Version(text)}, {known} was acknowledged before.");
            if (isAway && site.Election.AwaySince.IsKnown) Assert.True(isMarked, $"{page} does not say that the record is away.");
            if (isMarked) _marked++;
            _asked++;
            await Task.Delay(100, CancellationToken.None);
        }
    }

    /// <summary>Reads the stream as a page does, and comes back when it ends.</summary>
    private async Task Read(Served site, int number, CancellationToken cancel)
    {
        var buffer = new byte[16 * 1024];
        while (!cancel.IsCancellationRequested)
        {
            try
            {
                using var socket = new Socket(SocketType.Stream, ProtocolType.Tcp);
                await socket.ConnectAsync(IPAddress.Loopback, site.Client.BaseAddress?.Port ?? 0, cancel);
                await socket.SendAsync(Encoding.ASCII.GetBytes($"GET {site.Root}/events HTTP/1.1\r\nHost: x\r\n\r\n"), cancel);
                while (await socket.ReceiveAsync(buffer, cancel) is > 0 and var read)
                {
                    if (Size().Match(Encoding.UTF8.GetString(buffer, 0, read)) is { Success: true } told) _heard[number] = long.Parse(told.Groups[1].Value, CultureInfo.InvariantCulture);
                }

                Interlocked.Increment(ref _returns);
            }
            catch (Exception problem) when (problem is OperationCanceledException or SocketException)
            {
                await Task.Delay(500, CancellationToken.None);
            }
        }
    }

    private static long Version(string page) => VersionOf().Match(page) is { Success: true } found ? long.Parse(found.Groups[1].Value, CultureInfo.InvariantCulture) : -1;

    private static int Number(string variable, int otherwise) => int.TryParse(Environment.GetEnvironmentVariable(variable), CultureInfo.InvariantCulture, out var given) ? given : otherwise;

    [GeneratedRegex("\"size\":([0-9]+)", RegexOptions.CultureInvariant)]
    private static partial Regex Size();

    [GeneratedRegex("data-version=\"([0-9]+)\"", RegexOptions.CultureInvariant)]
    private static partial Regex VersionOf();
}
