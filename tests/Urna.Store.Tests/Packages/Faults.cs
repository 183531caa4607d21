using Urna.Store.Packages;

namespace Urna.Store.Tests.Packages;

/// <summary>Changes the small package in one place and looks for the one fault that this makes.</summary>
internal static class Faults
{
    /// <summary>Where the fault does not stand <paramref name="alone"/>, others follow from it. An empty <paramref name="old"/> inserts a line behind; an empty <paramref name="text"/> with <c>*</c> takes the line out.</summary>
    public static void Expect(string file, int line, string old, string text, string place, string sentence, bool alone = true)
    {
        using var package = new SmallPackage();
        if (old == "*") package.Remove(file, line);
        else if (old.Length == 0) package.Insert(file, line, text);
        else package.Replace(file, line, old, text);

        var reading = package.Read();

        Assert.Null(reading.Package);
        Assert.True(reading.Faults.Any(f => Says(f, place, sentence)), $"Expected {place}: … {sentence} …; found:\n{string.Join('\n', reading.Faults)}");
        Assert.True(reading.FaultCount == 1 == alone, $"Expected {(alone ? "one fault" : "more faults")}; found:\n{string.Join('\n', reading.Faults)}");
    }

    /// <summary>Renames a station everywhere but in one row of turnout, which refers to it by another code.</summary>
    public static void ExpectCode(string code, string other, string sentence)
    {
        using var package = new SmallPackage();
        foreach (var file in Directory.EnumerateFiles(package.Folder, "*.csv").Select(Path.GetFileName).OfType<string>())
        {
            package.Write(file, package.Lines(file).Select(l => l.Replace("N-1", code, StringComparison.Ordinal)));
        }

        package.Replace("turnout.csv", 2, code, other);

        Assert.Equal($"turnout.csv:2: column \"station\": {sentence}", Assert.Single(package.Read().Faults).ToString());
    }

    private static bool Says(PackageFault fault, string place, string sentence) =>
        fault.ToString().StartsWith($"{place}: ", StringComparison.Ordinal) && fault.Sentence.Contains(sentence, StringComparison.Ordinal);
}
