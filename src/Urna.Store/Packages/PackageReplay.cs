using Urna.Registers;
using Urna.Store.Records;

namespace Urna.Store.Packages;

/// <summary>What has to be asked of a record so that it holds a package: of a past election everything, at the times of the package; of one to come the registers.</summary>
public static class PackageReplay
{
    /// <summary>The requests, in order; each is made when it is asked for. Recording them twice records them once, since their ids come from the package.</summary>
    public static IEnumerable<Request> Of(Package package) =>
        package.Profile.Kind is Kind.Replay or Kind.Reconstruction ? PackageFacts.Of(package).Select(Request) : ToCome(package);

    /// <summary>The request that records an entry of a past election.</summary>
    public static Request Request(Entry entry) => Records.Request.Of(entry.By, entry.Id, entry.Fact) with { At = entry.At };

    /// <summary>The no to a record that is of another package, as a sentence; null where it is of this one, or empty.</summary>
    public static string? Refuse(Package package, Head head) => head.Views.Registers.Opened is not { } opened || opened.Package == package.Hash
        ? null
        : $"The record is {opened.Election} with the package {opened.Package}; this package is {package.Profile.Election} with the hash {package.Hash}. Take another record, or the package it was opened with.";

    // Whoever runs an election records what happens as it happens, by the record's own clock.
    private static IEnumerable<Request> ToCome(Package package)
    {
        foreach (var entry in PackageFacts.Of(package))
        {
            yield return Records.Request.Of(entry.By, entry.Id, entry.Fact);
            if (entry.Fact is RegistersFrozen) yield break;
        }
    }
}
