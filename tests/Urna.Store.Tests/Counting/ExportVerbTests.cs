using System.Text.Json;
using Urna.Store.Tests.Packages;
using Urna.Store.Tests.Records;

namespace Urna.Store.Tests.Counting;

public class ExportVerbTests
{
    [Fact]
    public void The_votes_of_the_counted_versions_add_up_to_the_results()
    {
        using var folder = new Folder();
        Export(SmallPackage.Source, "csv", folder["out"]);

        var sums = Rows(folder["out"], "votes.csv").Where(r => r["status"] == "counted" && r["votes"] is not ("" or "?"))
            .GroupBy(r => r["choice"] + r["contest"]).ToDictionary(g => g.Key, g => g.Sum(r => Number(r["votes"])));

        var results = Rows(folder["out"], "results.csv");
        Assert.NotEmpty(results);
        Assert.All(results, r => Assert.Equal(sums.GetValueOrDefault(r["choice"] + r["contest"]), Number(r["votes"])));
    }

    [Fact]
    public void Every_share_has_its_numerator_base_and_stations_beside_it()
    {
        using var folder = new Folder();
        Export(SmallPackage.Source, "csv", folder["out"]);

        Assert.All(Rows(folder["out"], "results.csv").Where(r => r["share"].Length > 0), r =>
        {
            var (numerator, whole) = (Number(r["share_numerator"]), Number(r["share_base"]));
            Assert.Equal(((numerator * 20_000) + whole) / (whole * 2), Number(r["share"].Replace(".", string.Empty, StringComparison.Ordinal)));
            Assert.True(Number(r["share_counted"]) <= Number(r["share_all"]));
        });
    }

    [Fact]
    public void Json_and_csv_have_the_same_rows()
    {
        using var folder = new Folder();
        Export(SmallPackage.Source, "csv", folder["csv"]);
        Export(SmallPackage.Source, "json", folder["json"]);

        foreach (var file in Directory.GetFiles(folder["csv"], "*.csv").Select(f => Path.GetFileNameWithoutExtension(f)))
        {
            using var json = JsonDocument.Parse(File.ReadAllBytes(Path.Combine(folder["json"], $"{file}.json")));
            var rows = Rows(folder["csv"], $"{file}.csv");
            Assert.Equal(rows.Count, json.RootElement.GetArrayLength());
            foreach (var (row, element) in rows.Zip(json.RootElement.EnumerateArray()))
                Assert.Equal(row.Where(c => c.Value.Length > 0).Select(c => $"{c.Key}={c.Value}").Order(), element.EnumerateObject().Select(p => $"{p.Name}={p.Value}").Order());
        }
    }

    [Fact]
    public void Every_column_is_described()
    {
        using var folder = new Folder();
        Export(SmallPackage.Source, "csv", folder["out"]);
        using var package = JsonDocument.Parse(File.ReadAllBytes(Path.Combine(folder["out"], "datapackage.json")));

        foreach (var resource in package.RootElement.GetProperty("resources").EnumerateArray())
        {
            var fields = resource.GetProperty("schema").GetProperty("fields").EnumerateArray().Select(f => f.GetProperty("name").GetString());
            Assert.Equal(File.ReadLines(Path.Combine(folder["out"], resource.GetProperty("path").GetString() ?? string.Empty)).First().Split(','), fields);
        }
    }

    [Fact]
    public void Before_the_close_there_is_no_vote_and_a_reconstruction_is_marked()
    {
        using var folder = new Folder();
        var sample = Samples.All.First(s => s.EndsWith("azerbaijan-2024", StringComparison.Ordinal));
        Export(sample, "csv", folder["out"], "--at", "2024-09-01T17:05:00+04:00");

        Assert.All(new[] { "votes.csv", "protocols.csv", "checks.csv", "results.csv", "changes.csv" }, f => Assert.Single(File.ReadLines(Path.Combine(folder["out"], f))));
        var turnout = Rows(folder["out"], "turnout.csv");
        Assert.Equal(6478 * 4, turnout.Count);
        Assert.All(turnout, r => Assert.Equal("reconstruction: partly invented", r["mark"]));
    }

    [Fact]
    public void A_folder_that_holds_something_else_is_left_as_it_is()
    {
        using var folder = new Folder();
        Directory.CreateDirectory(folder["out"]);
        File.WriteAllText(Path.Combine(folder["out"], "thesis.txt"), "mine");

        var (code, _, error) = Verbs.Run("export", SmallPackage.Source, "--format", "csv", "--to", folder["out"]);

        Assert.Equal(2, code);
        Assert.Contains("holds something else than an earlier export", error, StringComparison.Ordinal);
        Assert.Equal("thesis.txt", Path.GetFileName(Assert.Single(Directory.GetFileSystemEntries(folder["out"]))));
    }

    [Fact]
    public void An_earlier_export_is_replaced_and_nothing_is_left_beside()
    {
        using var folder = new Folder();
        Export(SmallPackage.Source, "json", folder["out"]);
        Export(SmallPackage.Source, "csv", folder["out"]);

        Assert.Empty(Directory.GetFiles(folder["out"], "votes.json"));
        Assert.Single(Directory.GetFileSystemEntries(folder.Path));
    }

    [Fact]
    public void A_name_that_a_spreadsheet_would_obey_is_held_back_in_csv_alone()
    {
        using var package = new SmallPackage();
        package.Replace("choices.csv", 3, ",Bob,Bob,", ",=1+1,@SUM,");
        using var folder = new Folder();
        Export(package.Folder, "csv", folder["csv"]);
        Export(package.Folder, "json", folder["json"]);

        Assert.Contains(",'=1+1,'@SUM,", File.ReadAllText(Path.Combine(folder["csv"], "choices.csv")), StringComparison.Ordinal);
        Assert.Contains("\"name_az\":\"=1+1\"", File.ReadAllText(Path.Combine(folder["json"], "choices.json")), StringComparison.Ordinal);
    }

    [Fact]
    public void A_package_comes_back_as_the_same_facts()
    {
        using var folder = new Folder();
        Export(SmallPackage.Source, "package", folder["out"]);

        Assert.Equal(Facts.Of(SmallPackage.Whole(SmallPackage.Source)), Facts.Of(SmallPackage.Whole(folder["out"])));
    }

    private static void Export(string from, string format, string to, params string[] more)
    {
        var (code, _, error) = Verbs.Run(["export", from, "--format", format, "--to", to, .. more]);
        Assert.True(code == 0, error);
    }

    private static long Number(string cell) => long.Parse(cell, System.Globalization.NumberStyles.None, System.Globalization.CultureInfo.InvariantCulture);

    private static List<Dictionary<string, string>> Rows(string folder, string file)
    {
        var lines = File.ReadAllText(Path.Combine(folder, file)).TrimEnd('\n').Split('\n').Select(Cells).ToList();
        return [.. lines.Skip(1).Select(cells => lines[0].Zip(cells).ToDictionary(c => c.First, c => c.Second, StringComparer.Ordinal))];
    }

    private static List<string> Cells(string line)
    {
        var (cells, cell, quoted) = (new List<string>(), new System.Text.StringBuilder(), false);
        for (var i = 0; i < line.Length; i++)
        {
            if (line[i] == '"' && quoted && i + 1 < line.Length && line[i + 1] == '"') cell.Append(line[i++]);
            else if (line[i] == '"') quoted = !quoted;
            else if (line[i] == ',' && !quoted)
            {
                cells.Add(cell.ToString());
                cell.Clear();
            }
            else cell.Append(line[i]);
        }

        cells.Add(cell.ToString());
        return cells;
    }
}
