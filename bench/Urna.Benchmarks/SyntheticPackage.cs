using System.Globalization;

namespace Urna.Benchmarks;

/// <summary>
/// An invented package of the size and form of Russia's presidential election of 2018: 97,699 stations, eight choices, twelve lines, 85 regions
/// and their territories. Nothing in it is data of that election. Here and there a relation between lines is broken.
/// </summary>
internal sealed class SyntheticPackage(int stations)
{
    /// <summary>The lines of the form.</summary>
    public const int Lines = 12;

    /// <summary>The choices.</summary>
    public const int Choices = 8;

    private const int Regions = 85;
    private const int StationsOfTerritory = 35;

    /// <summary>Writes the package into a folder of the output; gives it.</summary>
    public string Write()
    {
        var folder = Path.Combine(Results.Out, $"package-{stations}");
        Directory.CreateDirectory(folder);
        File.WriteAllText(Path.Combine(folder, "election.json"), Election());
        var territories = (stations + StationsOfTerritory - 1) / StationsOfTerritory;
        Write(folder, "units.csv", "unit,parent,kind,name_en", Units(territories));
        Write(folder, "contests.csv", "contest,unit,group,system,form,seats,name_en", ["president,land,head,first,uik,1,President"]);
        Write(folder, "choices.csv", "contest,choice,position,kind,name_en", Enumerable.Range(1, Choices).Select(c => Row.Of($"president,c{c},{c},self,Candidate {c}")));
        Write(folder, "stations.csv", "station,unit,kinds,place_en", All(s => Row.Of($"{Code(s)},t{s / StationsOfTerritory},permanent,\"School {s}, street {s % 97}\"")));
        Write(folder, "ballots.csv", "station,contest,permanent,temporary,handed", All(s => Row.Of($"{Code(s)},president,{Voters(s)},0,{Voters(s) + 20}")));
        Write(folder, "protocols.csv", "station,contest,received_at,completed_at," + string.Join(',', Enumerable.Range(1, Lines).Select(l => $"line_{l}")), All(s =>
            $"{Code(s)},president,2018-03-18T{21 + (s & 1)}:{s % 60:D2}:{s % 59:D2}+03:00,2018-03-18T20:{s % 60:D2}:00+03:00,{string.Join(',', Numbers(s).Take(Lines))}"));
        Write(folder, "votes.csv", "station,contest,choice,votes", Enumerable.Range(0, stations).SelectMany(s => Numbers(s).Skip(Lines).Select((v, i) => Row.Of($"{Code(s)},president,c{i + 1},{v}"))));
        return folder;
    }

    private static void Write(string folder, string name, string header, IEnumerable<string> rows) => File.WriteAllLines(Path.Combine(folder, name), rows.Prepend(header));

    private static IEnumerable<string> Units(int territories) =>
        Enumerable.Range(0, Regions).Select(r => Row.Of($"r{r},land,region,Region {r}")).Prepend("land,,country,Land")
            .Concat(Enumerable.Range(0, territories).Select(t => Row.Of($"t{t},r{t % Regions},territory,Territory {t}")));

    private IEnumerable<string> All(Func<int, string> row) => Enumerable.Range(0, stations).Select(row);

    private static string Code(int s) => string.Create(CultureInfo.InvariantCulture, $"R{s / StationsOfTerritory:D4}-{s % StationsOfTerritory + 1:D3}");

    private static int Voters(int s) => 200 + (int)((long)s * 7919 % 2700);

    private static int[] Numbers(int s)
    {
        var voters = Voters(s);
        var voted = voters * (40 + s % 50) / 100;
        var (outside, early, invalid) = (voted / 20, voted / 200, 2 + s % 9);
        var votes = new int[Choices];
        var rest = voted - invalid;
        for (var i = 0; i < Choices - 1; i++)
        {
            votes[i] = rest * (1 + ((s + i) % 5)) / 9;
            rest -= votes[i];
        }

        votes[Choices - 1] = rest;
        int[] lines = [voters, voters + 20, early, voted - outside - early, outside, voters + 20 - voted, outside, voted - outside, invalid, voted - invalid, 0, 0];
        if (s % 499 == 7) lines[1]++;
        if (s % 1009 == 3) lines[9]++;
        if (s % 211 == 5) lines[0]--;
        return [.. lines, .. votes];
    }

    private static string Election()
    {
        (string Code, string Left, string Relation, string Right)[] checks = [.. Relations.All.Select(r => (r.Code, Terms(r.Left), r.Relation, Terms(r.Right)))];
        var lines = string.Join(',', Enumerable.Range(1, Lines).Select(l => Row.Of($$"""{"code":"{{l}}","names":{"en":"Line {{l}}"},"stage":"{{(l <= 6 ? "before" : "after")}}"}""")));
        var asked = string.Join(',', checks.Select(c => $$"""{"code":"{{c.Code}}","left":[{{c.Left}}],"relation":"{{c.Relation}}","right":[{{c.Right}}],"level":"note","article":"1","sentence":{"en":"{{c.Code}}"} }"""));
        return $$$"""
            {"package":1,"election":"synthetic-2018","kind":"reconstruction","names":{"en":"Synthetic"},"languages":["en"],"offset":"+03:00","opens":"2018-03-18T08:00:00+03:00",
             "closes":"2018-03-18T20:00:00+03:00","frozen":"2018-03-17T18:00:00+03:00","source":{"text":"made by the benchmark","licence":"none"},
             "profile":{"version":"1","law":{"en":"none"},"cutoffs":[],"turnout":{"falling":"justify","aboveList":"justify"},"early":"note","tie":{"consequence":"failed","article":"1"},
              "annulment":{"stations":"2/5","article":"1"},"quorum":{"national":5,"constituency":3,"precinct":2},"invalidatedInTurnout":true,"withdrawnVotes":"kept",
              "registers":{"smallest":1,"largest":3000,"tolerance":"1/1"},"publication":{"everySeconds":60,"silenceSeconds":1800,"pausers":2,"smallestBallots":0},
              "stationKinds":[{"code":"permanent","names":{"en":"Permanent"},"basis":"1","special":false}],
              "unitKinds":[{"code":"country","names":{"en":"Country"}},{"code":"region","names":{"en":"Region"}},{"code":"territory","names":{"en":"Territory"}}]},
             "groups":[{"code":"head","names":{"en":"President"},"seats":1,"main":true}],"systems":[{"code":"first","type":"plurality"}],
             "forms":[{"code":"uik","names":{"en":"Protocol"},"source":"made by the benchmark","lines":[{{{lines}}}],"checks":[{{{asked}}}],
              "roles":{"registered":["1"],"voted":["9","10"],"valid":["10"],"invalid":["9"]}}],"totals":{}}
            """;
    }

    private static string Terms(string terms) => string.Join(',', terms.Split(' ').Select(t => $"\"{t}\""));
}
