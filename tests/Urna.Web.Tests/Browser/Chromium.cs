using Microsoft.Playwright;

namespace Urna.Web.Tests.Browser;

/// <summary>The machine's own chromium, one for all tests. Without it the tests that want it are skipped by name.</summary>
internal static class Chromium
{
    private static readonly string[] Places = ["/usr/bin/chromium", "/usr/bin/chromium-browser"];
    private static readonly Lazy<Task<IBrowser>> Started = new(Start);

    public static async Task<IBrowser> Browser()
    {
        Assert.SkipUnless(Places.Any(File.Exists), "There is no chromium here (Debian: apt-get install chromium).");
        return await Started.Value;
    }

    /// <summary>A page of a visitor of its own.</summary>
    public static async Task<IPage> Open(BrowserNewContextOptions? options = null)
    {
        var context = await (await Browser()).NewContextAsync(options);
        return await context.NewPageAsync();
    }

    private static async Task<IBrowser> Start()
    {
        var playwright = await Playwright.CreateAsync();
        return await playwright.Chromium.LaunchAsync(new() { ExecutablePath = Places.First(File.Exists), Args = ["--no-sandbox", "--disable-gpu", "--disable-dev-shm-usage"] });
    }
}
