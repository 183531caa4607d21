using System.Net;
using System.Net.Sockets;
using System.Text;
using Urna.Record;
using Urna.Registers;
using Urna.Store.Keys;
using Urna.Store.Packages;
using Urna.Store.Records;
using Urna.Store.Signing;
using Urna.Store.Tests.Packages;
using Urna.Store.Tests.Records;
using Urna.Store.Verifying;
using Urna.TestHost;
using static Urna.Store.Tests.Records.Check;

namespace Urna.Store.Tests.Verifying;

/// <summary>The same record in a file, a database, a folder and on a site is verified to the same numbers, also while it is being written.</summary>
public sealed class PlaceTests(SignedRecord record, PostgresServer server) : IClassFixture<SignedRecord>, IClassFixture<PostgresServer>
{
    [Fact]
    public async Task A_file_a_database_a_folder_and_a_site_give_the_same_numbers()
    {
        var address = server.NewRecord();
        await using (var appender = await Appender.Open(await PostgresRecord.Open(address), Rules.Decide, TimeProvider.System))
        await using (var signer = await Signer.Open(appender.Store, record.Key, record["other store"], TimeProvider.System))
        {
            await appender.Import(PackageReplay.Of(SmallPackage.Whole(SmallPackage.Source)).ToAsyncEnumerable());
            await signer.Once(CancellationToken.None);
        }

        using var site = new Site(record.Tiles);
        Verdict[] verdicts = [await record.Verify(record.File), await record.Verify(address), await record.Verify(record.Tiles), await record.Verify(site.Address)];

        Assert.All(verdicts, v => Assert.Empty(v.Problems));
        Assert.Single(verdicts.Select(v => (v.Entries, v.Root, v.ResultDigest, v.Opened?.Origin)).Distinct());
        Assert.Equal(64, verdicts[0].ResultDigest?.Length);
    }

    [Fact]
    public async Task A_record_is_verified_while_a_server_writes_it()
    {
        using var folder = new Folder();
        await using var appender = await Begin(SqliteRecord.Open(folder["record"], TimeProvider.System));
        using var stop = new CancellationTokenSource();
        var number = 0;
        var writing = Task.Run(async () =>
        {
            while (!stop.IsCancellationRequested) await Task.WhenAll(Enumerable.Range(0, 20).Select(_ => appender.Append(Small.Area(number++))));
        });

        for (var i = 0; i < 20; i++) Assert.Empty((await SignedRecord.Alone(folder["record"])).Problems);
        await stop.CancelAsync();
        await writing;

        Assert.Equal(appender.Head.Root, (await SignedRecord.Alone(folder["record"])).Root);
    }

    [Fact]
    public async Task A_site_that_sends_more_than_a_file_can_have_is_not_read_to_its_end()
    {
        using var site = new Site(record.Tiles, endless: "tile/0/000");

        var verdict = await record.Verify(site.Address);

        Assert.Contains(verdict.Problems, p => p.What.Contains("tile/0/000", StringComparison.Ordinal) && p.What.Contains("the most it can have", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_checkpoint_of_another_record_is_refused()
    {
        var note = SignedNote.Of(new Checkpoint("urna.example/other", 1, Hash.EmptyTree).Text()).Sign(LogKey.Create("urna.example/other").Verifier, _ => new byte[64]);

        var verdict = await Verification.Of(record.File, new() { Checkpoints = [new("other", note.ToBytes())] }, CancellationToken.None);

        Assert.Contains(verdict.Problems, p => p.What.Contains("is of urna.example/other; this record is", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_new_key_is_trusted_from_its_announcement_under_the_old_one(bool announced)
    {
        using var folder = new Folder();
        var (old, next) = (LogKey.Create(Small.Origin), LogKey.Create(Small.Origin));
        await using (var appender = await Begin(SqliteRecord.Open(folder["record"], TimeProvider.System)))
        {
            var named = (announced ? next : LogKey.Create(Small.Origin)).Verifier.ToString();
            Recorded(await appender.Append(Request.Of(new("adm", "cec", Roles.Administrator), new(77), new KeyAnnounced(named))));
            await using (var signer = await Signer.Open(appender.Store, old, folder["old"], TimeProvider.System)) await signer.Once(CancellationToken.None);
            Recorded(await appender.Append(Small.Area(1)));
            var note = SignedNote.Of(new Checkpoint(Small.Origin, 4, appender.Head.Root).Text()).Sign(next.Verifier, next.Sign);
            await appender.Store.Publish(4, note.ToString(), CancellationToken.None);
        }

        var verdict = await Verification.Of(folder["record"], new() { Policy = SignedRecord.PolicyOf(old) }, CancellationToken.None);

        Assert.Equal(announced, verdict.ProblemCount == 0);
    }

    [Fact]
    public async Task A_place_that_is_not_there_is_no_finding_but_an_error()
    {
        await Assert.ThrowsAsync<RecordUnavailableException>(() => record.Verify(record["nowhere"]));
        await Assert.ThrowsAsync<RecordUnavailableException>(() => record.Verify("http://127.0.0.1:1/"));
        await Assert.ThrowsAsync<RecordUnavailableException>(() => record.Verify("postgres://nobody@127.0.0.1:1/none"));
    }

    /// <summary>A web server with the files of a folder.</summary>
    private sealed class Site : IDisposable
    {
        private readonly HttpListener _listener = new();
        private readonly Task _serving;

        public Site(string folder, string? endless = null)
        {
            using (var free = new TcpListener(IPAddress.Loopback, 0))
            {
                free.Start();
                Address = $"http://127.0.0.1:{((IPEndPoint)free.LocalEndpoint).Port}/record";
            }

            _listener.Prefixes.Add(Address + "/");
            _listener.Start();
            _serving = Task.Run(() => Serve(folder, endless));
        }

        public string Address { get; }

        public void Dispose()
        {
            _listener.Close();
            _serving.Wait();
        }

        private async Task Serve(string folder, string? endless)
        {
            while (_listener.IsListening)
            {
                try
                {
                    var asked = await _listener.GetContextAsync();
                    await Answer(asked, folder, endless);
                }
                catch (Exception problem) when (problem is HttpListenerException or ObjectDisposedException)
                {
                    // Closed, or the reader went away.
                }
            }
        }

        private static async Task Answer(HttpListenerContext asked, string folder, string? endless)
        {
            var path = asked.Request.Url?.AbsolutePath["/record/".Length..] ?? string.Empty;
            var file = Path.Combine(folder, path);
            var isEndless = endless is not null && path.StartsWith(endless, StringComparison.Ordinal);
            var body = isEndless ? new byte[1 << 20] : File.Exists(file) ? await File.ReadAllBytesAsync(file) : Encoding.ASCII.GetBytes("no");
            asked.Response.StatusCode = isEndless || File.Exists(file) ? 200 : 404;
            await asked.Response.OutputStream.WriteAsync(body);
            asked.Response.Close();
        }
    }
}
