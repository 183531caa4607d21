using System.Text;
using Microsoft.Playwright;
using Urna.Record;
using Urna.Web.Layout;
using Urna.Web.Tests.Browser;
using Urna.Web.Tests.Hosting;

namespace Urna.Web.Tests.Record;

/// <summary>The check of a protocol in a real browser: a good one, and a server that lies in one place.</summary>
public sealed class ProofTests : IAsyncLifetime
{
    private const int MostBytes = 15 * 1024;
    private const string Mayor = "section.protocol:has(#c-mayor)";

    private SignedSite? _site;

    private SignedSite Site => _site ?? throw new InvalidOperationException("The site is there while a test runs.");

    public async ValueTask InitializeAsync() => _site = await SignedSite.Start(SmallElection.Package);

    public ValueTask DisposeAsync() => Site.DisposeAsync();

    [Fact]
    public void The_script_has_at_most_15_KB() => Assert.InRange(PageFiles.Proof.Bytes.Length, 1_000, MostBytes);

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    public async Task A_good_proof_says_what_is_proven_and_what_is_not(int version)
    {
        var page = await Open();

        var found = await Check(page, version);

        Assert.Contains("and its numbers are the ones on this page.", found, StringComparison.Ordinal);
        Assert.Contains(Site.Checkpoint.Root.ToString(), found, StringComparison.Ordinal);
        Assert.Contains("signed with the key " + Site.Key, found, StringComparison.Ordinal);
        Assert.Contains("Not proven: that the paper says the same.", found, StringComparison.Ordinal);
        Assert.Contains("Not proven: that others see the same record.", found, StringComparison.Ordinal);
        Assert.DoesNotContain("Does not agree", found, StringComparison.Ordinal);
        await page.Context.CloseAsync();
    }

    [Fact]
    public async Task A_number_that_the_page_changed_is_named()
    {
        var page = await Open();
        await page.EvaluateAsync("document.querySelector('section.protocol:has(#c-mayor) table.numbers tbody tr:last-child td:last-child').textContent = '9,999'");

        var found = await Check(page, 1);

        Assert.Contains("this page says 9,999, the record says", found, StringComparison.Ordinal);
        Assert.Contains("stands in the record", found, StringComparison.Ordinal);
        Assert.StartsWith("Something does not agree.", found, StringComparison.Ordinal);
        await page.Context.CloseAsync();
    }

    [Fact]
    public async Task A_number_that_was_changed_in_the_entry_is_told_from_a_wrong_proof()
    {
        var page = await Open();
        await Answer(page, "**/record/entry/*", ".tlog-proof", text => text.Replace("\"lines\":[410", "\"lines\":[411", StringComparison.Ordinal));

        var found = await Check(page, 1);

        Assert.Contains("are not those that stand in the record: the entry was changed.", found, StringComparison.Ordinal);
        Assert.Contains("this page says 410, the record says 411", found, StringComparison.Ordinal);
        Assert.DoesNotContain("The proof is wrong", found, StringComparison.Ordinal);
        await page.Context.CloseAsync();
    }

    [Fact]
    public async Task A_proof_that_was_changed_is_told_from_a_changed_entry()
    {
        var page = await Open();
        await Answer(page, "**/*.tlog-proof", string.Empty, text =>
        {
            var lines = text.Split('\n');
            lines[2] = Hash.Leaf("another"u8).ToBase64();
            return string.Join('\n', lines);
        });

        var found = await Check(page, 1);

        Assert.Contains("The proof is wrong", found, StringComparison.Ordinal);
        Assert.Contains("The numbers in entry", found, StringComparison.Ordinal);
        Assert.Contains("signed with the key", found, StringComparison.Ordinal);
        Assert.DoesNotContain("the entry was changed", found, StringComparison.Ordinal);
        await page.Context.CloseAsync();
    }

    [Fact]
    public async Task A_signature_that_was_changed_is_the_only_thing_that_does_not_agree()
    {
        var page = await Open();
        await Answer(page, "**/*.tlog-proof", string.Empty, ChangeSignature);

        var found = await Check(page, 1);

        Assert.Contains("The signature of the root is wrong", found, StringComparison.Ordinal);
        Assert.Contains("stands in the record", found, StringComparison.Ordinal);
        Assert.Single(found.Split('\n'), l => l.StartsWith("Does not agree", StringComparison.Ordinal));
        await page.Context.CloseAsync();
    }

    [Fact]
    public async Task A_key_from_elsewhere_is_asked_instead_of_the_servers()
    {
        var page = await Open();
        await page.Locator($"{Mayor} .proof input").FillAsync(Urna.Store.Keys.LogKey.Create(Site.Checkpoint.Origin).Verifier.ToString());
        var other = await Check(page, 1);
        await page.Locator($"{Mayor} .proof input").FillAsync(Site.Key.ToString());

        Assert.Contains("The root is not signed with the key", other, StringComparison.Ordinal);
        Assert.Contains("signed with the key that you gave", await Check(page, 1), StringComparison.Ordinal);
        await page.Context.CloseAsync();
    }

    [Fact]
    public async Task A_root_from_elsewhere_is_compared()
    {
        var page = await Open();
        await page.Locator($"{Mayor} .proof input").FillAsync(Site.Checkpoint.Root.ToString());

        Assert.Contains("The root is the one that you have.", await Check(page, 1), StringComparison.Ordinal);
        await page.Context.CloseAsync();
    }

    [Fact]
    public async Task A_browser_without_Ed25519_says_that_the_signature_was_not_checked()
    {
        var page = await Open("crypto.subtle.importKey = () => Promise.reject(new DOMException('', 'NotSupportedError'))");

        var found = await Check(page, 1);

        Assert.Contains("Not proven: who signed the root. This browser cannot check", found, StringComparison.Ordinal);
        Assert.StartsWith("What could be checked", found, StringComparison.Ordinal);
        await page.Context.CloseAsync();
    }

    [Fact]
    public async Task Without_script_the_files_are_there_and_no_button_is()
    {
        var page = await Chromium.Open(new() { JavaScriptEnabled = false });
        await page.GotoAsync(Site.At("en/station/N-1").ToString());

        Assert.Equal(0, await page.Locator(".proof button:visible").CountAsync());
        Assert.True(await page.Locator($"{Mayor} .proof a[href$='.tlog-proof']").First.IsVisibleAsync());
        await page.Context.CloseAsync();
    }

    private async Task<IPage> Open(string before = "")
    {
        var page = await Chromium.Open();
        if (before.Length > 0) await page.AddInitScriptAsync(before);
        await page.GotoAsync(Site.At("en/station/N-1").ToString());
        return page;
    }

    private static async Task<string> Check(IPage page, int version)
    {
        await page.EvaluateAsync("document.querySelectorAll('.found').forEach(f => f.replaceChildren())");
        await page.Locator($"{Mayor} .proof button").Nth(version).ClickAsync();
        await page.Locator($"{Mayor} .found .verdict").WaitForAsync();
        return await page.Locator($"{Mayor} .found").InnerTextAsync();
    }

    private static Task<IAsyncDisposable> Answer(IPage page, string address, string except, Func<string, string> change) => page.RouteAsync(address, async route =>
    {
        var answer = await route.FetchAsync();
        var text = await answer.TextAsync();
        var passes = except.Length > 0 && route.Request.Url.EndsWith(except, StringComparison.Ordinal);
        await route.FulfillAsync(new() { Response = answer, Body = passes ? text : change(text) });
    });

    private static string ChangeSignature(string text)
    {
        var at = text.LastIndexOf(' ') + 1;
        var bytes = Convert.FromBase64String(text[at..].Trim());
        bytes[^1] ^= 1;
        return new StringBuilder(text[..at]).Append(Convert.ToBase64String(bytes)).Append('\n').ToString();
    }
}
