using System.Net;
using Microsoft.AspNetCore.Builder;
using Urna.Registers;
using Urna.Store.Packages;
using Urna.Store.Records;
using Urna.Web.Hosting;
using Urna.Web.Layout;

namespace Urna.Web.Tests.Hosting;

/// <summary>One election shown by two servers, one of which keeps nothing: after each entry both give the same bytes of every page.</summary>
public sealed class KeptNightTests
{
    private static readonly string[] Others = ["screen", "feed.atom", "recount", "contest/mayor", "contest/council", "station/N-1", "station/S-1", "turnout?by=contest", "stations?part=counted", "picture/arrival.svg", "picture/margins.svg", "contest/none"];

    private static readonly Uri Known = new("https://election.example");

    [Fact]
    public async Task What_is_kept_is_what_would_be_drawn_now_after_each_entry()
    {
        var entries = PackageReplay.Of(SmallElection.Package).ToList();
        var opens = entries.FindIndex(e => e.Facts.Any(f => f.Fact is RegistersFrozen)) + 1;
        using var folder = new Folder();
        var clock = new Still();
        var appender = await Appender.Open(SqliteRecord.Open(folder["record.urna"], TimeProvider.System), Rules.Decide, TimeProvider.System);
        await appender.Import(entries.Take(opens).ToAsyncEnumerable());
        await using var election = await Election.Open(appender, time: clock);
        await using var keeping = await Start(election, 64 << 20);
        await using var forgetting = await Start(election, 0);
        using var http = new HttpClient();
        string[] pages = [.. SiteMap.All.Select(p => p.Path), .. Others];
        var faults = new List<string>();

        foreach (var entry in entries.Skip(opens))
        {
            await appender.Import(new[] { entry }.ToAsyncEnumerable());
            clock.Now = DateTimeOffset.FromUnixTimeMilliseconds(election.Head.At.Milliseconds + 1_000);
            foreach (var page in pages)
            {
                var address = $"/e/{election.Id}/en/{page}";
                var (kept, drawn) = (await Text(http, keeping, address), await Text(http, forgetting, address));
                if (kept != drawn) faults.Add($"{page} after entry {election.Head.Size - 1} ({entry.Facts[0].Fact.GetType().Name}): {Difference(kept, drawn)}");
            }
        }

        Assert.True(faults.Count == 0, string.Join('\n', faults.Take(20)));
    }

    [Fact]
    public async Task A_page_is_drawn_anew_after_those_entries_that_change_it_and_no_other()
    {
        var entries = PackageReplay.Of(SmallElection.Package).ToList();
        var opens = entries.FindIndex(e => e.Facts.Any(f => f.Fact is RegistersFrozen)) + 1;
        await using var served = await Served.Start(appender => appender.Import(entries.Take(opens).ToAsyncEnumerable()));
        var (last, kept) = (await served.Text($"{served.Root}/en/station/N-1"), 0);

        foreach (var entry in entries.Skip(opens))
        {
            await served.Election.Appender.Import(new[] { entry }.ToAsyncEnumerable());
            var before = served.Shelf.Drawings;
            var text = await served.Text($"{served.Root}/en/station/N-1");
            Assert.Equal(text == last ? 0 : 1, served.Shelf.Drawings - before);
            (last, kept) = (text, kept + (text == last ? 1 : 0));
        }

        Assert.InRange(kept, 20, entries.Count);
    }

    private static async Task<WebApplication> Start(Election election, long kept)
    {
        var app = WebHost.Build(election, new() { KeptBytes = kept, Public = Known });
        await app.StartAsync(TestContext.Current.CancellationToken);
        return app;
    }

    private static async Task<string> Text(HttpClient http, WebApplication app, string address)
    {
        using var answer = await http.GetAsync(new Uri(WebHost.Address(app), address), TestContext.Current.CancellationToken);
        Assert.Contains(answer.StatusCode, new[] { HttpStatusCode.OK, HttpStatusCode.NotFound });
        return await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
    }

    private static string Difference(string kept, string drawn)
    {
        var at = kept.Zip(drawn).TakeWhile(p => p.First == p.Second).Count();
        return $"…{Around(kept, at)}… is kept, …{Around(drawn, at)}… would be drawn";
    }

    private static string Around(string text, int at) => text[Math.Max(0, at - 40)..Math.Min(text.Length, at + 60)].ReplaceLineEndings(" ");

    /// <summary>A clock that stands still between two entries, so that two servers say the same time.</summary>
    private sealed class Still : TimeProvider
    {
        public DateTimeOffset Now { get; set; }

        public override DateTimeOffset GetUtcNow() => Now;
    }
}
