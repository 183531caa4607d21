using Urna.Record;

namespace Urna.Candidates;

/// <summary>A party or bloc that stands or nominates.</summary>
/// <param name="Party">Its code.</param>
/// <param name="Names">Its names.</param>
/// <param name="ShortNames">Its short names; none where it has no others.</param>
/// <param name="Color"><c>rrggbb</c>; empty where none is given.</param>
public sealed record PartyListed(string Party, Names Names, Names ShortNames, string Color) : Fact
{
    internal override void WriteData(CanonicalWriter writer)
    {
        writer.Optional("color"u8, Color);
        writer.Key("names"u8);
        Names.Write(writer);
        writer.Key("party"u8);
        writer.Text(Party);
        writer.Key("short"u8);
        ShortNames.Write(writer);
    }

    internal static PartyListed Read(ref CanonicalReader reader)
    {
        var color = reader.OptionalCode("color"u8);
        reader.Key("names"u8);
        var names = Names.Read(ref reader);
        var party = reader.Code("party"u8);
        reader.Key("short"u8);
        return new(party, names, Names.Read(ref reader), color);
    }
}

/// <summary>A choice was registered: a candidate, a list, an answer.</summary>
/// <param name="Contest">The contest.</param>
/// <param name="Choice">Its code, unique within the contest.</param>
/// <param name="Position">Its place on the ballot, from 1.</param>
/// <param name="Kind"><c>party</c>, <c>bloc</c>, <c>self</c>, <c>initiative</c>, <c>list</c> or <c>answer</c>.</param>
/// <param name="Names">Its names.</param>
/// <param name="Party">The nominating party; empty where there is none.</param>
/// <param name="MemberOf">The party the candidate is a member of; empty where there is none. Not the same as nominated by.</param>
/// <param name="Distinguishing">What tells two equal names apart on the ballot; empty where not needed.</param>
public sealed record ChoiceRegistered(string Contest, string Choice, int Position, string Kind, Names Names, string Party, string MemberOf, string Distinguishing) : Fact
{
    internal override void WriteData(CanonicalWriter writer)
    {
        writer.Key("choice"u8);
        writer.Text(Choice);
        writer.Key("contest"u8);
        writer.Text(Contest);
        writer.Optional("distinguishing"u8, Distinguishing);
        writer.Key("kind"u8);
        writer.Text(Kind);
        writer.Optional("memberOf"u8, MemberOf);
        writer.Key("names"u8);
        Names.Write(writer);
        writer.Optional("party"u8, Party);
        writer.Key("position"u8);
        writer.Number(Position);
    }

    internal static ChoiceRegistered Read(ref CanonicalReader reader)
    {
        var choice = reader.Code("choice"u8);
        var contest = reader.Code("contest"u8);
        var distinguishing = reader.OptionalText("distinguishing"u8);
        var kind = reader.Code("kind"u8);
        var memberOf = reader.OptionalCode("memberOf"u8);
        reader.Key("names"u8);
        var names = Names.Read(ref reader);
        var party = reader.OptionalCode("party"u8);
        return new(contest, choice, reader.Count("position"u8), kind, names, party, memberOf, distinguishing);
    }
}

/// <summary>A choice no longer stands; its line stays on the ballot.</summary>
/// <param name="Contest">The contest.</param>
/// <param name="Choice">The choice.</param>
/// <param name="Decision">The number of the decision.</param>
public sealed record ChoiceWithdrawn(string Contest, string Choice, string Decision) : Fact
{
    internal override void WriteData(CanonicalWriter writer)
    {
        writer.Key("choice"u8);
        writer.Text(Choice);
        writer.Key("contest"u8);
        writer.Text(Contest);
        writer.Key("decision"u8);
        writer.Text(Decision);
    }

    internal static ChoiceWithdrawn Read(ref CanonicalReader reader)
    {
        var choice = reader.Code("choice"u8);
        var contest = reader.Code("contest"u8);
        return new(contest, choice, reader.Code("decision"u8));
    }
}
