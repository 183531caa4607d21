namespace Urna.Store.Packages;

/// <summary>What came of reading a package: the package, or its faults.</summary>
public sealed class PackageReading
{
    private PackageReading(PackageDraft draft, Package? package)
    {
        Package = package;
        FaultCount = draft.Faults.Count;
        Faults = draft.Faults.First;
        WarningCount = draft.Warnings.Count;
        Warnings = draft.Warnings.First;
    }

    /// <summary>The package; none where it has a fault.</summary>
    public Package? Package { get; }

    /// <summary>How many faults it has.</summary>
    public long FaultCount { get; }

    /// <summary>The first hundred faults.</summary>
    public IReadOnlyList<PackageFault> Faults { get; }

    /// <summary>How many warnings: limits of the registers that are passed, which blocks nothing.</summary>
    public long WarningCount { get; }

    /// <summary>The first hundred warnings.</summary>
    public IReadOnlyList<PackageFault> Warnings { get; }

    internal static PackageReading Of(string folder, Action<string> progress)
    {
        var draft = new PackageDraft(folder);
        Unknown(draft);
        progress(ElectionFile.Name);
        if (!ElectionFile.Read(draft)) return new(draft, null);
        foreach (var (name, read) in Steps)
        {
            progress(name);
            read(draft);
        }

        RegisterChecks.Check(draft);
        return new(draft, draft.Faults.Count == 0 ? draft.ToPackage() : null);
    }

    private static readonly (string Name, Action<PackageDraft> Read)[] Steps =
    [
        (UnitsFile.Name, UnitsFile.Read), (ContestsFile.Name, ContestsFile.Read), (PartiesFile.Name, PartiesFile.Read), (ChoicesFile.Name, ChoicesFile.Read),
        (StationsFile.Name, StationsFile.Read), (BallotsFile.Name, BallotsFile.Read), (CommissionsFile.Name, CommissionsFile.Read), (DecisionsFile.Name, DecisionsFile.Read), (TurnoutFile.Name, TurnoutFile.Read),
        (ProtocolsFile.Name, ProtocolsFile.Read), (VotesFile.Name, VotesFile.Read), (DecisionsFile.Name, DecisionEffects.Check), (AreaMap.File, ReadMap),
    ];

    private static void ReadMap(PackageDraft draft)
    {
        using var file = draft.OpenFile(AreaMap.File, needed: false);
        if (file is null) return;
        var isWhole = !draft.Faults.In(ContestsFile.Name);
        draft.Map = AreaMapFile.Read(file, AreaMap.File, code => !isWhole || draft.Contests.Find(System.Text.Encoding.UTF8.GetBytes(code)) >= 0, draft.Faults);
    }

    // A misspelt name would otherwise be a file that is silently not read.
    private static void Unknown(PackageDraft draft)
    {
        if (!Directory.Exists(draft.Folder)) return;
        foreach (var path in Directory.EnumerateFiles(draft.Folder).Order(StringComparer.Ordinal))
        {
            var name = Path.GetFileName(path);
            if (Path.GetExtension(name).ToUpperInvariant() is ".CSV" or ".JSON" or ".GEOJSON" && name != AreaMap.File && !PackageWords.Files.Contains(name))
                draft.Faults.Add(name, 1, $"not a file of a package; expected one of {string.Join(", ", PackageWords.Files)}, {AreaMap.File}");
        }
    }
}
