using System.CommandLine;
using Urna.Cli.Reading;
using Urna.Store.Packages;
using Urna.Store.Records;
using Urna.Web.Hosting;

namespace Urna.Cli.Verbs;

/// <summary><c>urna demo</c>: the site of a past election that is lived through, on a record of its own in a temporary folder.</summary>
internal static class DemoVerb
{
    private const int UsualPort = 5080;
    private const int UsualSpeed = 300;
    private const string UsualSample = "azerbaijan-2024";

    /// <summary>The verb.</summary>
    public static Command Create()
    {
        var port = Site.Port(UsualPort);
        var speed = new Option<int>("--speed") { Description = "How many times as fast as it happened", HelpName = "N", DefaultValueFactory = _ => UsualSpeed };
        var at = new Option<string?>("--at") { Description = "Begin at this moment and stand still, such as 2024-09-02T01:25:00+04:00", HelpName = "TIME" };
        var sample = new Option<string>("--sample") { Description = "A folder of samples/, or of a package of your own", HelpName = "NAME", DefaultValueFactory = _ => UsualSample };
        var verb = new Command("demo", "Live through a past election and show its site, on a record in a temporary folder") { port, speed, at, sample };
        verb.SetAction((given, cancel) => Saying.What(given, async output =>
        {
            var moment = Place.MomentOf(given.GetValue(at));
            var options = new WebOptions { Port = given.GetValue(port) };
            await Play(output, Samples.Find(given.GetRequiredValue(sample)), options, given.GetValue(speed), moment, cancel);
            return 0;
        }));
        return verb;
    }

    private static async Task Play(TextWriter output, string folder, WebOptions options, int speed, Moment at, CancellationToken cancel)
    {
        var home = Directory.CreateTempSubdirectory("urna-demo-");
        try
        {
            var package = await Watched.Do(say => Task.Run(() => Place.PackageIn(folder, say), cancel));
            var appender = await Appender.Open(SqliteRecord.Open(Path.Combine(home.FullName, "record.urna"), TimeProvider.System), Rules.Decide, TimeProvider.System, cancel: cancel);
            var replay = new Replay(package, appender, TimeProvider.System, new()
            {
                Speed = speed, From = at, QuickUntil = at.IsKnown ? default : package.Profile.Closes, LongestWait = TimeSpan.FromSeconds(3), Paused = at.IsKnown,
            });
            await replay.Begin(cancel);
            await using var election = await Election.Open(appender, replay, cancel: cancel);
            await Site.Run(output, election, options, cancel);
        }
        finally
        {
            home.Delete(true);
        }
    }
}
