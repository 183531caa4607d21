using Microsoft.AspNetCore.Builder;
using Urna.Record;
using Urna.Store.Keys;
using Urna.Store.Packages;
using Urna.Store.Records;
using Urna.Store.Signing;
using Urna.Web.Hosting;
using Urna.Web.Tests.Hosting;

namespace Urna.Web.Tests.Record;

/// <summary>The site of a package whose whole record is signed by a signer of its own.</summary>
internal sealed class SignedSite : IAsyncDisposable
{
    private readonly WebApplication _app;
    private readonly Folder _folder;
    private readonly Signer _signer;

    private SignedSite(WebApplication app, Election election, Signer signer, Folder folder, Checkpoint checkpoint)
    {
        (_app, Election, _signer, _folder, Checkpoint) = (app, election, signer, folder, checkpoint);
        Http = new() { BaseAddress = Address };
    }

    public Election Election { get; }

    public Checkpoint Checkpoint { get; }

    public VerifierKey Key => _signer.Verifier;

    public HttpClient Http { get; }

    public Uri Address => WebHost.Address(_app);

    /// <summary>Records a package and signs all of it but the last entries.</summary>
    /// <param name="package">The package.</param>
    /// <param name="unsigned">How many of its last requests are not signed.</param>
    /// <param name="policy">Makes the policy that the site is given; then the signer runs apart from it. Null: inside.</param>
    public static async Task<SignedSite> Start(Package package, int unsigned = 0, Func<VerifierKey, string?>? policy = null)
    {
        var folder = new Folder();
        var appender = await Appender.Open(SqliteRecord.Open(folder["record.urna"], TimeProvider.System), Rules.Decide, TimeProvider.System);
        var requests = PackageReplay.Of(package).ToList();
        await appender.Import(requests.SkipLast(unsigned).ToAsyncEnumerable());
        var origin = appender.Head.Views.Registers.Opened?.Origin ?? throw new InvalidOperationException("The record is opened.");
        var signer = await Signer.Open(appender.Store, LogKey.Create(origin), folder["signer"], TimeProvider.System);
        var checkpoint = await signer.Once(default) ?? throw new InvalidOperationException("There was something to sign.");
        await appender.Import(requests.TakeLast(unsigned).ToAsyncEnumerable());
        var election = policy is null ? await Election.Open(appender, signer: signer) : await Election.Open(appender, policy: policy(signer.Verifier));
        var app = WebHost.Build(election, new());
        await app.StartAsync();
        return new(app, election, signer, folder, checkpoint);
    }

    /// <summary>The address of a page or file of the election.</summary>
    public Uri At(string door) => new(Address, $"/e/{Election.Id}/{door}");

    public Task<string> Text(string door) => Http.GetStringAsync(At(door));

    public async ValueTask DisposeAsync()
    {
        Http.Dispose();
        await _app.DisposeAsync();
        await Election.DisposeAsync();
        await _signer.DisposeAsync();
        _folder.Dispose();
    }
}
