using Urna.Registers;
using Urna.Store.Packages;

namespace Urna.Store.Tests.Packages;

/// <summary>
/// The facts of a package with their times, in no order, without authors and ids: those come from the hash of the package, and so does the first fact.
/// </summary>
internal static class Facts
{
    public static List<string> Of(Package package)
    {
        var writer = new Urna.Record.CanonicalWriter();
        var nobody = new Author("nobody", "none", "none");
        return [.. PackageFacts.Of(package).Where(e => e.Fact is not RecordOpened).Select(e =>
        {
            writer.Clear();
            new Entry(e.At, nobody, default, WithoutConfirmer(e.Fact)).Write(writer);
            return System.Text.Encoding.UTF8.GetString(writer.Written);
        }).Order(StringComparer.Ordinal)];
    }

    private static Fact WithoutConfirmer(Fact fact) => fact switch
    {
        PollsClosed closed => closed with { Confirmer = "nobody" },
        DecisionTaken taken => taken with { Confirmer = "nobody" },
        _ => fact,
    };
}

/// <summary>The packages that come with the product.</summary>
internal static class Samples
{
    public static IEnumerable<string> All { get; } =
        [.. Directory.GetDirectories(Path.Combine(SmallPackage.Root(AppContext.BaseDirectory), "samples")).Where(f => File.Exists(Path.Combine(f, "election.json"))).Order(StringComparer.Ordinal)];
}
