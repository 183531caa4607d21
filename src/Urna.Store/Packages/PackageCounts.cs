using Urna.Protocols;

namespace Urna.Store.Packages;

/// <summary>Writes <c>protocols.csv</c> and <c>votes.csv</c>.</summary>
internal static class PackageCounts
{
    public static void Write(Package package, Func<string, IEnumerable<string>, CsvOutput> open, Func<Moment, string> time)
    {
        var forms = package.Forms.ToDictionary(f => f.Form.Code, f => f.Form, StringComparer.Ordinal);
        string[] lines = [.. package.Forms.SelectMany(f => f.Form.Lines.Select(l => l.Code)).Distinct(StringComparer.Ordinal)];
        var ballots = package.Choices.GroupBy(c => c.Contest, StringComparer.Ordinal).ToDictionary(g => g.Key, g => g.Select(c => c.Choice).ToArray(), StringComparer.Ordinal);
        using var protocols = open(
            ProtocolsFile.Name, ["station", "contest", "received_at", "completed_at", "form_number", "version", "decision", .. lines.Select(l => $"line_{l}")]);
        using var votes = open(VotesFile.Name, ["station", "contest", "choice", "votes", "version"]);
        foreach (var row in package.Protocols)
        {
            var entered = row.Entered;
            protocols.Put(entered.Station).Put(entered.Contest).Put(time(entered.Claimed.IsKnown ? entered.Claimed : row.At)).Put(time(entered.Completed));
            protocols.Put(entered.FormNumber).Put(entered.Version).Put(entered.Decision);
            var form = forms[package.Contests[package.Slots[row.Slot].Contest].Form];
            foreach (var line in lines) protocols.Written(form.LineIndex(line) is >= 0 and var index ? entered.Lines[index] : Numbers.Empty);
            protocols.End();
            var ballot = ballots[entered.Contest];
            for (var place = 0; place < ballot.Length; place++) votes.Put(entered.Station).Put(entered.Contest).Put(ballot[place]).Written(entered.Votes[place]).Put(entered.Version).End();
        }
    }
}
