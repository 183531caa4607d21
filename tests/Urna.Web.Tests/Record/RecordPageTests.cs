using System.Net;
using System.Text;
using System.Text.RegularExpressions;
using Urna.Record;
using Urna.Store.Keys;
using Urna.Web.Tests.Hosting;
using Urna.Web.Tests.Pages;

namespace Urna.Web.Tests.Record;

/// <summary>The page on the record: how far it goes, who signed, how anyone checks.</summary>
public sealed class RecordPageTests : IAsyncLifetime
{
    private SignedSite? _site;

    private SignedSite Site => _site ?? throw new InvalidOperationException("The site is there while a test runs.");

    public async ValueTask InitializeAsync() => _site = await SignedSite.Start(SmallElection.Package);

    public ValueTask DisposeAsync() => Site.DisposeAsync();

    [Theory]
    [InlineData("az")]
    [InlineData("en")]
    [InlineData("ru")]
    public async Task It_names_size_root_and_key_of_the_signed_record(string language)
    {
        var html = await Site.Text($"{language}/record");

        Assert.Contains(Site.Checkpoint.Root.ToString(), html, StringComparison.Ordinal);
        Assert.Contains(Site.Key.ToString(), WebUtility.HtmlDecode(html), StringComparison.Ordinal);
        Assert.Contains($"./urna verify {Site.Address}e/{Site.Election.Id}/record/", html, StringComparison.Ordinal);
    }

    [Fact]
    public async Task It_tells_what_is_not_signed_yet_and_is_not_kept()
    {
        await using var site = await SignedSite.Start(SmallElection.Package, unsigned: 1);

        using var answer = await site.Http.GetAsync(site.At("en/record"));
        var words = Markup.Words(await answer.Content.ReadAsStringAsync());

        Assert.Contains($"{site.Checkpoint.Size} entries", words, StringComparison.Ordinal);
        Assert.Contains("1 entry behind it is not signed yet.", words, StringComparison.Ordinal);
        Assert.Equal("no-store", answer.Headers.CacheControl?.ToString());
    }

    [Fact]
    public async Task A_server_of_one_moment_says_that_it_has_no_proofs()
    {
        await using var site = await Served.Start(SmallElection.All, at: SmallElection.Package.Profile.Closes);

        Assert.Contains("It has no checkpoint and no proofs", await site.Text($"{site.Root}/en/record"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_server_whose_signer_runs_apart_names_the_key_of_the_policy_it_was_given()
    {
        var witness = new Witness();
        await using var site = await SignedSite.Start(SmallElection.Package, policy: witness.Policy);

        var words = Markup.Words(await site.Text("en/record"));

        Assert.Equal(witness.Policy(site.Key), await site.Text("record/policy"));
        Assert.Contains(site.Key + " This is the key by the policy that the operators of this server have put up.", words, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_server_whose_signer_runs_apart_knows_no_key_without_a_policy()
    {
        await using var site = await SignedSite.Start(SmallElection.Package, policy: _ => null);

        using var answer = await site.Http.GetAsync(site.At("record/policy"));

        Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
        Assert.Contains("This server does not know it.", await site.Text("en/record"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_policy_it_names_judges_its_checkpoint()
    {
        var policy = TrustPolicyOf(await Site.Text("record/policy"));

        Assert.True(policy.Judge(SignedNote.Read(Encoding.UTF8.GetBytes(await Site.Text("record/checkpoint"))), NoteSignatures.Check).IsGood);
    }

    [Fact]
    public async Task Every_proof_that_a_station_names_is_there()
    {
        var html = await Site.Text("en/station/N-1");
        var links = Regex.Matches(html, "href=\"(/e/[^\"]*\\.tlog-proof)\"").Select(m => m.Groups[1].Value).Distinct().ToList();

        Assert.NotEmpty(links);
        foreach (var link in links) Assert.Equal(HttpStatusCode.OK, (await Site.Http.GetAsync(new Uri(link, UriKind.Relative))).StatusCode);
    }

    private static TrustPolicy TrustPolicyOf(string text) =>
        TrustPolicy.Read(Encoding.UTF8.GetBytes(text), out var faults) ?? throw new InvalidOperationException(string.Join(' ', faults));
}
