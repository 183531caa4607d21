using System.Collections.Immutable;
using Urna.Candidates;
using Urna.Protocols;
using Urna.Registers;

namespace Urna.Store.Packages;

/// <summary>An election package without a fault (<c>docs/election-package.md</c>). Indexes of units, contests, stations and slots are those that the folded record gives them.</summary>
public sealed class Package
{
    /// <summary>The hash of its files, 64 hexadecimal digits (<c>docs/election-package.md</c>, section 4).</summary>
    public required string Hash { get; init; }

    /// <summary>The profile.</summary>
    public required Profile Profile { get; init; }

    /// <summary>The canonical JSON of <c>election.json</c> without its forms.</summary>
    public required ImmutableArray<byte> ProfileBytes { get; init; }

    /// <summary>The forms with their canonical JSON, in the order of the file.</summary>
    public required ImmutableArray<FormAdopted> Forms { get; init; }

    /// <summary>The units, each behind the one it lies in.</summary>
    public required ImmutableArray<UnitFormed> Units { get; init; }

    /// <summary>The contests, each behind the one it is linked to.</summary>
    public required ImmutableArray<ContestCalled> Contests { get; init; }

    /// <summary>The parties, in the order of the file.</summary>
    public required ImmutableArray<PartyListed> Parties { get; init; }

    /// <summary>The choices, in the order of the contests and of their ballots.</summary>
    public required ImmutableArray<ChoiceRegistered> Choices { get; init; }

    /// <summary>The stations with their ballots, in the order of the file.</summary>
    public required ImmutableArray<StationFormed> Stations { get; init; }

    /// <summary>The commissions, tier by tier in the order of the file, then who sits in them.</summary>
    public required ImmutableArray<PackageSeating> Commissions { get; init; }

    /// <summary>The slots, in the order of the stations and of their ballots.</summary>
    public required ImmutableArray<PackageSlot> Slots { get; init; }

    /// <summary>The last closing of each contest, over all its stations.</summary>
    public required ImmutableArray<Moment> Closings { get; init; }

    /// <summary>The turnout reports, in the order of the file.</summary>
    public required ImmutableArray<PackageTurnout> Turnout { get; init; }

    /// <summary>The protocols, in the order of the file.</summary>
    public required ImmutableArray<PackageProtocol> Protocols { get; init; }

    /// <summary>The decisions, in the order of the file.</summary>
    public required ImmutableArray<PackageDecision> Decisions { get; init; }

    /// <summary>The outlines of areas; none where the package has no map.</summary>
    public AreaMap? Map { get; init; }

    /// <summary>Voters on both lists, each station once, by its first ballot.</summary>
    public long Voters => Stations.Sum(s => (long)s.Ballots[0].Permanent + s.Ballots[0].Temporary);

    /// <summary>Reads and checks the package in a folder.</summary>
    public static PackageReading Read(string folder) => PackageReading.Of(folder, static _ => { });

    /// <summary>Reads and checks the package in a folder; says which file it is at.</summary>
    public static PackageReading Read(string folder, Action<string> progress) => PackageReading.Of(folder, progress);
}
