using Urna.Store.Packages;

namespace Urna.Store.Tests.Packages;

/// <summary>A copy of the small package in a folder of its own, to be changed.</summary>
internal sealed class SmallPackage : IDisposable
{
    public SmallPackage()
    {
        Folder = Directory.CreateTempSubdirectory("urna-package-").FullName;
        foreach (var path in Directory.EnumerateFiles(Source)) File.Copy(path, PathOf(Path.GetFileName(path)));
    }

    public static string Source { get; } = Path.Combine(Root(AppContext.BaseDirectory), "tests/Urna.Store.Tests/data/small");

    public string Folder { get; }

    public static string Root(string folder) => File.Exists(Path.Combine(folder, "Urna.slnx"))
        ? folder
        : Root(Path.GetDirectoryName(folder) ?? throw new InvalidOperationException("The tests do not run inside a checkout."));

    public static Package Whole(string folder)
    {
        var reading = Package.Read(folder);
        Assert.Empty(reading.Faults);
        return reading.Package ?? throw new InvalidOperationException("A package without faults is there.");
    }

    public string PathOf(string file) => Path.Combine(Folder, file);

    public string[] Lines(string file) => File.ReadAllText(PathOf(file)).TrimEnd('\n').Split('\n');

    public void Write(string file, IEnumerable<string> lines) => File.WriteAllText(PathOf(file), string.Concat(lines.Select(l => l + "\n")));

    /// <summary>Replaces a text in a line, which must have it.</summary>
    public void Replace(string file, int line, string old, string text)
    {
        var lines = Lines(file);
        Assert.Contains(old, lines[line - 1], StringComparison.Ordinal);
        lines[line - 1] = lines[line - 1].Replace(old, text, StringComparison.Ordinal);
        Write(file, lines);
    }

    /// <summary>Adds a line behind another.</summary>
    public void Insert(string file, int line, string text)
    {
        var lines = Lines(file).ToList();
        lines.Insert(line, text);
        Write(file, lines);
    }

    /// <summary>Takes a line out.</summary>
    public void Remove(string file, int line) => Write(file, Lines(file).Where((_, i) => i != line - 1));

    public PackageReading Read() => Package.Read(Folder);

    public void Dispose() => Directory.Delete(Folder, true);
}
