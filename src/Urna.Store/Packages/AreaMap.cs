using System.Collections.Immutable;

namespace Urna.Store.Packages;

/// <summary>
/// Outlines of areas, and which contests are drawn in each (<c>docs/election-package.md</c>, section 7). It places numbers and changes none, and so it is no
/// part of the record: its own hash is shown beside it.
/// </summary>
public sealed class AreaMap
{
    /// <summary>Its name in a package.</summary>
    public const string File = "map.geojson";

    /// <summary>The areas, in the order of the file.</summary>
    public required ImmutableArray<MapArea> Areas { get; init; }

    /// <summary>Whether each outline is the boundary of the contests it names. Otherwise the contests lie in the area, or bear its name, and where they end is not known.</summary>
    public required bool IsExact { get; init; }

    /// <summary>What the areas are called together, such as <c>rayons</c>.</summary>
    public required Names Called { get; init; }

    /// <summary>Where the outlines come from, and their licence.</summary>
    public required string Source { get; init; }

    /// <summary>The file, byte by byte.</summary>
    public required ReadOnlyMemory<byte> Bytes { get; init; }

    /// <summary>The SHA-256 of the file, 64 hexadecimal digits.</summary>
    public required string Hash { get; init; }

    /// <summary>Reads the map of a file for an election; null where it has a fault, which is said.</summary>
    /// <param name="path">The file.</param>
    /// <param name="knows">Whether there is a contest of a code.</param>
    /// <param name="faults">What is wrong with it is added here.</param>
    public static AreaMap? Read(string path, Func<string, bool> knows, PackageFaults faults)
    {
        var name = Path.GetFileName(path);
        try
        {
            using var file = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.Read, 0, FileOptions.SequentialScan);
            return AreaMapFile.Read(file, name, knows, faults);
        }
        catch (Exception problem) when (problem is IOException or UnauthorizedAccessException)
        {
            faults.Add(name, 1, $"the file cannot be read: {problem.Message}");
            return null;
        }
    }
}

/// <summary>An area of a map.</summary>
/// <param name="Names">Its name.</param>
/// <param name="Contests">The codes of the contests drawn in it; none where no source names one.</param>
/// <param name="Rings">Its rings: those that lie in another are holes. The first point of a ring is not repeated at its end.</param>
public sealed record MapArea(Names Names, ImmutableArray<string> Contests, ImmutableArray<ImmutableArray<MapPoint>> Rings);

/// <summary>A place on the earth (WGS 84), in millionths of a degree. The default is where the equator meets the meridian of Greenwich.</summary>
/// <param name="Longitude">East of Greenwich; -180,000,000 to 180,000,000.</param>
/// <param name="Latitude">North of the equator; -90,000,000 to 90,000,000.</param>
public readonly record struct MapPoint(int Longitude, int Latitude);
