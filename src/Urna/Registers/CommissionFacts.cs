using Urna.Record;

namespace Urna.Registers;

/// <summary>A commission was formed: the national one, one under it for a unit, or one for a station.</summary>
/// <param name="Commission">Its code.</param>
/// <param name="Tier"><c>national</c>, <c>constituency</c> or <c>precinct</c>.</param>
/// <param name="Under">The commission of the tier above that directs it; empty for the national one.</param>
/// <param name="Unit">The unit of a constituency commission: it decides on the contests that lie in it. Empty for the other tiers.</param>
/// <param name="Station">The station of a precinct commission; empty for the other tiers.</param>
/// <param name="Seats">Seats of voting members, from 1.</param>
/// <param name="Names">Its names; none where its code says it all.</param>
public sealed record CommissionFormed(string Commission, string Tier, string Under, string Unit, string Station, int Seats, Names Names) : Fact
{
    internal override void WriteData(CanonicalWriter writer)
    {
        writer.Key("commission"u8);
        writer.Text(Commission);
        writer.Key("names"u8);
        Names.Write(writer);
        writer.Key("seats"u8);
        writer.Number(Seats);
        writer.Optional("station"u8, Station);
        writer.Key("tier"u8);
        writer.Text(Tier);
        writer.Optional("under"u8, Under);
        writer.Optional("unit"u8, Unit);
    }

    internal static CommissionFormed Read(ref CanonicalReader reader)
    {
        var commission = reader.Code("commission"u8);
        reader.Key("names"u8);
        var names = Names.Read(ref reader);
        var seats = reader.Count("seats"u8);
        var station = reader.OptionalCode("station"u8);
        var tier = reader.Code("tier"u8);
        var under = reader.OptionalCode("under"u8);
        return new(commission, tier, under, reader.OptionalCode("unit"u8), station, seats, names);
    }
}

/// <summary>A person took a seat in a commission.</summary>
/// <param name="Commission">The commission.</param>
/// <param name="Member">The code of the member, unique within the commission.</param>
/// <param name="Office"><c>chair</c>, <c>secretary</c> or <c>member</c>.</param>
/// <param name="Side">The side that nominated the member, such as <c>majority</c>, <c>minority</c>, <c>independent</c> or a party; a code.</param>
/// <param name="Votes">Whether the member votes; one with a consultative voice does not.</param>
/// <param name="Names">The member's name where the law makes it public; none elsewhere.</param>
public sealed record MemberSeated(string Commission, string Member, string Office, string Side, bool Votes, Names Names) : Fact
{
    internal override void WriteData(CanonicalWriter writer)
    {
        writer.Key("commission"u8);
        writer.Text(Commission);
        writer.Key("member"u8);
        writer.Text(Member);
        writer.Key("names"u8);
        Names.Write(writer);
        writer.Key("office"u8);
        writer.Text(Office);
        writer.Key("side"u8);
        writer.Text(Side);
        writer.Key("votes"u8);
        writer.Boolean(Votes);
    }

    internal static MemberSeated Read(ref CanonicalReader reader)
    {
        var commission = reader.Code("commission"u8);
        var member = reader.Code("member"u8);
        reader.Key("names"u8);
        var names = Names.Read(ref reader);
        var office = reader.Code("office"u8);
        var side = reader.Code("side"u8);
        reader.Key("votes"u8);
        return new(commission, member, office, side, reader.Boolean(), names);
    }
}

/// <summary>A member left the commission.</summary>
/// <param name="Commission">The commission.</param>
/// <param name="Member">The member.</param>
/// <param name="Decision">The number of the decision.</param>
public sealed record MemberLeft(string Commission, string Member, string Decision) : Fact
{
    internal override void WriteData(CanonicalWriter writer)
    {
        writer.Key("commission"u8);
        writer.Text(Commission);
        writer.Key("decision"u8);
        writer.Text(Decision);
        writer.Key("member"u8);
        writer.Text(Member);
    }

    internal static MemberLeft Read(ref CanonicalReader reader)
    {
        var commission = reader.Code("commission"u8);
        var decision = reader.Code("decision"u8);
        return new(commission, reader.Code("member"u8), decision);
    }
}

/// <summary>A commission was dissolved; what it decided before stands.</summary>
/// <param name="Commission">The commission.</param>
/// <param name="Decision">The number of the decision, of another commission.</param>
public sealed record CommissionDissolved(string Commission, string Decision) : Fact
{
    internal override void WriteData(CanonicalWriter writer)
    {
        writer.Key("commission"u8);
        writer.Text(Commission);
        writer.Key("decision"u8);
        writer.Text(Decision);
    }

    internal static CommissionDissolved Read(ref CanonicalReader reader)
    {
        var commission = reader.Code("commission"u8);
        return new(commission, reader.Code("decision"u8));
    }
}
