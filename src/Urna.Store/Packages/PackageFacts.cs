using Urna.Registers;

namespace Urna.Store.Packages;

/// <summary>
/// The record of a past election: the entries that its package makes, in their order. The same package always makes the same entries: ids and pseudonyms
/// come from its hash, times from its files.
/// </summary>
public static class PackageFacts
{
    /// <summary>The entries; they are folded as they are made.</summary>
    public static IEnumerable<Entry> Of(Package package) => Of(package, new Views());

    /// <summary>The entries; each is folded into <paramref name="views"/>, which must be empty at the start, before it is given.</summary>
    public static IEnumerable<Entry> Of(Package package, Views views)
    {
        foreach (var entry in Of(package, () => views))
        {
            views.Apply(entry);
            yield return entry;
        }
    }

    /// <summary>The entries, for a caller who folds each of them before asking for the next; <paramref name="known"/> gives what is known by then.</summary>
    public static IEnumerable<Entry> Of(Package package, Func<Views> known) => Traced(package, known).Select(t => t.Entry);

    /// <summary>The entries, each with the event behind it; none behind those of the registers.</summary>
    internal static IEnumerable<(Entry Entry, PackageEvent? Event)> Traced(Package package, Func<Views> known)
    {
        var ids = new EntryIds(package.Hash);
        var authors = new PackageAuthors(package.Hash);
        var registrar = authors.Of(PackageAuthors.National, Roles.Registrar);
        foreach (var fact in Registers(package)) yield return (new(package.Profile.Frozen, registrar, ids.Next(), fact), null);
        var acts = new PackageActs(package, authors, known);
        foreach (var happened in PackageEvent.Of(package))
        {
            foreach (var (by, fact) in acts.Of(happened)) yield return (new(new(happened.At), by, ids.Next(), fact), happened);
        }
    }

    /// <summary>The origin of the record of a package: <c>urna/e/election/kind-8 hexadecimal digits of its hash</c>.</summary>
    public static string OriginOf(Package package) => $"urna/e/{package.Profile.Election}/{KindNames.Of(package.Profile.Kind)}-{package.Hash[..8]}";

    private static IEnumerable<Fact> Registers(Package package)
    {
        yield return new RecordOpened(package.Profile.Election, package.Profile.Kind, OriginOf(package), package.Hash, RecordOpened.CurrentFormat);
        yield return new ProfileAdopted(package.Profile, package.ProfileBytes);
        foreach (var form in package.Forms) yield return form;
        foreach (var unit in package.Units) yield return unit;
        foreach (var contest in package.Contests) yield return contest;
        foreach (var party in package.Parties) yield return party;
        foreach (var choice in package.Choices) yield return choice;
        foreach (var station in package.Stations) yield return station;
        foreach (var seating in package.Commissions) yield return seating.Fact;
        yield return new RegistersFrozen(package.Stations.Length, package.Contests.Length, package.Choices.Length, package.Voters);
    }
}
