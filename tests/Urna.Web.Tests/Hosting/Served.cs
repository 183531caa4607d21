using System.Net;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;
using Urna.Store.Packages;
using Urna.Store.Records;
using Urna.Web.Hosting;

namespace Urna.Web.Tests.Hosting;

/// <summary>A real server on a free port with a real record, and a client that follows no redirect.</summary>
internal sealed class Served : IAsyncDisposable
{
    private readonly WebApplication _app;
    private readonly Folder _folder;

    private Served(WebApplication app, Election election, Folder folder)
    {
        (_app, Election, _folder) = (app, election, folder);
        Client = new(new SocketsHttpHandler { AllowAutoRedirect = false, MaxConnectionsPerServer = 64, UseCookies = false }) { BaseAddress = WebHost.Address(app) };
    }

    public Election Election { get; }

    public HttpClient Client { get; }

    /// <summary>What is kept of its answers.</summary>
    public Shelf Shelf => _app.Services.GetRequiredService<Shelf>();

    public string Root => $"/e/{Election.Id}";

    /// <summary>Serves a record in a SQLite file of its own.</summary>
    /// <param name="prepare">What is recorded before the server starts.</param>
    /// <param name="time">The clock of record and appender.</param>
    /// <param name="replay">What plays it.</param>
    /// <param name="at">The moment that is shown for ever.</param>
    /// <param name="options">Where it listens and what it allows.</param>
    public static async Task<Served> Start(Func<Appender, Task> prepare, TimeProvider? time = null, Func<Appender, Replay>? replay = null, Moment at = default, WebOptions? options = null)
    {
        var folder = new Folder();
        return await Start(SqliteRecord.Open(folder["record.urna"], time ?? TimeProvider.System), prepare, folder, time, replay, at, options);
    }

    /// <summary>Serves a record that is open.</summary>
    public static async Task<Served> Start(IRecordStore store, Func<Appender, Task> prepare, Folder? folder = null, TimeProvider? time = null, Func<Appender, Replay>? replay = null, Moment at = default, WebOptions? options = null)
    {
        var appender = await Appender.Open(store, Rules.Decide, time ?? TimeProvider.System);
        await prepare(appender);
        var election = await Election.Open(appender, replay?.Invoke(appender), at, time: time);
        var app = WebHost.Build(election, options ?? new());
        await app.StartAsync();
        return new(app, election, folder ?? new Folder());
    }

    /// <summary>A door of the election.</summary>
    public Uri Address(string door) => At($"{Root}/{door}");

    public Task<HttpResponseMessage> Get(string address) => Client.GetAsync(At(address));

    /// <summary>The text of an answer that must be a 200.</summary>
    public async Task<string> Text(string address)
    {
        using var answer = await Get(address);
        var text = await answer.Content.ReadAsStringAsync();
        Assert.True(answer.StatusCode == HttpStatusCode.OK, $"{address}: {(int)answer.StatusCode} {text}");
        return text;
    }

    private Uri At(string address) => new(Client.BaseAddress ?? throw new InvalidOperationException("A started server has an address."), address);

    public async ValueTask DisposeAsync()
    {
        Client.Dispose();
        await _app.DisposeAsync();
        await Election.DisposeAsync();
        _folder.Dispose();
    }
}
