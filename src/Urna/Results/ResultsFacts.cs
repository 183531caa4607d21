using Urna.Record;

namespace Urna.Results;

/// <summary>A contest's result reached a legal stage.</summary>
/// <param name="Contest">The contest.</param>
/// <param name="Stage"><c>constituency</c>, <c>national</c> or <c>court</c>.</param>
/// <param name="Decision">The number of the decision.</param>
public sealed record StageReached(string Contest, string Stage, string Decision) : Fact
{
    internal override void WriteData(CanonicalWriter writer)
    {
        writer.Key("contest"u8);
        writer.Text(Contest);
        writer.Key("decision"u8);
        writer.Text(Decision);
        writer.Key("stage"u8);
        writer.Text(Stage);
    }

    internal static StageReached Read(ref CanonicalReader reader)
    {
        var contest = reader.Code("contest"u8);
        var decision = reader.Code("decision"u8);
        return new(contest, reader.Code("stage"u8), decision);
    }
}

/// <summary>A contest's election was annulled.</summary>
/// <param name="Contest">The contest.</param>
/// <param name="Decision">The number of the decision.</param>
public sealed record ContestAnnulled(string Contest, string Decision) : Fact
{
    internal override void WriteData(CanonicalWriter writer) => ContestAct.Write(writer, Contest, Decision);

    internal static ContestAnnulled Read(ref CanonicalReader reader)
    {
        var (contest, decision) = ContestAct.Read(ref reader);
        return new(contest, decision);
    }
}

/// <summary>A contest's election was postponed, as where one candidate or none is left.</summary>
/// <param name="Contest">The contest.</param>
/// <param name="Decision">The number of the decision.</param>
public sealed record ContestPostponed(string Contest, string Decision) : Fact
{
    internal override void WriteData(CanonicalWriter writer) => ContestAct.Write(writer, Contest, Decision);

    internal static ContestPostponed Read(ref CanonicalReader reader)
    {
        var (contest, decision) = ContestAct.Read(ref reader);
        return new(contest, decision);
    }
}

/// <summary>Equal votes were decided by lot, where the profile's law has lots drawn.</summary>
/// <param name="Contest">The contest.</param>
/// <param name="Choice">The choice that the lot gave the seat.</param>
/// <param name="Decision">The number of the decision.</param>
public sealed record LotDrawn(string Contest, string Choice, string Decision) : Fact
{
    internal override void WriteData(CanonicalWriter writer)
    {
        writer.Key("choice"u8);
        writer.Text(Choice);
        ContestAct.Write(writer, Contest, Decision);
    }

    internal static LotDrawn Read(ref CanonicalReader reader)
    {
        var choice = reader.Code("choice"u8);
        var (contest, decision) = ContestAct.Read(ref reader);
        return new(contest, choice, decision);
    }
}

/// <summary>The data that all decisions on a contest share.</summary>
internal static class ContestAct
{
    public static void Write(CanonicalWriter writer, string contest, string decision)
    {
        writer.Key("contest"u8);
        writer.Text(contest);
        writer.Key("decision"u8);
        writer.Text(decision);
    }

    public static (string Contest, string Decision) Read(ref CanonicalReader reader)
    {
        var contest = reader.Code("contest"u8);
        return (contest, reader.Code("decision"u8));
    }
}
