using Urna.Record;

namespace Urna.Registers;

/// <summary>One decision on a ballot was called: a seat in a constituency, a party list, a question.</summary>
/// <param name="Contest">Its code.</param>
/// <param name="Unit">The unit whose voters decide it.</param>
/// <param name="Group">The body it fills, of the profile.</param>
/// <param name="System">How votes become seats, of the profile.</param>
/// <param name="Form">The form of its protocols.</param>
/// <param name="Seats">Seats to be filled, 0 to 10,000, 1 where the first alone wins; 0 where they are allotted over a larger area than this record's.</param>
/// <param name="Marks">Marks a voter may make, from 1.</param>
/// <param name="Opens">When voting begins.</param>
/// <param name="Closes">When voting ends.</param>
/// <param name="Names">Its names.</param>
/// <param name="Link"><c>runoff</c>, <c>rerun</c> or <c>repeat</c> of another contest; empty where it stands alone.</param>
/// <param name="LinkedTo">That other contest; empty where it stands alone.</param>
public sealed record ContestCalled(
    string Contest, string Unit, string Group, string System, string Form, int Seats, int Marks, Moment Opens, Moment Closes, Names Names, string Link, string LinkedTo) : Fact
{
    /// <summary>The most seats of one contest.</summary>
    public const int MaxSeats = 10_000;

    internal override void WriteData(CanonicalWriter writer)
    {
        writer.Key("closes"u8);
        writer.Moment(Closes);
        writer.Key("contest"u8);
        writer.Text(Contest);
        writer.Key("form"u8);
        writer.Text(Form);
        writer.Key("group"u8);
        writer.Text(Group);
        writer.Optional("link"u8, Link);
        writer.Optional("linkedTo"u8, LinkedTo);
        writer.Key("marks"u8);
        writer.Number(Marks);
        writer.Key("names"u8);
        Names.Write(writer);
        writer.Key("opens"u8);
        writer.Moment(Opens);
        writer.Key("seats"u8);
        writer.Number(Seats);
        writer.Key("system"u8);
        writer.Text(System);
        writer.Key("unit"u8);
        writer.Text(Unit);
    }

    internal static ContestCalled Read(ref CanonicalReader reader)
    {
        var closes = reader.Moment("closes"u8);
        var contest = reader.Code("contest"u8);
        var form = reader.Code("form"u8);
        var group = reader.Code("group"u8);
        var link = reader.OptionalCode("link"u8);
        var linkedTo = reader.OptionalCode("linkedTo"u8);
        var marks = reader.Count("marks"u8);
        reader.Key("names"u8);
        var names = Names.Read(ref reader);
        var opens = reader.Moment("opens"u8);
        var seats = reader.Count("seats"u8);
        var system = reader.Code("system"u8);
        return new(contest, reader.Code("unit"u8), group, system, form, seats, marks, opens, closes, names, link, linkedTo);
    }
}
