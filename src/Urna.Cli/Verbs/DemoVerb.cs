using System.CommandLine;
using Urna.Cli.Reading;

namespace Urna.Cli.Verbs;

/// <summary><c>urna demo</c>: the site of a past election that is lived through, on a record of its own in a temporary folder.</summary>
internal static class DemoVerb
{
    private const int UsualPort = 5080;
    private const int UsualSpeed = 300;
    private const string UsualSample = "azerbaijan-2024";

    // Nobody watches nights in which nothing happens.
    private static readonly TimeSpan LongestWait = TimeSpan.FromSeconds(3);

    /// <summary>The verb.</summary>
    public static Command Create()
    {
        var port = Site.Port(UsualPort);
        var speed = new Option<int>("--speed") { Description = "How many times as fast as it happened; the day before the close takes ten seconds at most", HelpName = "N", DefaultValueFactory = _ => UsualSpeed };
        var at = new Option<string?>("--at") { Description = "Begin at this moment and stand still there, such as 2024-09-02T01:25:00+04:00; the site lets it go on", HelpName = "TIME" };
        var sample = new Option<string>("--sample") { Description = "A folder of samples/, or of a package of your own", HelpName = "NAME", DefaultValueFactory = _ => UsualSample };
        var verb = new Command("demo", "Live through a past election and show its site, on a record in a temporary folder") { port, speed, at, sample };
        speed.Validators.Add(given =>
        {
            if (given.GetValueOrDefault<int>() is < 1 or > Store.Packages.Replay.Fastest) given.AddError($"A speed is 1 to {Store.Packages.Replay.Fastest}.");
        });
        verb.SetAction((given, cancel) => Saying.What(given, async output =>
        {
            var moment = Place.MomentOf(given.GetValue(at));
            var folder = Samples.Find(given.GetRequiredValue(sample));
            var package = await Watched.Do(say => Task.Run(() => Place.PackageIn(folder, say), cancel));
            using var home = new TemporaryFolder("urna-demo-");
            var showing = new Showing
            {
                Record = home.File("record.urna"),
                Web = new() { Port = given.GetValue(port) },
                Package = package,
                Pace = new() { Speed = given.GetValue(speed), From = moment, QuickUntil = moment.IsKnown ? default : package.Profile.Closes, LongestWait = LongestWait, Paused = moment.IsKnown },
            };
            await showing.Run(output, cancel);
            return 0;
        }));
        return verb;
    }
}
