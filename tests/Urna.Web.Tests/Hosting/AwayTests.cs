using System.Diagnostics;
using System.Net;
using System.Text.Json;
using Urna.Store.Records;
using Urna.Store.Tests.Records;

namespace Urna.Web.Tests.Hosting;

/// <summary>The database goes away under a server that shows an election, and comes back.</summary>
public sealed class AwayTests(PostgresServer postgres) : IClassFixture<PostgresServer>
{
    private static readonly string[] Pages = ["en/", "az/results", "ru/station/N-1", "en/contest/mayor", "en/turnout", "en/how"];

    [Fact]
    public async Task Pages_go_on_with_what_was_known_say_since_when_and_recover_by_themselves()
    {
        await using var site = await Served.Start(await PostgresRecord.Open(postgres.NewRecord()), SmallElection.All);
        foreach (var page in Pages) Assert.DoesNotContain(Words(page), await Read(site, page), StringComparison.Ordinal);
        var head = site.Election.Head;

        postgres.Kill(all: true);
        while (!site.Election.AwaySince.IsKnown) await Task.Delay(20, TestContext.Current.CancellationToken);
        var since = site.Election.AwaySince;

        foreach (var page in Pages) Assert.Contains(Words(page), await Read(site, page), StringComparison.Ordinal);
        Assert.Contains(Words("en/"), await Read(site, "en/status"), StringComparison.Ordinal);
        using (var status = JsonDocument.Parse(await site.Text($"{site.Root}/status.json"))) Assert.Equal(since.ToString(), status.RootElement.GetProperty("awaySince").GetString());
        using (var refused = await site.Client.PostAsync(site.Address("facts"), new StringContent("{}"), TestContext.Current.CancellationToken)) Assert.False(refused.IsSuccessStatusCode);
        await Assert.ThrowsAsync<RecordUnavailableException>(() => site.Election.Appender.Append(Request.Of(new Author("a", "cec", Roles.Registrar), new(7), new Urna.Registers.UnitFormed("u", string.Empty, "country", Names.Of([("en", "U")])))));
        Assert.Same(head, site.Election.Head);

        await postgres.Start();
        while (site.Election.AwaySince.IsKnown) await Task.Delay(20, TestContext.Current.CancellationToken);
        foreach (var page in Pages) Assert.DoesNotContain(Words(page), await Read(site, page), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_moment_that_has_to_be_read_is_a_503_in_the_readers_language_until_it_can_be()
    {
        await using var site = await Served.Start(await PostgresRecord.Open(postgres.NewRecord()), SmallElection.All);
        var door = $"ru/?at={SmallElection.Package.Profile.Closes}";
        postgres.Kill(all: true);
        while (!site.Election.AwaySince.IsKnown) await Task.Delay(20, TestContext.Current.CancellationToken);

        using var request = new HttpRequestMessage(HttpMethod.Get, site.Address(door)) { Headers = { { "Accept", "text/html" } } };
        using var answer = await site.Client.SendAsync(request, TestContext.Current.CancellationToken);

        Assert.Equal(HttpStatusCode.ServiceUnavailable, answer.StatusCode);
        Assert.NotNull(answer.Headers.RetryAfter);
        Assert.Contains("Сейчас это нельзя показать", await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken), StringComparison.Ordinal);
        await postgres.Start();
        while (site.Election.AwaySince.IsKnown) await Task.Delay(20, TestContext.Current.CancellationToken);
        Assert.Contains("lang=\"ru\"", await site.Text($"{site.Root}/{door}"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_database_that_does_not_even_say_no_counts_as_away_after_ten_seconds()
    {
        await using var site = await Served.Start(await PostgresRecord.Open(postgres.NewRecord()), SmallElection.All);
        foreach (var page in Pages) Assert.DoesNotContain(Words(page), await Read(site, page), StringComparison.Ordinal);
        var stopped = Stopwatch.StartNew();

        postgres.Stop();
        try
        {
            while (!site.Election.AwaySince.IsKnown) await Task.Delay(20, TestContext.Current.CancellationToken);

            Assert.InRange(stopped.Elapsed, TimeSpan.FromSeconds(9), TimeSpan.FromSeconds(20));
            Assert.Null(site.Election.Appender.Trouble);
            foreach (var page in (string[])[.. Pages, "en/status"]) Assert.Contains(Words(page), await Read(site, page), StringComparison.Ordinal);
            Assert.Contains("\"awaySince\":", await site.Text($"{site.Root}/status.json"), StringComparison.Ordinal);
        }
        finally
        {
            postgres.Continue();
        }

        while (site.Election.AwaySince.IsKnown) await Task.Delay(20, TestContext.Current.CancellationToken);
        foreach (var page in (string[])[.. Pages, "en/status"]) Assert.DoesNotContain(Words(page), await Read(site, page), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_pages_that_tell_of_the_record_do_not_hang_with_it()
    {
        await using var site = await Served.Start(await PostgresRecord.Open(postgres.NewRecord()), SmallElection.All);
        await Task.WhenAll(Read(site, "en/status"), Read(site, "en/record"));

        postgres.Stop();
        try
        {
            var asked = site.Election.Appender.Store.Checkpoint(TestContext.Current.CancellationToken);
            var pages = await Task.WhenAll(Read(site, "en/status"), Read(site, "en/record"));

            Assert.False(asked.IsCompleted, "They waited as long as the record itself takes.");
            Assert.Contains("The record cannot be read now", pages[0], StringComparison.Ordinal);
            Assert.Contains("The record cannot be read at this moment", pages[1], StringComparison.Ordinal);
        }
        finally
        {
            postgres.Continue();
        }

        while (!(await Read(site, "en/status")).Contains("No part of the record is signed yet", StringComparison.Ordinal)) await Task.Delay(20, TestContext.Current.CancellationToken);
    }

    private static async Task<string> Read(Served site, string page) => WebUtility.HtmlDecode(await site.Text($"{site.Root}/{page}"));

    private static string Words(string page) => page[..2] switch { "az" => "tarixindən bu server", "ru" => "этот сервер не может", _ => "this server cannot reach the record" };
}
