using System.Net;
using System.Text.Json;
using System.Text.RegularExpressions;
using System.Xml.Linq;
using Urna.Results;
using Urna.Store.Packages;
using Urna.Web.Hosting;
using Urna.Web.Layout;
using Urna.Web.Tests.Browser;
using Urna.Web.Tests.Pages;
using Urna.Web.Words;

namespace Urna.Web.Tests.Hosting;

/// <summary>What is not of an election held now says so: every page, picture, file and print that a visitor can have.</summary>
public partial class MarkTests
{
    private const int Most = 120;
    private static readonly string[] Languages = ["az", "en", "ru"];

    [Theory]
    [InlineData("replay")]
    [InlineData("rehearsal")]
    public async Task Everything_that_is_given_out_has_its_mark(string kind)
    {
        using var folder = new Folder();
        await using var served = await Served.Start(SmallElection.Until(Package(folder, kind)));

        var seen = await Walk(served.Client, served.Election, kind, "station/N-1.json", "picture/tiles-mayor.svg", "seats-mayor");

        Assert.All(["text/html", "application/json", "text/csv", "application/atom+xml", "text/event-stream"], type => Assert.True(seen.GetValueOrDefault(type) > 0, $"No {type} was found."));
    }

    [Fact]
    public async Task Everything_that_is_given_out_of_a_reconstruction_has_its_mark()
    {
        var site = await Shown.Of("azerbaijan-2024");

        var seen = await Walk(site.Http, site.Election, "reconstruction", "station/R006-016.json", "picture/tiles-mm.svg", "seats-mm");

        Assert.All(["text/html", "image/svg+xml", "application/json", "text/csv", "application/atom+xml", "text/event-stream"], type => Assert.True(seen.GetValueOrDefault(type) > 0, $"No {type} was found."));
    }

    private static async Task<Dictionary<string, int>> Walk(HttpClient http, Election election, string kind, string station, string picture, string seats)
    {
        var mark = ReportMark.Of(election.Head.Views.Registers.Profile.Kind);
        Assert.NotEmpty(mark);
        var (seen, faults) = (new Dictionary<string, int>(StringComparer.Ordinal), new List<string>());

        await foreach (var (address, type, text) in Walk(http, $"/e/{election.Id}", station, picture, seats))
        {
            seen[type] = seen.GetValueOrDefault(type) + 1;
            if (!IsMarked(type, text, mark, $"mark.{kind}.short")) faults.Add($"{address} ({type})");
        }

        Assert.True(faults.Count == 0, string.Join('\n', faults));
        return seen;
    }

    [Fact]
    public async Task A_print_of_every_page_has_its_mark()
    {
        var site = await Shown.Of("small");
        var page = await Chromium.Open();
        await page.EmulateMediaAsync(new() { Media = Microsoft.Playwright.Media.Print });
        foreach (var path in SiteMap.All.Select(p => p.Path).Append("station/N-1").Append("contest/mayor"))
        {
            await page.GotoAsync(new Uri(site.Address, site.Page("en", path)).ToString());

            Assert.True(await page.Locator(".mark").IsVisibleAsync(), path);
        }

        await page.Context.CloseAsync();
    }

    [Fact]
    public async Task A_live_election_has_no_mark()
    {
        using var folder = new Folder();
        await using var served = await Served.Start(SmallElection.Until(Package(folder, "live")));

        Assert.DoesNotContain("\"mark\"", await served.Text($"{served.Root}/results.json"));
        Assert.DoesNotContain("class=\"mark\"", await served.Text($"{served.Root}/en/"));
    }

    private static Package Package(Folder folder, string kind)
    {
        foreach (var path in Directory.EnumerateFiles(SmallElection.Folder)) File.Copy(path, folder[Path.GetFileName(path)]);
        File.WriteAllText(folder["election.json"], File.ReadAllText(folder["election.json"]).Replace("\"kind\": \"replay\"", $"\"kind\": \"{kind}\"", StringComparison.Ordinal));
        return SmallElection.Read(folder.Path);
    }

    private static async IAsyncEnumerable<(string Address, string Type, string Text)> Walk(HttpClient http, string root, string station, string picture, string seats)
    {
        var pages = SiteMap.All.Select(p => p.Path).Append("screen").Append("feed.atom").Append("picture/arrival.svg").Append("picture/margins.svg").Append("picture/turnout.svg").Append(picture)
            .Append($"picture/{seats}.svg").Append($"embed/{seats}").Append("embed/arrival").Append("embed/turnout").Append("embed/margins");
        string[] doors = ["results.json", "results.csv", "results.json?at=2025-03-02T20:00:00Z", station, "status.json", "now.json"];
        var waiting = new Queue<string>(Languages.SelectMany(l => pages.Select(p => $"{root}/{l}/{p}")).Concat(doors.Select(d => $"{root}/{d}")));
        var met = new HashSet<string>(waiting, StringComparer.Ordinal);
        while (waiting.TryDequeue(out var address))
        {
            using var answer = await http.GetAsync(address, TestContext.Current.CancellationToken);
            if (answer.StatusCode != HttpStatusCode.OK) continue;
            var (type, text) = (answer.Content.Headers.ContentType?.MediaType ?? string.Empty, await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken));
            yield return (address, type, text);
            if (type != "text/html") continue;
            foreach (var link in Link().Matches(text).Select(m => WebUtility.HtmlDecode(m.Groups[1].Value)))
            {
                if (met.Count < Most && link.StartsWith(root, StringComparison.Ordinal) && !IsOfTheRecord(link, root) && met.Add(link)) waiting.Enqueue(link);
            }
        }

        yield return ("events", "text/event-stream", await First(http, root));
    }

    // The record's own bytes are what is signed: their kind stands in the first entry and in the origin.
    private static bool IsOfTheRecord(string link, string root) => link.StartsWith($"{root}/record/", StringComparison.Ordinal) || link == $"{root}/checkpoint";

    private static async Task<string> First(HttpClient http, string root)
    {
        await using var stream = await http.GetStreamAsync($"{root}/events", TestContext.Current.CancellationToken);
        using var reader = new StreamReader(stream);
        while (await reader.ReadLineAsync(TestContext.Current.CancellationToken) is { } line)
        {
            if (line.StartsWith("data: ", StringComparison.Ordinal)) return line["data: ".Length..];
        }

        return string.Empty;
    }

    private static bool IsMarked(string type, string text, string mark, string key)
    {
        var words = Languages.Select(l => Vocabulary.Of(l)[key]).ToList();
        return type switch
        {
            "text/html" => words.Exists(w => WebUtility.HtmlDecode(text).Contains($"<title>{w}: ", StringComparison.Ordinal) && text.Contains("<div class=\"mark\"", StringComparison.Ordinal)),
            "image/svg+xml" => words.Exists(w => WebUtility.HtmlDecode(text).Contains(w, StringComparison.Ordinal)),
            "application/json" or "text/event-stream" => JsonDocument.Parse(text).RootElement.TryGetProperty("mark", out var given) && given.GetString() == mark,
            "text/csv" => text.TrimEnd('\n').Split('\n') is [var head, .. var rows] && head.EndsWith(",mark", StringComparison.Ordinal) && rows.All(r => r.EndsWith("," + mark, StringComparison.Ordinal)),
            "application/atom+xml" => XDocument.Parse(text).Descendants().Where(e => e.Name.LocalName == "title").All(t => words.Exists(w => t.Value.StartsWith(w + ": ", StringComparison.Ordinal))),
            _ => false,
        };
    }

    [GeneratedRegex("href=\"([^\"#]*)")]
    private static partial Regex Link();
}
