using Urna.Store.Packages;
using Urna.Store.Tests.Counting;

namespace Urna.Store.Tests.Packages;

/// <summary>The package that <c>docs/election-package.md</c> prints whole is one.</summary>
public sealed class DocumentTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("urna-document-").FullName;

    [Fact]
    public void The_package_of_the_document_has_no_fault_and_no_warning_and_the_votes_it_says()
    {
        var lines = File.ReadAllLines(Path.Combine(SmallPackage.Root(AppContext.BaseDirectory), "docs/election-package.md"));
        for (var i = Array.IndexOf(lines, "## 6. A whole package"); i < lines.Length; i++)
        {
            if (!lines[i].StartsWith("```", StringComparison.Ordinal)) continue;
            var file = lines[i - 1].Trim('`');
            var text = lines.Skip(i + 1).TakeWhile(l => l != "```").ToList();
            File.WriteAllLines(Path.Combine(_folder, file), text);
            i += text.Count + 1;
        }

        var reading = Package.Read(_folder);

        Assert.Empty(reading.Faults);
        Assert.Empty(reading.Warnings);
        Assert.Equal(8, Directory.EnumerateFiles(_folder).Count());
        var (code, output, _) = Verbs.Run("results", _folder, "--csv");
        var rows = output.TrimEnd().Split('\n').Select(l => l.Split(',')).ToList();
        Assert.Equal(0, code);
        Assert.Equal(["ann 100 of 180", "bob 80 of 180"], rows.Skip(1).Select(r => $"{Of(r, "choice")} {Of(r, "votes")} of {Of(r, "valid")}"));

        string Of(string[] row, string column) => row[Array.IndexOf(rows[0], column)];
    }

    public void Dispose() => Directory.Delete(_folder, true);
}
