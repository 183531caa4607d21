using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Web;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;
using Urna.Record;
using Urna.Results;
using Urna.Store.Packages;
using Urna.Store.Records;
using Urna.Web.Hosting;
using Urna.Web.Layout;
using Urna.Web.Protocols;
using Urna.Web.Results;
using Urna.Web.Words;
using Package = Urna.Store.Packages.Package;

namespace Urna.Web.Tests.Pages;

/// <summary>A page's version is the last entry that changed it: the record goes on, the page does not.</summary>
public sealed class EditionTests : IAsyncDisposable
{
    private readonly ServiceProvider _services = new ServiceCollection().BuildServiceProvider();
    private readonly Dictionary<(string Page, long Version), string> _drawn = [];

    /// <summary>Each page after each entry of an election: one version, one text. This is what lets a page be kept.</summary>
    [Fact]
    public async Task A_page_of_one_version_is_one_page_however_far_the_record_goes()
    {
        await using var renderer = new HtmlRenderer(_services, NullLoggerFactory.Instance);
        var package = Package.Read(Path.Combine(Checkout.Root, "tests/Urna.Store.Tests/data/small")).Package ?? throw new InvalidOperationException("The small package has faults.");
        var views = new Views();
        var steps = 0;
        foreach (var entry in PackageFacts.Of(package))
        {
            views.Apply(entry);
            if (!views.Registers.FrozenAt.IsKnown) continue;
            steps++;
            await Draw(renderer, new(views, Hash.Leaf(BitConverter.GetBytes(views.Size))));
        }

        Assert.True(_drawn.Count > steps, $"{_drawn.Count} pages in {steps} steps: hardly a page changed.");
        Assert.True(_drawn.Count < steps * (1 + views.Registers.ContestCount + views.Registers.StationCount), "Every page changed with every entry.");
    }

    [Fact]
    public async Task A_protocol_changes_its_station_and_its_contest_and_no_other()
    {
        var views = (await Shown.Of("small")).Election.Head.Views;
        var last = Enumerable.Range(0, views.Registers.StationCount).MaxBy(s => views.Editions.Station(s).Size);
        var others = Enumerable.Range(0, views.Registers.StationCount).Where(s => s != last);

        Assert.All(others, s => Assert.True(views.Editions.Station(s).Size < views.Editions.Station(last).Size));
        Assert.True(Versions.Of(views, Scope.Nation).Size >= Versions.Of(views, Scope.Station(last)).Size);
    }

    [Theory]
    [InlineData("")]
    [InlineData("contest/mayor")]
    [InlineData("station/N-1")]
    public async Task A_page_has_no_root_of_the_record(string page)
    {
        var site = await Shown.Of("small");

        Assert.DoesNotContain(site.Election.Head.Root.ToString(), await site.Html("en", page), StringComparison.Ordinal);
    }

    public ValueTask DisposeAsync() => _services.DisposeAsync();

    private async Task Draw(HtmlRenderer renderer, Head head)
    {
        var visit = new Visit { Election = "small", Words = Vocabulary.Of("en"), Head = head, Newest = head };
        await Draw<FrontPage>(renderer, visit, []);
        for (var contest = 0; contest < head.Views.Registers.ContestCount; contest++)
            await Draw<ContestPage>(renderer, visit with { Scope = Scope.Contest(contest) }, new() { ["Contest"] = ContestReport.Of(head.Views, contest, -1), ["Number"] = 1 });
        for (var station = 0; station < head.Views.Registers.StationCount; station++)
            await Draw<StationPage>(renderer, visit with { Scope = Scope.Station(station) }, new() { ["Station"] = head.Views.Registers.Station(station) });
    }

    private async Task Draw<TPage>(HtmlRenderer renderer, Visit visit, Dictionary<string, object?> given)
        where TPage : IComponent
    {
        given["V"] = visit;
        var html = await renderer.Dispatcher.InvokeAsync(async () => (await renderer.RenderComponentAsync<TPage>(ParameterView.FromDictionary(given))).ToHtmlString());
        var key = ($"{typeof(TPage).Name} {visit.Scope}", visit.Edition.Size);
        if (!_drawn.TryAdd(key, html)) Assert.True(_drawn[key] == html, $"{key} changed with entry {visit.Head.Size - 1} ({visit.Head.At}), which does not count for it.");
    }
}
