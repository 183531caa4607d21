using System.Diagnostics;
using System.Text.RegularExpressions;
using Urna.Web.Tests.Hosting;

namespace Urna.Web.Tests.Pages;

/// <summary>A language that lacks a word does not build: the build's own step, run on a copy of the words.</summary>
public class LackingWordTests
{
    [Fact]
    public async Task All_words_as_they_are_build() => Assert.Equal((0, string.Empty), await Compare(_ => { }));

    [Theory]
    [InlineData("az.json", "front")]
    [InlineData("ru.night.json", "night.show")]
    [InlineData("en.pages.json", "site.data")]
    public async Task A_word_that_one_language_lacks_stops_the_build_by_its_name(string file, string key)
    {
        var (code, said) = await Compare(folder =>
        {
            var text = File.ReadAllText(folder[file]);
            var lacking = Regex.Replace(text, $"(?m)^ *\"{Regex.Escape(key)}\":.*\n", string.Empty);
            Assert.NotEqual(text, lacking);
            File.WriteAllText(folder[file], lacking);
        });

        Assert.Equal(1, code);
        Assert.Contains($"Words/{file[..2]}*.json has no words for: {key}", said);
    }

    private static async Task<(int Code, string Said)> Compare(Action<Folder> change)
    {
        using var folder = new Folder();
        foreach (var path in Directory.EnumerateFiles(Path.Combine(Checkout.Root, "src/Urna.Web/Words"), "*.json")) File.Copy(path, folder[Path.GetFileName(path)]);
        change(folder);
        var begin = new ProcessStartInfo("dotnet", ["msbuild", Path.Combine(Checkout.Root, "src/Urna.Web/Urna.Web.csproj"), "-t:CompareWords", $"-p:WordsFolder={folder.Path}", "-nologo", "-v:q", "-nodeReuse:false"]) { RedirectStandardOutput = true, RedirectStandardError = true };
        using var run = Process.Start(begin) ?? throw new InvalidOperationException("dotnet cannot be started.");
        var said = await run.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken);
        await run.WaitForExitAsync(TestContext.Current.CancellationToken);
        return (run.ExitCode, said.Trim());
    }
}
