using System.CommandLine;
using System.Text.Json;
using Urna.Cli.Verbs;

namespace Urna.Store.Tests.Packages;

public class CheckVerbTests
{
    [Fact]
    public void A_package_without_a_fault_exits_with_zero()
    {
        var (code, output) = Run("check", SmallPackage.Source);

        Assert.Equal(0, code);
        Assert.EndsWith("0 faults, 0 warnings\n", output.ReplaceLineEndings("\n"), StringComparison.Ordinal);
        Assert.Contains("small-2025: 6 stations, 1930 voters, 3 contests, 8 choices, 11 protocols; hash ", output, StringComparison.Ordinal);
    }

    [Fact]
    public void A_fault_is_one_line_and_exits_with_one()
    {
        using var package = new SmallPackage();
        package.Replace("votes.csv", 2, ",90,", ",-90,");

        var (code, output) = Run("check", package.Folder);

        Assert.Equal(1, code);
        Assert.Equal(2, output.TrimEnd().Split('\n').Length);
        Assert.StartsWith("votes.csv:2: column \"votes\": \"-90\" is negative", output, StringComparison.Ordinal);
    }

    [Fact]
    public void A_missing_folder_exits_with_two() => Assert.Equal(2, Run("check", Path.Combine(SmallPackage.Source, "nowhere")).Code);

    [Fact]
    public void The_answer_as_json_has_every_fault()
    {
        using var package = new SmallPackage();
        package.Replace("votes.csv", 2, ",90,", ",-90,");

        using var answer = JsonDocument.Parse(Run("check", package.Folder, "--json").Output);

        Assert.Equal(1, answer.RootElement.GetProperty("faultCount").GetInt64());
        var fault = Assert.Single(answer.RootElement.GetProperty("faults").EnumerateArray());
        Assert.Equal(("votes.csv", 2), (fault.GetProperty("file").GetString(), fault.GetProperty("line").GetInt32()));
    }

    private static (int Code, string Output) Run(params string[] words)
    {
        using var output = new StringWriter();
        var code = new RootCommand { CheckVerb.Create() }.Parse(words).Invoke(new() { Output = output, Error = TextWriter.Null });
        return (code, output.ToString());
    }
}
