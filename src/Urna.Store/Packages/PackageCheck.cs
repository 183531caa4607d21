namespace Urna.Store.Packages;

/// <summary>All that can be said against a package: its faults, and the facts of it that the rules refuse.</summary>
public sealed class PackageCheck
{
    /// <summary>How many times <see cref="Of"/> says where it is, at most.</summary>
    public const int Steps = 15;

    private PackageCheck(PackageReading reading, PackageFaults faults)
    {
        Package = reading.Package;
        FaultCount = reading.FaultCount + faults.Count;
        Faults = [.. reading.Faults.Concat(faults.First).Take(PackageFaults.Shown)];
        WarningCount = reading.WarningCount;
        Warnings = reading.Warnings;
    }

    /// <summary>The package; none where its files have a fault.</summary>
    public Package? Package { get; }

    /// <summary>How many faults.</summary>
    public long FaultCount { get; }

    /// <summary>The first hundred faults.</summary>
    public IReadOnlyList<PackageFault> Faults { get; }

    /// <summary>How many warnings.</summary>
    public long WarningCount { get; }

    /// <summary>The first hundred warnings.</summary>
    public IReadOnlyList<PackageFault> Warnings { get; }

    /// <summary>Reads the package in a folder, then asks the rules for every fact it makes. Says which step it is at.</summary>
    public static PackageCheck Of(string folder, Action<string> progress)
    {
        var reading = Packages.Package.Read(folder, progress);
        var faults = new PackageFaults();
        if (reading.Package is null) return new(reading, faults);
        progress("rules");
        if (reading.Package is { Profile.Kind: Registers.Kind.Live or Registers.Kind.Rehearsal, Protocols.Length: > 0 })
            faults.Add(ProtocolsFile.Name, 1, $"the package is of kind {Registers.KindNames.Of(reading.Package.Profile.Kind)}, whose protocols are entered by people, twice and blind; expected kind replay or reconstruction, or no protocols");
        else Ask(reading.Package, faults);
        return new(reading, faults);
    }

    private static void Ask(Package package, PackageFaults faults)
    {
        var views = new Views();
        var seatings = new Dictionary<object, PackageSeating>(ReferenceEqualityComparer.Instance);
        foreach (var seating in package.Commissions) seatings.Add(seating.Fact, seating);
        foreach (var (entry, happened) in PackageFacts.Traced(package, () => views))
        {
            if (Rules.Decide(views, entry.By, entry.Fact, entry.At) is Decision.Refused(var refusal))
            {
                var (file, line) = seatings.TryGetValue(entry.Fact, out var row) ? (row.File, row.Line) : OriginOf(package, happened);
                faults.Add(file, line, $"the rules refuse {entry.Fact.Name}: {refusal.Code} (article {refusal.Article}): {refusal.Sentence}");
            }
            else views.Apply(entry);
        }
    }

    private static (string File, int Line) OriginOf(Package package, PackageEvent? happened) => happened switch
    {
        { Kind: EventKind.Turnout, Index: var row } => (TurnoutFile.Name, package.Turnout[row].Line),
        { Kind: EventKind.Decision, Index: var row } => (DecisionsFile.Name, package.Decisions[row].Line),
        { Kind: EventKind.Protocol or EventKind.Correction, Index: var row } => (ProtocolsFile.Name, package.Protocols[row].Line),
        { Kind: EventKind.Closing } => (ContestsFile.Name, 1),
        _ => (ElectionFile.Name, 1),
    };
}
