using System.Text;
using Deque.AxeCore.Playwright;
using Microsoft.Playwright;
using Urna.Record;
using Urna.Results;
using Urna.Store.Verifying;
using Urna.Web.Layout;
using Urna.Web.Record;
using Urna.Web.Tests.Browser;
using Urna.Web.Tests.Hosting;
using Urna.Web.Words;

namespace Urna.Web.Tests.Record;

/// <summary>The whole recount in a real browser, by the law itself in WebAssembly: of a server that tells the truth, and of one that lies in one place.</summary>
public sealed class RecountTests : IAsyncLifetime
{
    private const string Disagrees = "Does not agree:";

    private SignedSite? _site;

    private SignedSite Site => _site ?? throw new InvalidOperationException("The site is there while a test runs.");

    public async ValueTask InitializeAsync() => _site = await SignedSite.Start(SmallElection.Package);

    public ValueTask DisposeAsync() => Site.DisposeAsync();

    [Fact]
    public async Task A_good_record_says_what_is_proven_and_what_is_not()
    {
        var found = await Found(await Open());

        Assert.StartsWith("The record and the numbers on this page agree.", found, StringComparison.Ordinal);
        Assert.Contains(Site.Checkpoint.Root.ToString(), found, StringComparison.Ordinal);
        Assert.Contains("comes to the result digest that this page shows: " + ResultDigest.Of(Site.Election.Head.Views), found, StringComparison.Ordinal);
        Assert.Contains($"signed with the key {Site.Key}, which this server itself names", found, StringComparison.Ordinal);
        Assert.Contains("contests in the table below are those of the record", found, StringComparison.Ordinal);
        Assert.Contains("Not proven: that this program is the published one.", found, StringComparison.Ordinal);
        Assert.Contains("Not proven: that the papers say the same.", found, StringComparison.Ordinal);
        Assert.DoesNotContain(Disagrees, found, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_night_of_the_reference_election_comes_to_the_root_and_digest_of_urna_verify()
    {
        await using var night = await SignedSite.Start(SmallElection.Read(Path.Combine(SmallElection.Root, "samples/azerbaijan-2024")));
        var page = await Chromium.Open();
        await page.GotoAsync(night.At("en/recount").ToString());

        var found = await Found(page);

        Assert.Contains("The 47,371 entries give the root 9c00e570765abe8ce0f2b11050278191cdef775be803a412b6591267948f658d", found, StringComparison.Ordinal);
        Assert.Contains("6234119b5f3bc1bb10e132a1e176b9e4005b905065b8645f7bdbe3929fba7e4f", found, StringComparison.Ordinal);
        Assert.DoesNotContain(Disagrees, found, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_changed_vote_in_a_bundle_is_found_by_its_entry()
    {
        var page = await Open();
        await Lie.Bytes(page, "**/tile/entries/**", bytes => Swap(bytes, "\"lines\":[410", "\"lines\":[411"));

        var found = await Found(page);

        var number = Number("\"lines\":[410");
        Assert.Contains($"not those that were signed: the first that is another is entry {number}.", found, StringComparison.Ordinal);
        Assert.DoesNotContain("The checkpoint is wrong", found, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_bundle_that_is_cut_off_cannot_be_counted()
    {
        var page = await Open();
        await Lie.Bytes(page, "**/tile/entries/**", bytes => bytes[..^5]);

        var found = await Found(page);

        Assert.Contains("its bundle cannot be read", found, StringComparison.Ordinal);
        Assert.Contains("cannot be counted to the end", found, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("az", "baytları qeydin malik olduğu yeganə formada deyil.", "it is not a canonical entry.")]
    [InlineData("en", "its bytes are not the one form that an entry has.", "it is not a canonical entry.")]
    [InlineData("ru", "её байты не в той единственной форме, какую имеет запись.", "it is not a canonical entry.")]
    public async Task A_problem_of_an_entry_is_said_in_the_readers_language_and_its_detail_is_marked_as_English(string language, string words, string detail)
    {
        var page = await Chromium.Open();
        await page.GotoAsync(Site.At(language + "/recount").ToString());
        await Lie.Bytes(page, "**/tile/entries/**", bytes => Swap(bytes, "\"lines\":[410", "\"lines\":]410"));
        await Found(page);

        var problem = page.Locator("#recount li.bad").First;
        Assert.Contains(words, await problem.InnerTextAsync(), StringComparison.Ordinal);
        Assert.StartsWith(detail, await problem.Locator("code[lang=en]").InnerTextAsync(), StringComparison.Ordinal);
        Assert.Empty((await page.RunAxe()).Violations);
    }

    [Fact]
    public void Every_kind_of_problem_has_words() =>
        Assert.All(Enum.GetNames<ProblemKind>(), kind => Assert.True(Vocabulary.Of("en").Has("recount.say.problem-" + kind.ToLowerInvariant()), kind));

    [Fact]
    public async Task A_server_that_has_enough_of_it_is_asked_again_later()
    {
        var (page, refused) = (await Open(), 0);
        await page.RouteAsync("**/tile/entries/**", route => Interlocked.Increment(ref refused) > 2
            ? route.ContinueAsync()
            : route.FulfillAsync(new() { Status = 429, Headers = new Dictionary<string, string> { ["Retry-After"] = "0" } }));

        Assert.StartsWith("The record and the numbers on this page agree.", await Found(page), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_wrong_number_on_the_page_is_named_and_the_record_is_not_blamed()
    {
        var page = await Open();
        await page.EvaluateAsync("[...document.querySelectorAll('#totals .row span')].find(s => /\\d/.test(s.textContent)).textContent = '9,999'");

        var found = await Found(page);

        Assert.Contains("this page says 9,999, the record gives", found, StringComparison.Ordinal);
        Assert.Contains("entries give the root " + Site.Checkpoint.Root, found, StringComparison.Ordinal);
        Assert.Single(found.Split('\n'), l => l.StartsWith(Disagrees, StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_wrong_digest_on_the_page_is_named()
    {
        var page = await Open();
        await page.EvaluateAsync("document.getElementById('recount').dataset.digest = 'ab'.repeat(32)");

        Assert.Contains("this page says " + string.Concat(Enumerable.Repeat("ab", 32)), await Found(page), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_wrong_root_in_the_checkpoint_is_told_from_wrong_entries()
    {
        var page = await Open();
        await Lie.Text(page, "**/record/checkpoint", note => note.Replace(Site.Checkpoint.Root.ToBase64(), Hash.Leaf("another"u8).ToBase64(), StringComparison.Ordinal));

        var found = await Found(page);

        Assert.Contains("The checkpoint is wrong: the entries and the hashes of the tree give the root " + Site.Checkpoint.Root, found, StringComparison.Ordinal);
        Assert.Contains("comes to the result digest that this page shows", found, StringComparison.Ordinal);
        Assert.DoesNotContain("not those that were signed", found, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_wrong_signature_is_the_only_thing_that_does_not_agree()
    {
        var page = await Open();
        await Lie.Text(page, "**/record/checkpoint", Lie.ChangeSignature);

        var found = await Found(page);

        Assert.Contains("The signatures of the checkpoint are not those that were asked for.", found, StringComparison.Ordinal);
        Assert.Single(found.Split('\n'), l => l.StartsWith(Disagrees, StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_witness_of_a_policy_from_elsewhere_is_counted_and_a_missing_one_is_missed()
    {
        var witness = new Witness();
        var missed = await Found(await Open(), witness.Policy(Site.Key));
        var page = await Open();
        await Lie.Text(page, "**/record/checkpoint", witness.Cosign);

        var found = await Found(page, witness.Policy(Site.Key));

        Assert.Contains("The quorum observers is not reached", missed, StringComparison.Ordinal);
        Assert.Contains("the witness observers saw the same root", found, StringComparison.Ordinal);
        Assert.Contains("signed with the key that you gave", found, StringComparison.Ordinal);
        Assert.DoesNotContain(Disagrees, found, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Nothing_is_loaded_before_the_click_and_it_can_be_stopped()
    {
        var asked = new List<string>();
        var page = await Chromium.Open();
        page.Request += (_, request) => asked.Add(new Uri(request.Url).AbsolutePath);
        await page.GotoAsync(Site.At("en/recount").ToString());
        var before = asked.ToArray();
        await page.RouteAsync("**/record/checkpoint", _ => { });
        await page.Locator("#recount button").First.ClickAsync();
        await page.WaitForRequestAsync("**/record/checkpoint");
        await page.Locator("#recount button").Nth(1).ClickAsync();

        Assert.DoesNotContain(before, a => a == PageFiles.RecountWorker.Address || a.StartsWith(RecountProgram.Address, StringComparison.Ordinal) || a.Contains("/record/", StringComparison.Ordinal));
        Assert.Contains(asked, a => a.StartsWith(RecountProgram.Address, StringComparison.Ordinal));
        Assert.Contains("The recount was stopped. Nothing is proven.", await page.Locator("#recount").InnerTextAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Only_the_answer_with_the_worker_allows_WebAssembly()
    {
        var page = await Site.Http.GetAsync(Site.At("en/recount"));
        var worker = await Site.Http.GetAsync(new Uri(Site.Address, PageFiles.RecountWorker.Address));

        Assert.DoesNotContain("wasm-unsafe-eval", string.Join(' ', page.Headers.GetValues("Content-Security-Policy")), StringComparison.Ordinal);
        Assert.Equal("default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; connect-src 'self'", string.Join(' ', worker.Headers.GetValues("Content-Security-Policy")));
    }

    [Theory]
    [InlineData("az", ColorScheme.Light)]
    [InlineData("en", ColorScheme.Dark)]
    [InlineData("ru", ColorScheme.Light)]
    public async Task The_page_is_within_reach_of_everyone(string language, ColorScheme colours)
    {
        var page = await Chromium.Open(new() { ColorScheme = colours, ViewportSize = new() { Width = 360, Height = 740 } });
        await page.GotoAsync(Site.At(language + "/recount").ToString());
        var before = (await page.RunAxe()).Violations;
        await Found(page);

        Assert.Empty(before.Concat((await page.RunAxe()).Violations).Select(v => $"{v.Id}: {v.Help} at {string.Join(", ", v.Nodes.Take(2).Select(n => n.Html))}"));
        Assert.Equal(360, await page.EvaluateAsync<int>("document.documentElement.scrollWidth"));
    }

    [Fact]
    public async Task By_the_keyboard_alone_it_is_begun_and_its_finding_is_reached()
    {
        var page = await Open();
        await page.Locator("#recount textarea").FocusAsync();
        await page.Keyboard.PressAsync("Tab");
        await page.Keyboard.PressAsync("Enter");
        await page.Locator("#recount .verdict").WaitForAsync();

        Assert.Equal("found", await page.EvaluateAsync<string>("document.activeElement.className"));
    }

    [Fact]
    public async Task From_an_earlier_moment_the_record_is_still_counted_as_it_is_now()
    {
        var now = await Site.Text("en/recount");
        var earlier = await Site.Text("en/recount?at=2025-03-02T12:00:00Z");

        Assert.Contains($"data-size=\"{Site.Checkpoint.Size}\"", now, StringComparison.Ordinal);
        Assert.Contains($"data-size=\"{Site.Checkpoint.Size}\"", earlier, StringComparison.Ordinal);
        Assert.Contains("/en/record?at=2025-03-02", earlier, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Every_file_of_the_program_is_given_compressed_and_as_it_is()
    {
        foreach (var file in RecountProgram.Files.Values)
        {
            using var asked = new HttpRequestMessage(HttpMethod.Get, new Uri(Site.Address, RecountProgram.Address + file.Name));
            asked.Headers.AcceptEncoding.ParseAdd("br");
            var packed = await Site.Http.SendAsync(asked);
            var plain = await Site.Http.GetByteArrayAsync(new Uri(Site.Address, RecountProgram.Address + file.Name));
            using var unpacked = new System.IO.Compression.BrotliStream(await packed.Content.ReadAsStreamAsync(), System.IO.Compression.CompressionMode.Decompress);
            using var bytes = new MemoryStream();
            await unpacked.CopyToAsync(bytes);

            Assert.Equal(plain, bytes.ToArray());
            Assert.Equal(file.Name.EndsWith(".wasm", StringComparison.Ordinal) ? "application/wasm" : "text/javascript", packed.Content.Headers.ContentType?.MediaType);
        }
    }

    private async Task<IPage> Open()
    {
        var page = await Chromium.Open();
        await page.GotoAsync(Site.At("en/recount").ToString());
        return page;
    }

    private static async Task<string> Found(IPage page, string own = "")
    {
        if (own.Length > 0) await page.Locator("#recount textarea").FillAsync(own);
        await page.Locator("#recount button").First.ClickAsync();
        await page.Locator("#recount .verdict").WaitForAsync(new() { Timeout = 300_000 });
        return await page.Locator("#recount .found").InnerTextAsync();
    }

    private static byte[] Swap(byte[] bytes, string from, string to) => Encoding.Latin1.GetBytes(Encoding.Latin1.GetString(bytes).Replace(from, to, StringComparison.Ordinal));

    private long Number(string text)
    {
        var store = Site.Election.Appender.Store;
        return store.Read(0, default).ToBlockingEnumerable().SelectMany(b => b).First(e => Encoding.UTF8.GetString(e.Bytes.Span).Contains(text, StringComparison.Ordinal)).Number;
    }
}
