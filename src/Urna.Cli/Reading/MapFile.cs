using Urna.Store.Packages;

namespace Urna.Cli.Reading;

/// <summary>A file with the outlines of areas, given beside a record.</summary>
internal static class MapFile
{
    /// <summary>Its map for an election.</summary>
    /// <exception cref="PlaceException">It is not there, or has faults.</exception>
    public static AreaMap Read(string file, Views views)
    {
        var faults = new PackageFaults();
        if (AreaMap.Read(file, code => views.Registers.FindContest(code) >= 0, faults) is { } map) return map;
        var first = string.Join(Environment.NewLine, faults.First.Take(3));
        throw new PlaceException($"{first}{Environment.NewLine}The map {file} has {faults.Count} {(faults.Count == 1 ? "fault" : "faults")}; docs/election-package.md, section 7, says what is expected.", 1);
    }
}
