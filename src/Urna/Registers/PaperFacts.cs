using Urna.Record;

namespace Urna.Registers;

/// <summary>A picture or text that belongs to a station's protocol or to a decision was stored beside the record.</summary>
/// <param name="Hash">SHA-256 over a 32-byte nonce and the bytes, 64 hexadecimal digits.</param>
/// <param name="Kind"><c>scan</c>, <c>photo</c>, <c>act</c>, <c>decision</c>, <c>dissent</c> or <c>explanation</c>.</param>
/// <param name="Media">Such as <c>image.jpeg</c>, with a dot for the slash.</param>
/// <param name="Bytes">Its length.</param>
/// <param name="Station">The station; empty for a decision's paper.</param>
/// <param name="Contest">The contest; empty for a decision's paper.</param>
/// <param name="Decision">The number of the decision; empty for a station's paper.</param>
public sealed record PaperAttached(string Hash, string Kind, string Media, int Bytes, string Station, string Contest, string Decision) : Fact
{
    internal override void WriteData(CanonicalWriter writer)
    {
        writer.Key("bytes"u8);
        writer.Number(Bytes);
        writer.Optional("contest"u8, Contest);
        writer.Optional("decision"u8, Decision);
        writer.Key("hash"u8);
        writer.Text(Hash);
        writer.Key("kind"u8);
        writer.Text(Kind);
        writer.Key("media"u8);
        writer.Text(Media);
        writer.Optional("station"u8, Station);
    }

    internal static PaperAttached Read(ref CanonicalReader reader)
    {
        var bytes = reader.Count("bytes"u8);
        var contest = reader.OptionalCode("contest"u8);
        var decision = reader.OptionalCode("decision"u8);
        var hash = reader.Text("hash"u8);
        var kind = reader.Code("kind"u8);
        var media = reader.Code("media"u8);
        return new(hash, kind, media, bytes, reader.OptionalCode("station"u8), contest, decision);
    }
}

/// <summary>A paper and its nonce were removed by decision; what is counted does not change.</summary>
/// <param name="Hash">The hash of the paper.</param>
/// <param name="Decision">The number of the decision.</param>
/// <param name="Article">The article it rests on.</param>
/// <param name="Confirmer">The second person; the first is the author.</param>
public sealed record PaperWithheld(string Hash, string Decision, string Article, string Confirmer) : Fact
{
    internal override void WriteData(CanonicalWriter writer)
    {
        writer.Key("article"u8);
        writer.Text(Article);
        writer.Key("confirmer"u8);
        writer.Text(Confirmer);
        writer.Key("decision"u8);
        writer.Text(Decision);
        writer.Key("hash"u8);
        writer.Text(Hash);
    }

    internal static PaperWithheld Read(ref CanonicalReader reader)
    {
        var article = reader.Text("article"u8);
        var confirmer = reader.Code("confirmer"u8);
        var decision = reader.Code("decision"u8);
        return new(reader.Text("hash"u8), decision, article, confirmer);
    }
}

/// <summary>An act of a commission. Its effects are facts of their own that name it.</summary>
/// <param name="Decision">Its number, unique within the record.</param>
/// <param name="Date">When it was taken.</param>
/// <param name="Commission">The code of the commission.</param>
/// <param name="Tier"><c>national</c>, <c>constituency</c> or <c>precinct</c>.</param>
/// <param name="Article">The article it rests on.</param>
/// <param name="Present">Members present.</param>
/// <param name="For">Votes for it.</param>
/// <param name="Against">Votes against it.</param>
/// <param name="Dissent">Dissenting opinions attached.</param>
/// <param name="Confirmer">The second person of the same commission; the first is the author.</param>
public sealed record DecisionTaken(
    string Decision, Moment Date, string Commission, string Tier, string Article, int Present, int For, int Against, int Dissent, string Confirmer) : Fact
{
    internal override void WriteData(CanonicalWriter writer)
    {
        writer.Key("against"u8);
        writer.Number(Against);
        writer.Key("article"u8);
        writer.Text(Article);
        writer.Key("commission"u8);
        writer.Text(Commission);
        writer.Key("confirmer"u8);
        writer.Text(Confirmer);
        writer.Key("date"u8);
        writer.Moment(Date);
        writer.Key("decision"u8);
        writer.Text(Decision);
        writer.Key("dissent"u8);
        writer.Number(Dissent);
        writer.Key("for"u8);
        writer.Number(For);
        writer.Key("present"u8);
        writer.Number(Present);
        writer.Key("tier"u8);
        writer.Text(Tier);
    }

    internal static DecisionTaken Read(ref CanonicalReader reader)
    {
        var against = reader.Count("against"u8);
        var article = reader.Text("article"u8);
        var commission = reader.Code("commission"u8);
        var confirmer = reader.Code("confirmer"u8);
        var date = reader.Moment("date"u8);
        var decision = reader.Code("decision"u8);
        var dissent = reader.Count("dissent"u8);
        var votes = reader.Count("for"u8);
        var present = reader.Count("present"u8);
        return new(decision, date, commission, reader.Code("tier"u8), article, present, votes, against, dissent, confirmer);
    }
}
