using System.CommandLine;
using System.Net;
using Urna.Cli.Reading;
using Urna.Registers;
using Urna.Store.Records;

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
        var address = Site.Address();
        var at = new Option<string?>("--at") { Description = "Show what had been received by then, and stay there", HelpName = "TIME" };
        var record = new Option<string?>("--record") { Description = "The record of the package; without it a past election is shown from a temporary one", HelpName = "FILE|CONNECTION" };
        var key = new Option<string?>("--key") { Description = "The key of the log, where the record is a file; otherwise FILE.key beside it, made where it is not there", HelpName = "FILE" };
        var snapshots = new Option<string?>("--snapshots") { Description = "Where snapshots are kept, from which the next start is quick; of a file FILE.snapshots beside it, of a database none where nothing is said", HelpName = "FOLDER" };
        var policy = new Option<string?>("--policy") { Description = "Whose signatures make a checkpoint count, as pages shall say (C2SP tlog-policy); where another program signs, pages know no key without it", HelpName = "FILE" };
        var map = new Option<string?>("--map") { Description = "The outlines of areas that maps are drawn of (GeoJSON, docs/election-package.md); of a package its own map.geojson where nothing is said", HelpName = "FILE" };
        var verb = new Command("serve", "Show the site of a record or a package") { place, port, address, at, record, key, snapshots, policy, map };
        var front = new Fronting(verb);
        verb.SetAction((given, cancel) => Saying.What(given, async output =>
        {
            var web = front.Read(given, new() { Address = IPAddress.Parse(given.GetRequiredValue(address)), Port = given.GetValue(port) });
            var moment = Place.MomentOf(given.GetValue(at));
            var named = given.GetRequiredValue(place);
            var showing = new Showing { Record = named, Web = web, At = moment, Key = given.GetValue(key), Snapshots = given.GetValue(snapshots), Policy = given.GetValue(policy), Map = given.GetValue(map) };
            if (Directory.Exists(named)) await Package(output, named, given.GetValue(record), showing, cancel);
            else await Record(output, WithSnapshots(showing), cancel);
            return 0;
        }));
        return verb;
    }

    private static Showing WithSnapshots(Showing showing) =>
        showing.Snapshots is null && !PostgresAddress.Is(showing.Record) ? showing with { Snapshots = showing.Record + ".snapshots" } : showing;

    private static Task Record(TextWriter output, Showing showing, CancellationToken cancel) => PostgresAddress.Is(showing.Record) || File.Exists(showing.Record)
        ? showing.Run(output, cancel)
        : throw new PlaceException($"There is neither a package folder nor a record {showing.Record}.");

    private static async Task Package(TextWriter output, string folder, string? record, Showing showing, CancellationToken cancel)
    {
        var package = await Watched.Do(say => Task.Run(() => Place.PackageIn(folder, say), cancel));
        if (record is not null)
        {
            await WithSnapshots(showing with { Record = record, Package = package }).Run(output, cancel);
            return;
        }

        if (package.Profile.Kind is Kind.Live or Kind.Rehearsal)
            throw new PlaceException($"{package.Profile.Election} is still to come: what happens is recorded in a record that stays. Name it with --record FILE.");
        using var home = new TemporaryFolder("urna-serve-");
        await (showing with { Record = home.File("record.urna"), Package = package }).Run(output, cancel);
    }
}
