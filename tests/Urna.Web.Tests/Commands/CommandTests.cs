using System.Net;
using System.Net.Sockets;
using System.Text.Json;
using Urna.Web.Tests.Hosting;

namespace Urna.Web.Tests.Commands;

/// <summary>The verbs that record and show a past election.</summary>
public class CommandTests
{
    [Fact]
    public async Task The_demo_shows_its_front_page_and_leaves_nothing_behind()
    {
        using var demo = Program.Start("demo", "--port", "0", "--sample", SmallElection.Folder);
        using var client = new HttpClient { BaseAddress = await demo.Address() };
        var home = Directory.GetDirectories(Path.GetTempPath(), "urna-demo-*").Where(Directory.Exists).ToHashSet(StringComparer.Ordinal);

        var front = await client.GetStringAsync(new Uri("/", UriKind.Relative));
        using var status = JsonDocument.Parse(await client.GetStringAsync(new Uri("/e/small-2025/status.json", UriKind.Relative)));

        Assert.Contains("<html", front, StringComparison.Ordinal);
        Assert.Equal(300, status.RootElement.GetProperty("replay").GetProperty("speed").GetInt32());
        Assert.Equal(0, await demo.Interrupt());
        Assert.Contains(home, folder => !Directory.Exists(folder));
    }

    [Fact]
    public async Task A_demo_that_begins_at_a_moment_stands_still_there()
    {
        using var demo = Program.Start("demo", "--port", "0", "--sample", SmallElection.Folder, "--at", "2025-03-02T12:30:00+04:00");
        using var client = new HttpClient { BaseAddress = await demo.Address() };

        using var status = JsonDocument.Parse(await client.GetStringAsync(new Uri("/e/small-2025/status.json", UriKind.Relative)));

        Assert.True(status.RootElement.GetProperty("replay").GetProperty("paused").GetBoolean());
        Assert.Equal("2025-03-02T08:30:00.000Z", status.RootElement.GetProperty("replay").GetProperty("moment").GetString());
        Assert.Equal(0, await demo.Interrupt());
    }

    [Fact]
    public async Task A_port_in_use_is_said_in_one_sentence()
    {
        using var other = new TcpListener(IPAddress.Loopback, 0);
        other.Start();
        var port = (other.LocalEndpoint as IPEndPoint)?.Port ?? 0;

        var (code, _, errors) = await Program.Run("serve", SmallElection.Folder, "--port", $"{port}");

        Assert.Equal(2, code);
        Assert.Contains($"{port}", errors, StringComparison.Ordinal);
        Assert.Contains("--port", errors, StringComparison.Ordinal);
        Assert.Single(errors.TrimEnd().Split('\n'));
    }

    [Fact]
    public async Task A_replay_makes_the_same_record_each_time_and_goes_on_where_one_stopped()
    {
        using var folder = new Folder();
        var first = await Replay(folder["first"]);
        var again = await Replay(folder["first"]);
        var other = await Replay(folder["other"], "--speed", "1000000");

        Assert.Equal(64, first.Root.Length);
        Assert.Equal(first, again);
        Assert.Equal(first, other);
    }

    [Fact]
    public async Task A_record_of_another_package_is_not_written_to()
    {
        using var folder = new Folder();
        await Replay(folder["record"]);
        foreach (var path in Directory.EnumerateFiles(SmallElection.Folder)) File.Copy(path, folder[Path.GetFileName(path)]);
        await File.AppendAllTextAsync(folder["turnout.csv"], "N-3,mayor,12:00,20,\n");

        var (code, _, errors) = await Program.Run("replay", folder.Path, "--record", folder["record"]);

        Assert.Equal(2, code);
        Assert.Contains("Take another record", errors, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_record_is_served_with_its_signer_and_verified_over_http()
    {
        using var folder = new Folder();
        await Replay(folder["record"]);
        using var server = Program.Start("serve", folder["record"], "--port", "0");
        var site = new Uri(await server.Address(), "/e/small-2025/record/");
        using var client = new HttpClient();
        for (var status = HttpStatusCode.NotFound; status == HttpStatusCode.NotFound; await Task.Delay(50))
        {
            using var checkpoint = await client.GetAsync(new Uri(site, "checkpoint"));
            status = checkpoint.StatusCode;
        }

        var (code, output, errors) = await Program.Run("verify", site.ToString());

        Assert.True(code == 0, output + errors);
        Assert.Equal(0, await server.Interrupt());
        Assert.True(File.Exists(folder["record.key"]));
    }

    [Fact]
    public async Task A_record_is_shown_with_the_outlines_that_are_given_beside_it_and_not_with_faulty_ones()
    {
        using var folder = new Folder();
        await Replay(folder["record"]);
        await File.WriteAllTextAsync(folder["outlines.geojson"], Outlines("mayor"));
        await File.WriteAllTextAsync(folder["faulty.geojson"], Outlines("mayer"));

        using var server = Program.Start("serve", folder["record"], "--port", "0", "--map", folder["outlines.geojson"]);
        using var client = new HttpClient { BaseAddress = await server.Address() };
        var map = await client.GetStringAsync(new Uri("/e/small-2025/map.geojson", UriKind.Relative));
        Assert.Equal(0, await server.Interrupt());
        var (code, _, errors) = await Program.Run("serve", folder["record"], "--port", "0", "--map", folder["faulty.geojson"]);
        var (none, _, missing) = await Program.Run("serve", folder["record"], "--port", "0", "--map", folder["none.geojson"]);

        Assert.Equal(Outlines("mayor"), map);
        Assert.Equal(1, code);
        Assert.Contains("faulty.geojson:2: features[0]: properties.contests: \"mayer\" is no contest", errors, StringComparison.Ordinal);
        Assert.Equal(1, none);
        Assert.Contains("cannot be read", missing, StringComparison.Ordinal);

        static string Outlines(string contest) => """
            {"type": "FeatureCollection", "source": "drawn by hand", "boundaries": true, "areas": {"en": "islands"}, "features": [
              {"type": "Feature", "properties": {"name_en": "Island", "contests": ["CONTEST"]}, "geometry": {"type": "Polygon", "coordinates": [[[0, 0], [1, 0], [1, 1], [0, 0]]]}}]}
            """.Replace("CONTEST", contest, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Who_forgets_to_name_the_proxy_is_told_so_once_and_what_to_do()
    {
        var silent = await Forwarded("X-Accel", []);
        var named = await Forwarded("X-Forwarded-For", ["--proxy", "127.0.0.0/8"]);
        var forgotten = await Forwarded("X-Forwarded-For", []);
        var standard = await Forwarded("Forwarded", []);

        Assert.Equal((string.Empty, string.Empty), (silent, named));
        foreach (var said in new[] { forgotten, standard })
        {
            Assert.Contains("127.0.0.1 asks for others", said, StringComparison.Ordinal);
            Assert.Contains("nobody who comes through it is limited", said, StringComparison.Ordinal);
            Assert.Equal(2, said.Split("start with --proxy 127.0.0.1/32.").Length);
        }
    }

    [Theory]
    [InlineData("serve", "/nothing/here")]
    [InlineData("replay", "/nothing/here", "--record", "/tmp/urna-none")]
    [InlineData("replay", "/nothing/here", "--record", "/tmp/urna-none", "--speed", "fast")]
    [InlineData("demo", "--sample", "none")]
    [InlineData("demo", "--port", "70000")]
    public async Task What_cannot_be_used_is_exit_code_2(params string[] words) => Assert.Equal(2, (await Program.Run(words)).Code);

    /// <summary>What a server says on stderr when several requests come with a header.</summary>
    private static async Task<string> Forwarded(string header, string[] more)
    {
        using var server = Program.Start(["serve", SmallElection.Folder, "--port", "0", .. more]);
        using var client = new HttpClient { BaseAddress = await server.Address() };
        client.DefaultRequestHeaders.Add(header, "for=203.0.113.7");
        for (var i = 0; i < 3; i++) (await client.GetAsync(new Uri($"/e/small-2025/en/stations?q={i}", UriKind.Relative))).Dispose();
        return await server.Errors();
    }

    private static async Task<(long Entries, string Root, string Digest)> Replay(string record, params string[] more)
    {
        var (code, output, errors) = await Program.Run(["replay", SmallElection.Folder, "--record", record, "--json", .. more]);
        Assert.True(code == 0, errors);
        using var json = JsonDocument.Parse(output);
        return (json.RootElement.GetProperty("entries").GetInt64(), json.RootElement.GetProperty("root").GetString() ?? "", json.RootElement.GetProperty("resultDigest").GetString() ?? "");
    }
}
