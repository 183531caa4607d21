using System.Security.Cryptography;
using Urna.Protocols;
using Urna.Record;

namespace Urna.Results;

/// <summary>
/// One hash over the results that follow from a record, so that two programs can say in 64 digits that they count the same.
/// It is defined byte by byte in <c>docs/record.md</c>, section 6, over what the facts say, not over how this program keeps them.
/// </summary>
public static class ResultDigest
{
    /// <summary>The digest, 64 lower-case hexadecimal digits.</summary>
    public static string Of(Views views)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        var writer = new CanonicalWriter();
        foreach (var contest in Contests(views))
        {
            writer.Clear();
            Write(writer, views, Tabulation.Of(views, contest));
            hash.AppendData(writer.Written);
            hash.AppendData("\n"u8);
        }

        return Convert.ToHexStringLower(hash.GetHashAndReset());
    }

    /// <summary>What the digest is taken of: a line for each contest.</summary>
    public static string TextOf(Views views)
    {
        var text = new System.Text.StringBuilder();
        var writer = new CanonicalWriter();
        foreach (var contest in Contests(views))
        {
            writer.Clear();
            Write(writer, views, Tabulation.Of(views, contest));
            text.Append(System.Text.Encoding.UTF8.GetString(writer.Written)).Append('\n');
        }

        return text.ToString();
    }

    /// <summary>The contests in their order.</summary>
    public static IEnumerable<int> Contests(Views views) => Enumerable.Range(0, views.Registers.ContestCount).OrderBy(c => views.Registers.Contest(c).Code, StringComparer.Ordinal);

    private static void Write(CanonicalWriter writer, Views views, ContestTally tally)
    {
        writer.BeginObject();
        writer.Key("annulled"u8);
        writer.Boolean(tally.Acts.Annulled is not null);
        writer.Key("contest"u8);
        writer.Text(tally.Contest.Code);
        writer.Key("lines"u8);
        Write(writer, tally, Columns.Common, tally.VotesColumn(0));
        writer.Key("missing"u8);
        writer.Number(tally.Missing);
        WriteParts(writer, tally);
        writer.Key("postponed"u8);
        writer.Boolean(tally.Acts.Postponed is not null);
        writer.Key("stage"u8);
        writer.Text(ResultsView.WordOf(tally.Acts.Stage));
        WriteTurnout(writer, views, tally);
        writer.Key("votes"u8);
        Write(writer, tally, tally.VotesColumn(0), tally.VotesColumn(tally.Ballot.Length));
        writer.EndObject();
    }

    private static void Write(CanonicalWriter writer, ContestTally tally, int from, int to)
    {
        writer.BeginArray();
        for (var column = from; column < to; column++) writer.Number(tally.Sums[column]);
        writer.EndArray();
    }

    private static void WriteParts(CanonicalWriter writer, ContestTally tally)
    {
        writer.Key("parts"u8);
        writer.BeginObject();
        foreach (var (name, part) in new[]
        {
            ("beingEntered", SlotPart.BeingEntered), ("counted", SlotPart.Counted), ("failed", SlotPart.Failed), ("held", SlotPart.Held),
            ("invalidated", SlotPart.Invalidated), ("notReceived", SlotPart.NotReceived), ("received", SlotPart.Received),
        })
        {
            writer.Key(System.Text.Encoding.ASCII.GetBytes(name));
            writer.BeginArray();
            writer.Number(tally.Of(part).Stations);
            writer.Number(tally.Of(part).Voters);
            writer.EndArray();
        }

        writer.EndObject();
    }

    private static void WriteTurnout(CanonicalWriter writer, Views views, ContestTally tally)
    {
        writer.Key("turnout"u8);
        writer.BeginArray();
        foreach (var cutoff in tally.Contest.Cutoffs)
        {
            var reports = TurnoutTabulation.Of(views, views.Registers.SlotsOf(tally.Index), cutoff);
            writer.BeginArray();
            writer.Number(reports.Counted);
            writer.Number(reports[TurnoutTabulation.Voters]);
            writer.EndArray();
        }

        writer.EndArray();
    }
}
