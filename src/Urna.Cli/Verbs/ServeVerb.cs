using System.CommandLine;
using Urna.Cli.Reading;
using Urna.Store.Packages;
using Urna.Store.Records;
using Urna.Web.Hosting;

namespace Urna.Cli.Verbs;

/// <summary><c>urna serve PLACE</c>: the site of a record, or of a package. Exit 0: it was ended; 1: the place has faults; 2: it, or the port, cannot be used.</summary>
internal static class ServeVerb
{
    private const int UsualPort = 5080;

    /// <summary>The verb.</summary>
    public static Command Create()
    {
        var place = new Argument<string>("place") { Description = "A record (a file, or postgres://user@host/database), or the folder of an election package" };
        var port = Site.Port(UsualPort);
        var at = new Option<string?>("--at") { Description = "Show what had been received by then, and stay there", HelpName = "TIME" };
        var verb = new Command("serve", "Show the site of a record or a package") { place, port, at };
        verb.SetAction((given, cancel) => Saying.What(given, async output =>
        {
            var moment = Place.MomentOf(given.GetValue(at));
            var options = new WebOptions { Port = given.GetValue(port) };
            await Serve(output, given.GetRequiredValue(place), options, moment, cancel);
            return 0;
        }));
        return verb;
    }

    private static async Task Serve(TextWriter output, string place, WebOptions options, Moment at, CancellationToken cancel)
    {
        if (!Directory.Exists(place) && !PostgresAddress.Is(place) && !File.Exists(place)) throw new PlaceException($"There is neither a package folder nor a record {place}.");
        var home = Directory.Exists(place) ? Directory.CreateTempSubdirectory("urna-serve-") : null;
        try
        {
            var store = home is null ? await Stores.Write(place, cancel) : SqliteRecord.Open(Path.Combine(home.FullName, "record.urna"), TimeProvider.System);
            var appender = await Appender.Open(store, Rules.Decide, TimeProvider.System, cancel: cancel);
            if (home is not null) await Record(place, appender, cancel);
            await using var election = await Election.Open(appender, null, at, cancel);
            await Site.Run(output, election, options, cancel);
        }
        finally
        {
            home?.Delete(true);
        }
    }

    private static Task<long> Record(string folder, Appender appender, CancellationToken cancel) => Watched.Do(async say =>
    {
        var package = await Task.Run(() => Place.PackageIn(folder, say), cancel);
        return await appender.Import(PackageReplay.Of(package).ToAsyncEnumerable(), cancel: cancel);
    });
}
