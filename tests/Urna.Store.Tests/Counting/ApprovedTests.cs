using Urna.Store.Tests.Packages;
using Urna.Store.Tests.Records;

namespace Urna.Store.Tests.Counting;

/// <summary>Every public output of a small package is as a person approved it.</summary>
public class ApprovedTests
{
    [Theory]
    [InlineData("results.json", "--json")]
    [InlineData("results.csv", "--csv")]
    [InlineData("results.txt")]
    [InlineData("results-at-noon.json", "--json", "--at", "2025-03-02T12:30:00+04:00")]
    [InlineData("results-mayor.txt", "--contest", "mayor")]
    public void The_results_are_the_approved_ones(string name, params string[] words) => Approved.Same(name, Verbs.Run(["results", SmallPackage.Source, .. words]).Output);

    [Theory]
    [InlineData("csv")]
    [InlineData("json")]
    public void The_export_is_the_approved_one(string format)
    {
        using var folder = new Folder();

        Assert.Equal(0, Verbs.Run("export", SmallPackage.Source, "--format", format, "--to", folder["out"]).Code);

        var files = Directory.GetFiles(folder["out"]).Select(f => Path.GetFileName(f)).Order(StringComparer.Ordinal).ToList();
        Assert.Equal(15, files.Count);
        Assert.All(files, file => Approved.Same($"export-{format}/{file}", File.ReadAllText(Path.Combine(folder["out"], file))));
    }
}
