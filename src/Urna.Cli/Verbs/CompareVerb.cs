using System.CommandLine;
using System.Globalization;
using System.Text;
using Urna.Cli.Reading;
using Urna.Cli.Tables;
using Urna.Store.Comparing;

namespace Urna.Cli.Verbs;

/// <summary><c>urna compare PACKAGE|RECORD MINE.csv</c>: own copies against all stations. Exit 0: no difference; 1: differences, or faults in the file; 2: used wrongly.</summary>
internal static class CompareVerb
{
    /// <summary>The verb.</summary>
    public static Command Create()
    {
        var place = new Argument<string>("place") { Description = "The folder of an election package, or a record" };
        var mine = new Argument<string>("mine") { Description = "Your copies as CSV: station, contest, choice, votes; or station, contest, line, value; or as protocols.csv (docs/compare.md)" };
        var at = new Option<string?>("--at") { Description = "Against what had been received by then, such as 2024-09-02T01:25:00+04:00", HelpName = "TIME" };
        var json = new Option<bool>("--json") { Description = "Answer as JSON" };
        var verb = new Command("compare", "Compare your own copies of protocols with the official ones: which differ, by how much, and whether it could change a seat. Nothing leaves this machine") { place, mine, at, json };
        verb.SetAction((given, cancel) => Saying.What(given, async output =>
        {
            var path = given.GetRequiredValue(mine);
            if (!File.Exists(path)) throw new PlaceException($"There is no file {path}.");
            var views = await Place.Read(given.GetRequiredValue(place), Place.MomentOf(given.GetValue(at)), cancel);
            var copies = OwnCopies.Read(path, views);
            if (copies.Faults.Count > 0) throw new PlaceException(Said(copies), 1);
            var comparison = Comparison.Of(views, copies.Numbers);
            if (given.GetValue(json)) output.WriteLine(Encoding.UTF8.GetString(ComparisonJson.Of(views, comparison)));
            else ComparisonTable.Show(output, views, comparison);
            return comparison.Differences.IsEmpty ? 0 : 1;
        }));
        return verb;
    }

    private static string Said(OwnCopies copies)
    {
        var lines = copies.Faults.First.Select(f => f.ToString()).ToList();
        if (copies.Faults.Count > lines.Count) lines.Add($"… and {(copies.Faults.Count - lines.Count).ToString(CultureInfo.InvariantCulture)} more");
        return string.Join(Environment.NewLine, lines.Append("Nothing was compared: a file with a fault is refused whole."));
    }
}
