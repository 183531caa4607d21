using System.Net;
using System.Text.RegularExpressions;

namespace Urna.Web.Tests.Hosting;

/// <summary>Everything a visitor can fetch: what pages lead to from the first one on, and the doors for programs, each also as of other moments.</summary>
internal static partial class Crawl
{
    private const int Most = 600;

    /// <summary>The answers by address.</summary>
    public static async Task<Dictionary<string, string>> Of(Served served, IEnumerable<Moment> moments)
    {
        var found = new Dictionary<string, string>(StringComparer.Ordinal);
        var waiting = new Queue<string>(Doors(served).SelectMany(door => moments.Select(at => $"{door}{(door.Contains('?', StringComparison.Ordinal) ? '&' : '?')}at={at}").Prepend(door)));
        while (waiting.TryDequeue(out var address))
        {
            if (found.ContainsKey(address) || found.Count == Most) continue;
            using var answer = await served.Get(address);
            var text = await answer.Content.ReadAsStringAsync();
            found[address] = text;
            Assert.True((int)answer.StatusCode < 500, $"{address}: {(int)answer.StatusCode} {text}");
            if (answer.StatusCode == HttpStatusCode.Redirect) waiting.Enqueue(answer.Headers.Location?.ToString() ?? "/");
            if (answer.Content.Headers.ContentType?.MediaType != "text/html") continue;
            foreach (Match link in Link().Matches(text)) waiting.Enqueue(WebUtility.HtmlDecode(link.Groups[1].Value));
        }

        return found;
    }

    /// <summary>Numbers as they are, whatever stands between their thousands.</summary>
    public static string Plain(string text) => Between().Replace(WebUtility.HtmlDecode(text), string.Empty);

    private static IEnumerable<string> Doors(Served served)
    {
        var registers = served.Election.Head.Views.Registers;
        var root = served.Root;
        string[] doors = ["/", $"{root}/", $"{root}/en/", $"{root}/results.json", $"{root}/results.csv", $"{root}/status.json", $"{root}/record/checkpoint", $"{root}/record/tile/entries/000"];
        var contests = Enumerable.Range(0, registers.ContestCount).Select(c => registers.Contest(c).Code).SelectMany(c => new[] { $"{root}/results.json?contest={c}", $"{root}/results.csv?contest={c}", $"{root}/en/contest/{c}" });
        var stations = Enumerable.Range(0, registers.StationCount).Select(s => registers.Station(s).Code).SelectMany(s => new[] { $"{root}/station/{s}.json", $"{root}/en/station/{s}" });
        var units = Enumerable.Range(0, registers.UnitCount).Select(u => $"{root}/results.json?unit={registers.Unit(u).Code}");
        var entries = Enumerable.Range(0, (int)served.Election.Head.Size).Select(n => $"{root}/record/entry/{n}");
        return doors.Concat(contests).Concat(stations).Concat(units).Concat(entries);
    }

    [GeneratedRegex("href=\"(/[^\"#]*)", RegexOptions.CultureInvariant)]
    private static partial Regex Link();

    [GeneratedRegex(@"(?<=\d)[.,'\u00A0\u202F\u2009 ](?=\d{3}(?!\d))", RegexOptions.CultureInvariant)]
    private static partial Regex Between();
}
