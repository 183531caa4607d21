using System.Globalization;
using Urna.Registers;
using Urna.Store.Packages;

namespace Urna.Web.Tests.Hosting;

/// <summary>Before the polls of a contest are closed no vote of it can be had from any address, whatever is asked.</summary>
public sealed class LeakTests : IDisposable
{
    private const int First = 7_130_417;
    private const int Apart = 1_009;

    private readonly Folder _folder = new();
    private readonly Dictionary<string, string> _contestOf = new(StringComparer.Ordinal);
    private readonly Package _package;

    public LeakTests()
    {
        foreach (var path in Directory.EnumerateFiles(SmallElection.Folder)) File.Copy(path, _folder[Path.GetFileName(path)]);
        var lines = File.ReadAllLines(_folder["votes.csv"]);
        File.WriteAllLines(_folder["votes.csv"], lines.Select((line, i) => i == 0 ? line : Planted(line, First + (i * Apart))));
        _package = SmallElection.Read(_folder.Path);
    }

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task Before_a_contests_polls_are_closed_no_address_shows_a_vote_of_it_and_afterwards_some_do()
    {
        var steps = PackageFacts.Of(_package).Where(e => e.Fact is PollsClosed).Select(e => e.At).Distinct().ToArray();
        Assert.True(steps.Length > 1, "The election has contests that close at different times.");
        foreach (var close in steps)
        {
            Assert.NotEmpty(OpenAt(new(close.Milliseconds - 1)));
            Assert.Empty(await Shown(new(close.Milliseconds - 1)));
        }

        // The same search finds what it looks for as soon as it is there.
        Assert.Empty(OpenAt(new(steps[^1].Milliseconds)));
        Assert.NotEmpty(await Found(default, _contestOf.Keys));
    }

    /// <summary>The votes of open contests that any address shows at a moment.</summary>
    private Task<List<string>> Shown(Moment until)
    {
        var open = OpenAt(until);
        return Found(until, _contestOf.Where(n => open.Contains(n.Value)).Select(n => n.Key));
    }

    private async Task<List<string>> Found(Moment until, IEnumerable<string> numbers)
    {
        await using var served = await Served.Start(SmallElection.Until(_package, until));
        var profile = _package.Profile;
        var answers = await Crawl.Of(served, [profile.Closes, new(profile.Closes.Milliseconds + 86_400_000), new(profile.Closes.Milliseconds + (86_400_000L * 60))]);
        Assert.True(answers.Count > 50, $"Only {answers.Count} addresses were fetched.");
        var plain = answers.Select(a => (a.Key, Text: Crawl.Plain(a.Value))).ToList();
        return [.. numbers.SelectMany(n => plain.Where(a => a.Text.Contains(n, StringComparison.Ordinal)).Take(1).Select(a => $"{a.Key} shows {n}"))];
    }

    private string[] OpenAt(Moment moment)
    {
        var closed = PackageFacts.Of(_package).TakeWhile(e => e.At <= moment).Select(e => e.Fact).OfType<PollsClosed>().Select(c => c.Contest).ToHashSet(StringComparer.Ordinal);
        return [.. _package.Contests.Select(c => c.Contest).Where(c => !closed.Contains(c))];
    }

    private string Planted(string line, int number)
    {
        var cells = line.Split(',');
        var text = number.ToString(CultureInfo.InvariantCulture);
        if (!int.TryParse(cells[3], NumberStyles.None, CultureInfo.InvariantCulture, out _)) return line;
        cells[3] = text;
        _contestOf[text] = cells[1];
        return string.Join(',', cells);
    }
}
