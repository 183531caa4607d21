using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Web;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;
using Urna.Record;
using Urna.Registers;
using Urna.Store.Packages;
using Urna.Store.Records;
using Urna.Web.Layout;
using Urna.Web.Words;

namespace Urna.Web.Tests.Pages;

public class StripTests
{
    [Theory]
    [InlineData("en", "Publication is paused since 1 April 2025, 12:00.", "Decision 99 of cec, article 12.")]
    [InlineData("ru", "Публикация приостановлена с 1 апреля 2025, 12:00.", "Решение 99, комиссия cec, статья 12.")]
    public async Task A_pause_says_since_when_who_and_why(string language, string since, string why)
    {
        var views = Small();
        Assert.True(Moment.TryParse("2025-04-01T12:00:00+04:00", out var at));
        var by = new Author("spokesperson", "cec", "spokesperson");
        views.Apply(new(at, by, default, new DecisionTaken("99", at, "cec", "national", "12", 12, 12, 0, 0, "other")));
        views.Apply(new(at, by, default, new PublicationPaused("other", "99")));

        var words = Markup.Words(await Draw(views, language));

        Assert.Contains(since, words);
        Assert.Contains(why, words);
    }

    [Fact]
    public async Task Without_a_pause_nothing_alarms() => Assert.DoesNotContain("class=\"alarm\"", await Draw(Small(), "en"));

    private static Views Small()
    {
        var package = Package.Read(Path.Combine(Checkout.Root, "tests/Urna.Store.Tests/data/small")).Package ?? throw new InvalidOperationException("The small package has faults.");
        var views = new Views();
        Assert.True(PackageFacts.Of(package, views).Count() > 10);
        return views;
    }

    private static async Task<string> Draw(Views views, string language)
    {
        await using var services = new ServiceCollection().BuildServiceProvider();
        await using var renderer = new HtmlRenderer(services, NullLoggerFactory.Instance);
        var head = new Head(views, Hash.EmptyTree);
        var visit = new Visit { Election = "small", Words = Vocabulary.Of(language), Head = head, Newest = head };
        return await renderer.Dispatcher.InvokeAsync(async () =>
            (await renderer.RenderComponentAsync<Strip>(ParameterView.FromDictionary(new Dictionary<string, object?> { ["V"] = visit }))).ToHtmlString());
    }
}
