using Urna.Store.Packages;
using Urna.Store.Records;

namespace Urna.Web.Tests.Hosting;

/// <summary>The small package of the package tests: a past election with a run-off, that takes no time to record.</summary>
internal static class SmallElection
{
    public static string Root { get; } = RootAbove(AppContext.BaseDirectory);

    public static string Folder { get; } = Path.Combine(Root, "tests/Urna.Store.Tests/data/small");

    public static Package Package { get; } = Read(Folder);

    public static Package Read(string folder)
    {
        var reading = Urna.Store.Packages.Package.Read(folder);
        Assert.Empty(reading.Faults);
        return reading.Package ?? throw new InvalidOperationException("A package without faults is there.");
    }

    /// <summary>Records what had happened by a moment; all of it where none is given.</summary>
    public static Func<Appender, Task> Until(Package package, Moment until = default) => appender =>
        appender.Import(PackageReplay.Of(package).TakeWhile(r => !until.IsKnown || r.At <= until).ToAsyncEnumerable());

    public static Task All(Appender appender) => Until(Package)(appender);

    private static string RootAbove(string folder) => File.Exists(Path.Combine(folder, "Urna.slnx"))
        ? folder
        : RootAbove(Path.GetDirectoryName(folder) ?? throw new InvalidOperationException("The tests do not run inside a checkout."));
}
