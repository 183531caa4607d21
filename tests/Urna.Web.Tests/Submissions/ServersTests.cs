using System.Collections.Concurrent;
using System.Net;
using System.Text.Json;
using Urna.Store.Records;
using Urna.Store.Tests.Records;
using Urna.Web.Tests.Hosting;

namespace Urna.Web.Tests.Submissions;

/// <summary>Three servers on one PostgreSQL record, all of them writing.</summary>
public sealed class ServersTests(PostgresServer postgres) : IClassFixture<PostgresServer>
{
    private const int Clients = 8;
    private const int Each = 20;

    [Fact]
    public async Task Three_servers_that_write_one_record_give_the_same_answers_and_have_the_same_root()
    {
        var place = postgres.NewRecord();
        using var device = new Device(Roles.Registrar);
        var servers = new List<Served> { await Served.Start(await PostgresRecord.Open(place), Enrolling.Of(device)) };
        for (var i = 0; i < 2; i++) servers.Add(await Served.Start(await PostgresRecord.Open(place), _ => Task.CompletedTask));
        var entries = new ConcurrentDictionary<int, long>();

        await Task.WhenAll(servers.SelectMany((server, s) => Enumerable.Range(0, Clients).Select(client => Task.Run(async () =>
        {
            for (var i = 0; i < Each; i++)
            {
                // The first two servers are asked for the same facts, as by a device that did not hear the first answer.
                var number = (client * Each) + i + (s < 2 ? 0 : Clients * Each);
                var entry = await Entry(server, device.Signed(Enrolling.Id(number), Enrolling.Area(number)));
                Assert.Equal(entry, entries.GetOrAdd(number, entry));
            }
        }))));

        var size = 3 + (2 * Clients * Each);
        var heads = await Task.WhenAll(servers.Select(s => s.Election.Beyond(size - 1, CancellationToken.None)));
        Assert.All(heads, head => Assert.Equal(size, head.Size));
        Assert.Single(heads.Select(head => head.Root).Distinct());
        Assert.Equal(2 * Clients * Each, entries.Values.Distinct().Count());
        foreach (var server in servers) await server.DisposeAsync();
    }

    private static async Task<long> Entry(Served server, byte[] body)
    {
        while (true)
        {
            using var answer = await Device.Post(server, body);
            if (answer.StatusCode == HttpStatusCode.ServiceUnavailable) continue; // As it says itself: ask again with the same id.
            var text = await answer.Content.ReadAsStringAsync();
            Assert.True(answer.IsSuccessStatusCode, $"{(int)answer.StatusCode} {text}");
            using var told = JsonDocument.Parse(text);
            return told.RootElement.GetProperty("entry").GetInt64();
        }
    }
}
