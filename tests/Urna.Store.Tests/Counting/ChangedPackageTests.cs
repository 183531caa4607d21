using System.Text.Json;
using Urna.Store.Tests.Packages;
using Urna.Store.Tests.Records;

namespace Urna.Store.Tests.Counting;

/// <summary>Every verb says the same of a package it has never seen: one changed at random, from each sample.</summary>
public class ChangedPackageTests
{
    [Fact]
    public void Check_results_replay_export_and_compare_agree_with_the_second_counter()
    {
        Assert.SkipUnless(SecondCounter.IsHere, "python3 is not here");
        using var folder = new Folder();
        var counts = SecondCounter.Run("mutate.py", Path.Combine(SmallPackage.Root(AppContext.BaseDirectory), "samples"), "3", "verbs", folder.Path);

        Assert.All(counts.Where(c => c.At.Length == 0), second =>
        {
            var record = $"{second.Folder}.record";
            Assert.Equal(0, Verbs.Run("check", second.Folder).Code);
            Assert.Equal(0, Verbs.Run("replay", second.Folder, "--record", record).Code);
            var ofPackage = Verbs.Run("results", second.Folder, "--json").Output;
            Assert.Equal(ofPackage, Verbs.Run("results", record, "--json").Output);
            Results(second, ofPackage);
            Export(second, record);
            Assert.Equal(0, Verbs.Run("compare", record, Path.Combine(second.Folder, "votes.csv")).Code);
        });
    }

    [Fact]
    public void A_package_recorded_twice_is_recorded_once()
    {
        using var folder = new Folder();
        var first = Verbs.Run("replay", SmallPackage.Source, "--record", folder["record"], "--json").Output;
        var again = Verbs.Run("replay", SmallPackage.Source, "--record", folder["record"], "--json").Output;

        Assert.Equal(Outcome(first), Outcome(again));
    }

    private static void Results(SecondCount second, string json)
    {
        using var report = JsonDocument.Parse(json);
        foreach (var contest in report.RootElement.GetProperty("contests").EnumerateArray())
        {
            var code = contest.GetProperty("contest").GetString();
            foreach (var choice in contest.GetProperty("choices").EnumerateArray())
                Assert.Equal(second.Figures[$"{code}/votes/{choice.GetProperty("choice").GetString()}"], choice.GetProperty("votes").ToString());
            Assert.Equal(second.Figures[$"{code}/valid"], contest.GetProperty("valid").ToString());
        }
    }

    private static void Export(SecondCount second, string record)
    {
        Assert.Equal(0, Verbs.Run("export", second.Folder, "--format", "csv", "--to", $"{second.Folder}.csv").Code);
        Assert.Equal(0, Verbs.Run("export", record, "--format", "csv", "--to", $"{record}.csv").Code);
        foreach (var file in Directory.GetFiles($"{second.Folder}.csv")) Assert.Equal(File.ReadAllText(file), File.ReadAllText(Path.Combine($"{record}.csv", Path.GetFileName(file))));
        Assert.Equal(second.Figures["counted"], File.ReadLines(Path.Combine($"{record}.csv", "protocols.csv")).Count(l => l.Contains(",counted,", StringComparison.Ordinal)).ToString(System.Globalization.CultureInfo.InvariantCulture));
    }

    private static string Outcome(string json)
    {
        using var answer = JsonDocument.Parse(json);
        return $"{answer.RootElement.GetProperty("entries")} {answer.RootElement.GetProperty("root")} {answer.RootElement.GetProperty("resultDigest")}";
    }
}
