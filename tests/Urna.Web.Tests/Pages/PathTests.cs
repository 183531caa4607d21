using System.Text.Json;
using Urna.Protocols;
using Urna.Store.Packages;
using Urna.Store.Records;
using Urna.Web.Tests.Hosting;

namespace Urna.Web.Tests.Pages;

/// <summary>The way of a protocol: what befell it, when, and which entry says so.</summary>
public class PathTests
{
    private static readonly string Hash = new('a', 64);

    [Fact]
    public async Task The_page_and_the_file_of_a_station_say_when_a_protocol_was_entered_twice_and_when_it_was_accepted()
    {
        await using var served = await Served.Start(Blindly(opened: true));
        var views = served.Election.Head.Views;
        var version = views.Protocols.State(views.Registers.FindSlot("N-1", "mayor")).Latest?.Previous;
        Assert.NotNull(version);
        var (b, a, accepted) = (version.Number - 2, version.Number - 1, version.Number + 1);

        var path = Path(await served.Text($"{served.Root}/en/station/N-1"), "mayor");
        using var file = JsonDocument.Parse(await served.Text($"{served.Root}/station/N-1.json"));

        Assert.Contains($"Blind entry B: 2 March 2025, 21:00, entry {b}. Proof Blind entry A: 2 March 2025, 21:00, entry {a}. Proof Recorded: 2 March 2025, 21:00, entry {version.Number}. Proof", path, StringComparison.Ordinal);
        Assert.Contains($"Accepted: 2 March 2025, 21:00, entry {accepted}. Proof", path, StringComparison.Ordinal);
        Assert.Single(path.Split("From here on this version is counted."), part => part.EndsWith("Proof ", StringComparison.Ordinal));
        var told = file.RootElement.GetProperty("contests").EnumerateArray().First(c => c.GetProperty("contest").GetString() == "mayor").GetProperty("versions").EnumerateArray().Last();
        Assert.Equal((a, b, accepted), (Entry(told, "entryA"), Entry(told, "entryB"), Entry(told, "acceptance")));
        Assert.True(told.GetProperty("accepted").GetBoolean());
        Assert.Equal("2025-03-02T17:00:00.000Z", told.GetProperty("acceptance").GetProperty("at").GetString());
    }

    [Fact]
    public async Task While_a_protocol_is_being_entered_its_page_says_when_each_blind_entry_was_made()
    {
        await using var served = await Served.Start(Blindly(opened: false));
        var last = served.Election.Head.Size - 1;

        var words = Markup.Words(Markup.Section(await served.Text($"{served.Root}/en/station/N-1"), "c-mayor"));

        Assert.Contains($"Both blind entries are made. Blind entry B: 2 March 2025, 21:00, entry {last - 1}. Proof Blind entry A: 2 March 2025, 21:00, entry {last}. Proof", words, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_protocol_that_a_check_holds_says_so_and_is_not_accepted_before_the_decision()
    {
        var site = await Shown.Of("small");
        const string Night = "2025-03-02T23:50:00+04:00";

        var before = Path(await site.Html("en", "station/N-2", Night), "mayor");
        var after = Path(await site.Html("en", "station/N-2"), "mayor");

        Assert.Contains("Held by a check from then on: it is not counted unless the commission decides so.", before, StringComparison.Ordinal);
        Assert.DoesNotContain("Accepted:", before, StringComparison.Ordinal);
        Assert.Contains("Held by a check from then on: it is not counted unless the commission decides so. It counts by decision although a check is broken. Accepted: 3 March 2025, 09:00, entry ", after, StringComparison.Ordinal);
        Assert.False((await Version(site, Night)).TryGetProperty("acceptance", out _));
        Assert.Equal("2025-03-03T05:00:00.000Z", (await Version(site, string.Empty)).GetProperty("acceptance").GetProperty("at").GetString());
    }

    private static async Task<JsonElement> Version(Shown site, string at)
    {
        var address = $"/e/{site.Election.Id}/station/N-2.json{(at.Length > 0 ? "?at=" + Uri.EscapeDataString(at) : string.Empty)}";
        using var file = JsonDocument.Parse(await site.Http.GetStringAsync(address, TestContext.Current.CancellationToken));
        return file.RootElement.GetProperty("contests").EnumerateArray().First(c => c.GetProperty("contest").GetString() == "mayor").GetProperty("versions")[0].Clone();
    }

    /// <summary>The words of a protocol's way on a station's page.</summary>
    private static string Path(string html, string contest)
    {
        var section = Markup.Section(html, "c-" + contest);
        return Markup.Words(section[section.IndexOf($"id=\"c-{contest}-path\"", StringComparison.Ordinal)..section.IndexOf($"id=\"c-{contest}-proof\"", StringComparison.Ordinal)]);
    }

    private static long Entry(JsonElement version, string name) => version.GetProperty(name).GetProperty("entry").GetInt64();

    /// <summary>The small election, in which one protocol is entered blind by two people before it is opened; or as far as that.</summary>
    private static Func<Appender, Task> Blindly(bool opened) => async appender =>
    {
        var requests = PackageReplay.Of(SmallElection.Package).ToList();
        var place = requests.FindIndex(r => r.Facts[0].Fact is ProtocolEntered { Station: "N-1", Contest: "mayor", Version: 1 });
        var whole = requests[place];
        var entered = (ProtocolEntered)whole.Facts[0].Fact;
        requests[place] = whole with { Facts = [whole.Facts[0] with { Fact = entered with { Entrants = new("op-a", "op-b", "third") } }, .. whole.Facts[1..]] };
        requests.InsertRange(place, new[] { "b", "a" }.Select((side, i) =>
            Request.Of(new($"op-{side}", "island", Roles.Operator), new((UInt128)i + 5_000_000), new EntrySealed("N-1", "mayor", 1, side, Hash)) with { At = whole.At }));
        await appender.Import(requests.Take(opened ? requests.Count : place + 2).ToAsyncEnumerable());
    };
}
