using System.Text.Json;
using Urna.Results;
using Urna.Web.Layout;
using Urna.Web.Record;
using Urna.Web.Tests.Browser;
using Urna.Web.Tests.Hosting;

namespace Urna.Web.Tests.Record;

/// <summary>The whole recount in a real browser, by the law itself in WebAssembly.</summary>
public sealed class RecountTests
{
    [Fact]
    public async Task A_browser_comes_to_the_root_and_the_digest_of_the_server()
    {
        await using var site = await SignedSite.Start(SmallElection.Package);
        var page = await Chromium.Open();
        await page.GotoAsync(site.At("en/record").ToString());

        var found = await page.EvaluateAsync<JsonElement>("""
            ([worker, program, record]) => new Promise(done => {
              const started = new Worker(worker, { type: 'module' });
              started.onmessage = ({ data }) => { if (data.kind === 'done' || data.kind === 'failed') done(data); };
              started.onerror = problem => done({ kind: 'failed', text: problem.message });
              started.postMessage({ program, record });
            })
            """, new[] { PageFiles.RecountWorker.Address, RecountProgram.Address, $"/e/{site.Election.Id}/record/" });

        Assert.Equal(("done", site.Checkpoint.Root.ToString(), ResultDigest.Of(site.Election.Head.Views)), (found.GetProperty("kind").GetString(), Said(found, "root"), Said(found, "digest")));
        await page.Context.CloseAsync();
    }

    private static string? Said(JsonElement found, string name) => found.TryGetProperty(name, out var value) ? value.GetString() : found.ToString();
}
