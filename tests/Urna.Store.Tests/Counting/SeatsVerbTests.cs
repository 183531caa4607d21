using System.Text.Json;
using Urna.Store.Tests.Records;

namespace Urna.Store.Tests.Counting;

public class SeatsVerbTests
{
    private const string Votes = "choice,votes\nRed,47000\nBlue,16000\nGreen,15800\nGrey,12000\nPink,6100\nWhite,3100\n";

    [Theory]
    [InlineData("dhondt", "5 2 2 1 0 0")]
    [InlineData("hare", "5 2 1 1 1 0")]
    [InlineData("droop", "5 2 2 1 0 0")]
    public void A_method_gives_its_seats(string method, string seats)
    {
        var (code, output, _) = Run(Votes, "--method", method, "--seats", "10", "--json");
        using var answer = JsonDocument.Parse(output);

        Assert.Equal(0, code);
        Assert.Equal(seats, string.Join(' ', answer.RootElement.GetProperty("awards").EnumerateArray().Select(a => a.GetProperty("seats").GetInt32())));
        Assert.Equal(100_000, answer.RootElement.GetProperty("valid").GetInt64());
    }

    [Fact]
    public void Every_step_is_shown()
    {
        using var answer = JsonDocument.Parse(Run(Votes, "--method", "sainte-lague", "--seats", "10", "--json").Output);

        Assert.Equal(10, answer.RootElement.GetProperty("steps").GetArrayLength());
        Assert.Contains("47000", Run(Votes, "--method", "sainte-lague", "--seats", "10").Output.Replace(",", string.Empty, StringComparison.Ordinal), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("1/20", 1)]
    [InlineData("0.05", 1)]
    [InlineData("1/10", 2)]
    public void A_threshold_keeps_small_lists_out(string threshold, int below)
    {
        using var answer = JsonDocument.Parse(Run(Votes, "--method", "dhondt", "--seats", "10", "--threshold", threshold, "--json").Output);

        Assert.Equal(below, answer.RootElement.GetProperty("below").GetArrayLength());
    }

    [Fact]
    public void Level_claims_are_said_and_not_broken()
    {
        var (code, output, _) = Run("choice,votes\nA,100\nB,100\n", "--method", "dhondt", "--seats", "3");

        Assert.Equal(0, code);
        Assert.Contains("level for 1 of the seats: A, B", output, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("choice,votes\nA,1\nB,-2\n", ":3: column \"votes\": \"-2\" is negative")]
    [InlineData("choice,votes\nA,1\nB,\n", ":3: column \"votes\": the cell is empty, and empty is not zero")]
    [InlineData("choice,votes\nA,1\nA,2\n", ":3: the choice \"A\" stands on line 2 already")]
    [InlineData("\uFEFFchoice,votes\nA,1\n", ":1: the file begins with a byte order mark")]
    [InlineData("choice,Stimmen\nA,1\n", ":1: the column \"Stimmen\" is not known here")]
    [InlineData("choice,votes,votes\nA,1,1\n", ":1: the column \"votes\" stands twice")]
    [InlineData("choice,votes\n,1\n", ":2: column \"choice\": the cell is empty")]
    [InlineData("choice,votes\nA,1.5\n", ":2: column \"votes\": \"1.5\" has a fraction")]
    [InlineData("choice,votes\n", ":2: there is no row")]
    [InlineData("", ":1: the file is empty")]
    public void A_bad_file_is_refused_with_its_line(string file, string expected)
    {
        var (code, output, error) = Run(file, "--method", "dhondt", "--seats", "3");

        Assert.Equal((1, string.Empty), (code, output));
        Assert.Contains(expected, error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("--method", "best", "--seats", "3")]
    [InlineData("--method", "dhondt", "--seats", "-1")]
    [InlineData("--method", "dhondt", "--seats", "3", "--threshold", "5")]
    [InlineData("--method", "dhondt", "--seats", "3", "--threshold", "3/2")]
    [InlineData("--method", "dhondt")]
    public void What_cannot_be_used_exits_with_two(params string[] words) => Assert.Equal(2, Exit(words));

    private static int Exit(string[] words)
    {
        using var folder = new Folder();
        File.WriteAllText(folder["votes.csv"], Votes);
        var root = new System.CommandLine.RootCommand { Urna.Cli.Verbs.SeatsVerb.Create() };
        using var nothing = new StringWriter();
        return Errors(root.Parse(["seats", .. words, folder["votes.csv"]]), nothing);
    }

    private static int Errors(System.CommandLine.ParseResult given, TextWriter nothing) =>
        given.Errors.Count > 0 ? 2 : given.Invoke(new() { Output = nothing, Error = nothing });

    private static (int Code, string Output, string Error) Run(string file, params string[] words)
    {
        using var folder = new Folder();
        File.WriteAllText(folder["votes.csv"], file);
        return Verbs.Run(["seats", .. words, folder["votes.csv"]]);
    }
}
