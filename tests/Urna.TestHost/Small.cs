using Urna.Registers;
using Urna.Store.Records;

namespace Urna.TestHost;

/// <summary>A small election: a record that is opened, a country, and areas in it as many as a test asks for.</summary>
public static class Small
{
    public const string Origin = "urna.example/e/small/live-00000001";

    public static readonly Author Registrar = new("r1", "cec", Roles.Registrar);

    public static Request Open(Kind kind = Kind.Live, Moment at = default) =>
        Ask(1, new RecordOpened("small", kind, Origin, new('0', 64), 1)) with { At = at };

    public static Request Country(Moment at = default) => Ask(2, new UnitFormed("land", "", "country", Names.None)) with { At = at };

    /// <summary>An area; its id is made from its number, so that asking for the same number is asking again.</summary>
    public static Request Area(int number, Moment at = default) =>
        Ask((UInt128)number + 1000, new UnitFormed($"u{number}", "land", "area", Names.Of([("en", $"Area {number}")]))) with { At = at };

    public static Request Ask(UInt128 id, Fact fact) => Request.Of(Registrar, new(id), fact);
}
