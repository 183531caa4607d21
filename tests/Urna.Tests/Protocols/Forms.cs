using System.Text.Json;
using Urna.Protocols;

namespace Urna.Tests.Protocols;

/// <summary>Forms for tests, read from JSON by the door a package's forms come in.</summary>
internal static class Forms
{
    public static Form Azerbaijani { get; } = Read(File.ReadAllText(Path.Combine(Repository.Root, "tests/Urna.Tests/data/forms/pec-mm-2024.json")));

    public static Form Read(string json)
    {
        var (form, faults) = Try(json);
        Assert.Empty(faults);
        return form;
    }

    public static (Form Form, List<JsonFault> Faults) Try(string json)
    {
        using var document = JsonDocument.Parse(json);
        var faults = new List<JsonFault>();
        return (Form.Read(new(document.RootElement, "form", faults)), faults);
    }

    /// <summary>A form of the lines a and b (after), o (optional) and x (act), with these checks.</summary>
    public static Form Of(params string[] checks) => Read(Text(checks));

    public static string Text(params string[] checks) => $$$"""
        {"code": "small", "names": {"en": "Small"}, "source": "made up",
         "lines": [
          {"code": "a", "names": {"en": "A"}, "stage": "before"}, {"code": "b", "names": {"en": "B"}, "stage": "after"},
          {"code": "o", "names": {"en": "O"}, "stage": "after", "parent": "b", "optional": true}, {"code": "x", "names": {"en": "X"}, "stage": "act"}],
         "checks": [{{{string.Join(", ", checks)}}}],
         "roles": {"registered": ["a"], "voted": ["b"], "valid": ["@votes"]}}
        """;

    /// <summary>One check, its sides written with spaces between the terms.</summary>
    public static string Check(string code, string left, string relation, string right, string level = "block", int tolerance = 0) =>
        $"{{\"code\": \"{code}\", \"left\": [{Terms(left)}], \"relation\": \"{relation}\", \"right\": [{Terms(right)}], "
        + $"\"level\": \"{level}\", \"article\": \"1\", \"sentence\": {{\"en\": \"It holds.\"}}, \"tolerance\": {tolerance}}}";

    private static string Terms(string side) => string.Join(", ", side.Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(t => $"\"{t}\""));
}
