using System.Text.Json;
using Urna.Store.Tests.Packages;
using Urna.Store.Tests.Records;

namespace Urna.Store.Tests.Counting;

public class CompareVerbTests
{
    [Theory]
    [InlineData("votes.csv")]
    [InlineData("protocols.csv")]
    public void The_official_numbers_do_not_differ_from_themselves(string file)
    {
        var (code, output, _) = Verbs.Run("compare", SmallPackage.Source, Path.Combine(SmallPackage.Source, file), "--json");
        using var answer = JsonDocument.Parse(output);

        Assert.Equal(0, code);
        Assert.True(answer.RootElement.GetProperty("same").GetInt32() > 10);
        Assert.Equal(0, answer.RootElement.GetProperty("differences").GetArrayLength());
    }

    [Fact]
    public void A_difference_is_said_with_its_effect()
    {
        var (code, output, _) = Run("station,contest,choice,votes\nN-1,mayor,ada,90\nN-1,mayor,cem,?\n", "--json");
        using var answer = JsonDocument.Parse(output);
        var root = answer.RootElement;

        Assert.Equal(1, code);
        Assert.Equal((1, 1), (root.GetProperty("unreadable").GetInt32(), root.GetProperty("copies").GetInt32()));
        var difference = Assert.Single(root.GetProperty("differences").EnumerateArray());
        Assert.Equal(("N-1", "ada", 90, 91, -1), (difference.GetProperty("station").GetString(), difference.GetProperty("choice").GetString(), difference.GetProperty("mine").GetInt32(), difference.GetProperty("official").GetInt32(), difference.GetProperty("difference").GetInt32()));
        Assert.Equal(-1, Assert.Single(Assert.Single(root.GetProperty("contests").EnumerateArray()).GetProperty("net").EnumerateArray()).GetProperty("votes").GetInt32());
    }

    [Fact]
    public void Votes_that_would_change_a_seat_say_so()
    {
        var (code, output, _) = Run("station,contest,choice,votes\nN-1,mayor,ada,999999\n");

        Assert.Equal(1, code);
        Assert.Contains("this would change the seats", output, StringComparison.Ordinal);
        Assert.Contains("ada", output, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("station,contest,choice,votes\nX-1,mayor,ada,1\n", ":2: column \"station\": there is no station \"X-1\"")]
    [InlineData("station,contest,choice,votes\nN-1,king,ada,1\n", ":2: column \"contest\": there is no contest \"king\"")]
    [InlineData("station,contest,choice,votes\nN-1,mayor,eva,1\n", ":2: column \"choice\": there is no choice \"eva\"")]
    [InlineData("station,contest,line,value\nN-1,mayor,99,1\n", ":2: column \"line\": there is no line \"99\"")]
    [InlineData("station,contest,choice,votes\nN-1,mayor,ada,-1\n", ":2: column \"votes\": \"-1\" is negative")]
    [InlineData("station,contest,choice,votes\nN-1,mayor,ada,1\nN-1,mayor,ada,1\n", ":3: this number stands on line 2 already")]
    [InlineData("station,contest,choice,line,value\nN-1,mayor,,,1\n", ":2: the row names neither a choice nor a line")]
    [InlineData("station,contest,choice,line,value\nN-1,mayor,ada,1,1\n", ":2: the row names a choice and a line")]
    [InlineData("station,contest\nN-1,mayor\n", ":1: there is no number to compare")]
    [InlineData("station,contest,choice,votes\n", ":2: there is no row")]
    [InlineData("", ":1: the file is empty")]
    public void A_file_with_a_fault_is_refused_whole(string file, string expected)
    {
        var (code, output, error) = Run(file);

        Assert.Equal((1, string.Empty), (code, output));
        Assert.Contains(expected, error, StringComparison.Ordinal);
        Assert.Contains("Nothing was compared", error, StringComparison.Ordinal);
    }

    [Fact]
    public void Before_the_close_nothing_is_compared()
    {
        var (code, output, error) = Run("station,contest,choice,votes\nN-1,mayor,ada,90\n", "--at", "2025-03-02T12:30:00+04:00");

        Assert.Equal((1, string.Empty), (code, output));
        Assert.Contains("the polls of contest \"mayor\" are not closed", error, StringComparison.Ordinal);
    }

    private static (int Code, string Output, string Error) Run(string file, params string[] words)
    {
        using var folder = new Folder();
        File.WriteAllText(folder["mine.csv"], file);
        return Verbs.Run(["compare", SmallPackage.Source, folder["mine.csv"], .. words]);
    }
}
