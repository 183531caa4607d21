using Urna.Results;
using Urna.Store.Packages;
using Urna.Store.Records;
using Urna.Web.Hosting;

namespace Urna.Web.Tests.Pages;

/// <summary>The site of a package: recorded once for all tests, served over HTTP.</summary>
internal sealed class Shown
{
    private static readonly Dictionary<string, Lazy<Task<Shown>>> Sites = new(StringComparer.Ordinal)
    {
        ["azerbaijan-2024"] = new(() => Open("samples/azerbaijan-2024")),
        ["georgia-2016"] = new(() => Open("samples/georgia-2016")),
        ["saint-petersburg-2021"] = new(() => Open("samples/saint-petersburg-2021")),
        ["small"] = new(() => Open("tests/Urna.Store.Tests/data/small")),
    };

    private Shown(Election election, Uri address)
    {
        (Election, Address) = (election, address);
        Http = new() { BaseAddress = address };
    }

    public static string[] Samples { get; } = ["azerbaijan-2024", "georgia-2016", "saint-petersburg-2021"];

    public Election Election { get; }

    public Uri Address { get; }

    public HttpClient Http { get; }

    public static Task<Shown> Of(string name) => Sites[name].Value;

    /// <summary>The address of a page in a language, as of a moment.</summary>
    public string Page(string language, string page = "", string at = "") => $"/e/{Election.Id}/{language}/{page}{(at.Length == 0 ? "" : (page.Contains('?') ? "&" : "?") + "at=" + Uri.EscapeDataString(at))}";

    public Task<string> Html(string language, string page = "", string at = "") => Http.GetStringAsync(Page(language, page, at), TestContext.Current.CancellationToken);

    /// <summary>The report of what had been received by a moment.</summary>
    public async Task<ResultsReport> Report(string at = "")
    {
        var moment = Moment.TryParse(at, out var read) ? read : default;
        return ResultsReport.Of((await Election.AsOf(moment, TestContext.Current.CancellationToken)).Views, default);
    }

    private static async Task<Shown> Open(string folder)
    {
        var home = Directory.CreateTempSubdirectory("urna-pages-");
        AppDomain.CurrentDomain.ProcessExit += (_, _) => home.Delete(true);
        var package = Package.Read(Path.Combine(Checkout.Root, folder)).Package ?? throw new InvalidOperationException($"{folder} has faults.");
        var appender = await Appender.Open(SqliteRecord.Open(Path.Combine(home.FullName, "record.urna"), TimeProvider.System), Rules.Decide, TimeProvider.System);
        await appender.Import(PackageReplay.Of(package).ToAsyncEnumerable());
        var election = await Election.Open(appender, map: package.Map);
        var server = WebHost.Build(election, new());
        await server.StartAsync();
        return new(election, WebHost.Address(server));
    }
}

/// <summary>Where the checkout lies.</summary>
internal static class Checkout
{
    public static string Root { get; } = Find(AppContext.BaseDirectory);

    private static string Find(string folder) => File.Exists(Path.Combine(folder, "Urna.slnx"))
        ? folder
        : Find(Path.GetDirectoryName(folder) ?? throw new InvalidOperationException("The tests do not run inside a checkout."));
}
