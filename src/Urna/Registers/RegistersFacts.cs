using System.Collections.Immutable;
using System.Text.Json;
using Urna.Record;

namespace Urna.Registers;

/// <summary>The first fact of a record: which election it is, and of which kind. Neither ever changes.</summary>
/// <param name="Election">The code of the election, part of every address.</param>
/// <param name="Kind">Live, rehearsal, replay or reconstruction.</param>
/// <param name="Origin">The origin line of its checkpoints: <c>host/e/election/kind-8 hexadecimal digits</c>.</param>
/// <param name="Package">SHA-256 of the election package, 64 hexadecimal digits (<c>docs/election-package.md</c>).</param>
/// <param name="Format">The format of the record, from 1.</param>
public sealed record RecordOpened(string Election, Kind Kind, string Origin, string Package, int Format) : Fact
{
    /// <summary>The newest format this version reads and the one it writes.</summary>
    public const int CurrentFormat = 1;

    internal override void WriteData(CanonicalWriter writer)
    {
        writer.Key("election"u8);
        writer.Text(Election);
        writer.Key("format"u8);
        writer.Number(Format);
        writer.Key("kind"u8);
        writer.Text(KindNames.Of(Kind));
        writer.Key("origin"u8);
        writer.Text(Origin);
        writer.Key("package"u8);
        writer.Text(Package);
    }

    internal static RecordOpened Read(ref CanonicalReader reader)
    {
        reader.Key("election"u8);
        var election = reader.Code();
        reader.Key("format"u8);
        var format = reader.Number();
        if (format != CurrentFormat) throw new RecordFormatException($"The record has format {format}: needs urna ≥ one that reads format {format} (this one reads format {CurrentFormat}).") { NeedsNewer = format > CurrentFormat };
        reader.Key("kind"u8);
        if (!KindNames.TryParse(reader.Code(), out var kind)) throw reader.Wrong("live, rehearsal, replay or reconstruction");
        reader.Key("origin"u8);
        var origin = reader.Text();
        reader.Key("package"u8);
        return new(election, kind, origin, reader.Text(), (int)format);
    }
}

/// <summary>The profile: all values the law sets, as the election package gives them. Only one is adopted, before anything else.</summary>
/// <param name="Profile">The profile, read.</param>
/// <param name="Canonical">Its canonical JSON.</param>
public sealed record ProfileAdopted(Profile Profile, ImmutableArray<byte> Canonical) : Fact
{
    internal override void WriteData(CanonicalWriter writer)
    {
        writer.Key("profile"u8);
        writer.Value(Canonical.AsSpan());
    }

    internal static ProfileAdopted Read(ref CanonicalReader reader)
    {
        reader.Key("profile"u8);
        var bytes = reader.Value().ToArray();
        using var document = JsonDocument.Parse(bytes);
        return new(JsonReading.Strictly(document.RootElement, Profile.Read), [.. bytes]);
    }
}

/// <summary>An area in the tree of areas.</summary>
/// <param name="Unit">Its code.</param>
/// <param name="Parent">The code of the area it lies in; empty for the root.</param>
/// <param name="Kind">A kind of the profile.</param>
/// <param name="Names">Its names.</param>
public sealed record UnitFormed(string Unit, string Parent, string Kind, Names Names) : Fact
{
    internal override void WriteData(CanonicalWriter writer)
    {
        writer.Key("kind"u8);
        writer.Text(Kind);
        writer.Key("names"u8);
        Names.Write(writer);
        writer.Optional("parent"u8, Parent);
        writer.Key("unit"u8);
        writer.Text(Unit);
    }

    internal static UnitFormed Read(ref CanonicalReader reader)
    {
        reader.Key("kind"u8);
        var kind = reader.Code();
        reader.Key("names"u8);
        var names = Names.Read(ref reader);
        var parent = reader.OptionalCode("parent"u8);
        reader.Key("unit"u8);
        return new(reader.Code(), parent, kind, names);
    }
}
