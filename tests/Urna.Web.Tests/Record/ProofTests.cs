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
    private const string Proofs = "**/*.tlog-proof";

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
        var found = await Found(version: version);

        Assert.Contains("and its numbers are the ones on this page.", found, StringComparison.Ordinal);
        Assert.Contains(Site.Checkpoint.Root.ToString(), found, StringComparison.Ordinal);
        Assert.Contains("signed with the key " + Site.Key, found, StringComparison.Ordinal);
        Assert.Contains("Not proven: that the paper says the same.", found, StringComparison.Ordinal);
        Assert.Contains("Not proven: that others see the same record.", found, StringComparison.Ordinal);
        Assert.DoesNotContain("Does not agree", found, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_number_that_the_page_changed_is_named()
    {
        var found = await Found(page => page.EvaluateAsync($"document.querySelector('{Mayor} table.numbers tbody tr:last-child td:last-child').textContent = '9,999'"));

        Assert.Contains("this page says 9,999, the record says", found, StringComparison.Ordinal);
        Assert.Contains("stands in the record", found, StringComparison.Ordinal);
        Assert.StartsWith("Something does not agree.", found, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_number_that_was_changed_in_the_entry_is_told_from_a_wrong_proof()
    {
        var found = await Found(page => Lie.Text(page, "**/record/entry/*", text => text.Replace("\"lines\":[410", "\"lines\":[411", StringComparison.Ordinal)));

        Assert.Contains("are not those that stand in the record: the entry was changed.", found, StringComparison.Ordinal);
        Assert.Contains("this page says 410, the record says 411", found, StringComparison.Ordinal);
        Assert.DoesNotContain("The proof is wrong", found, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_proof_that_was_changed_is_told_from_a_changed_entry()
    {
        var found = await Found(page => Lie.Text(page, Proofs, text =>
        {
            var lines = text.Split('\n');
            lines[2] = Hash.Leaf("another"u8).ToBase64();
            return string.Join('\n', lines);
        }));

        Assert.Contains("The proof is wrong", found, StringComparison.Ordinal);
        Assert.Contains("The numbers in entry", found, StringComparison.Ordinal);
        Assert.Contains("signed with the key", found, StringComparison.Ordinal);
        Assert.DoesNotContain("the entry was changed", found, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_signature_that_was_changed_is_the_only_thing_that_does_not_agree()
    {
        var found = await Found(page => Lie.Text(page, Proofs, Lie.ChangeSignature));

        Assert.Contains("The signature of the root is wrong", found, StringComparison.Ordinal);
        Assert.Contains("stands in the record", found, StringComparison.Ordinal);
        Assert.Single(found.Split('\n'), l => l.StartsWith("Does not agree", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_witness_that_the_server_names_is_heard_and_a_silent_one_is_missed()
    {
        var witness = new Witness();
        Task Named(IPage page) => Lie.Text(page, "**/record/policy", _ => witness.Policy(Site.Key));

        var silent = await Found(Named);
        var heard = await Found(async page =>
        {
            await Named(page);
            await Lie.Text(page, Proofs, witness.CosignProof);
        });

        Assert.Contains("No witness that this server names has signed.", silent, StringComparison.Ordinal);
        Assert.Contains("The witness observers saw the same root at 2025-06-15T15:06:40.000Z.", heard, StringComparison.Ordinal);
        Assert.DoesNotContain("Does not agree", heard, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_witness_whose_signature_was_changed_is_named()
    {
        var witness = new Witness();

        var found = await Found(async page =>
        {
            await Lie.Text(page, "**/record/policy", _ => witness.Policy(Site.Key));
            await Lie.Text(page, Proofs, proof => Lie.ChangeSignature(witness.CosignProof(proof)));
        });

        Assert.Contains("The signature of the witness observers is wrong.", found, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_key_from_elsewhere_is_asked_instead_of_the_servers()
    {
        var other = Urna.Store.Keys.LogKey.Create(Site.Checkpoint.Origin).Verifier.ToString();

        Assert.Contains("The root is not signed with the key", await Found(page => Give(page, other)), StringComparison.Ordinal);
        Assert.Contains("signed with the key that you gave", await Found(page => Give(page, Site.Key.ToString())), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_root_from_elsewhere_is_compared() =>
        Assert.Contains("The root is the one that you have.", await Found(page => Give(page, Site.Checkpoint.Root.ToString())), StringComparison.Ordinal);

    [Fact]
    public async Task A_browser_without_Ed25519_says_that_the_signature_was_not_checked()
    {
        var found = await Found(page => page.EvaluateAsync("(() => { crypto.subtle.importKey = () => Promise.reject(new DOMException('', 'NotSupportedError')); })()"));

        Assert.Contains("Not proven: who signed the root. This browser cannot check", found, StringComparison.Ordinal);
        Assert.StartsWith("What could be checked", found, StringComparison.Ordinal);
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

    /// <summary>What a visitor finds who checks a version of the mayor's protocol, on a page that was first made to be so.</summary>
    private async Task<string> Found(Func<IPage, Task>? made = null, int version = 1)
    {
        var page = await Chromium.Open();
        await page.GotoAsync(Site.At("en/station/N-1").ToString());
        if (made is not null) await made(page);
        await page.Locator($"{Mayor} .proof button").Nth(version).ClickAsync();
        await page.Locator($"{Mayor} .found .verdict").WaitForAsync();
        var found = await page.Locator($"{Mayor} .found").InnerTextAsync();
        await page.Context.CloseAsync();
        return found;
    }

    private static Task Give(IPage page, string own) => page.Locator($"{Mayor} .proof input").FillAsync(own);
}
