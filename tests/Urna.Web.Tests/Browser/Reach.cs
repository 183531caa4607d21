using Deque.AxeCore.Playwright;
using Microsoft.Playwright;

namespace Urna.Web.Tests.Browser;

/// <summary>What keeps somebody from a page: what runs over the edge, what axe finds with every rule on, what the keyboard does not reach.</summary>
internal static class Reach
{
    private const string Stops = "[...document.querySelectorAll('a[href], button, input:not([type=hidden]), select, summary, textarea, [tabindex=\"0\"]')].filter(e => e.checkVisibility()).length";

    private const string Walked =
        "(() => { const e = document.activeElement; e.dataset.walked ??= String(document.querySelectorAll('[data-walked]').length); return getComputedStyle(e).outlineStyle === 'none' ? 'unseen ' + e.outerHTML.slice(0, 80) : e.dataset.walked; })()";

    private const string Over = "[...document.querySelectorAll('body *')].filter(e => e.getBoundingClientRect().right > innerWidth + 1 && !e.closest('.scroll')).slice(0, 2).map(e => e.outerHTML.slice(0, 100)).join(' | ')";

    /// <summary>What is wrong with a page as it is open, with all that is folded unfolded.</summary>
    public static async Task<List<string>> Faults(IPage page)
    {
        var faults = new List<string>();
        await page.EvaluateAsync("document.querySelectorAll('details').forEach(d => d.open = true)");
        var width = await page.EvaluateAsync<int>("document.documentElement.scrollWidth");
        if (width > page.ViewportSize?.Width) faults.Add($"is {width} wide: " + await page.EvaluateAsync<string>(Over));
        faults.AddRange((await page.RunAxe()).Violations.Select(v => $"{v.Id}: {v.Help} at {string.Join(", ", v.Nodes.Take(2).Select(n => n.Html))}"));
        return faults;
    }

    /// <summary>Goes with the tabulator through a page: everything that can be used is reached, and seen where it is.</summary>
    public static async Task Walk(IPage page)
    {
        var all = await page.EvaluateAsync<int>(Stops);
        var reached = new HashSet<string>(StringComparer.Ordinal);
        for (var i = 0; i < all; i++)
        {
            await page.Keyboard.PressAsync("Tab");
            reached.Add(await page.EvaluateAsync<string>(Walked));
        }

        Assert.DoesNotContain(reached, r => r.StartsWith("unseen", StringComparison.Ordinal));
        Assert.Equal(all, reached.Count);
    }
}
