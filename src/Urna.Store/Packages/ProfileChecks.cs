using Urna.Protocols;
using Urna.Registers;

namespace Urna.Store.Packages;

/// <summary>What must hold within a profile beside what <see cref="Profile.Read"/> finds.</summary>
internal static class ProfileChecks
{
    /// <summary>Adds what does not hold.</summary>
    public static void Check(Profile profile, IEnumerable<FormAdopted> forms, List<JsonFault> faults)
    {
        for (var i = 0; i < profile.Languages.Length; i++)
        {
            var language = profile.Languages[i];
            if (language.Length is < 2 or > 8 || language.Any(c => c is not (>= 'a' and <= 'z'))) faults.Add(new($"languages[{i}]", $"\"{language}\" is not a language; expected 2 to 8 lower-case letters, like az"));
        }

        Once(profile.Languages, "languages[{0}]", faults);
        Once([.. profile.Groups.Select(g => g.Code)], "groups[{0}].code", faults);
        Once([.. profile.Systems.Select(s => s.Code)], "systems[{0}].code", faults);
        Once([.. profile.StationKinds.Select(k => k.Code)], "profile.stationKinds[{0}].code", faults);
        Once([.. profile.UnitKinds.Select(k => k.Code)], "profile.unitKinds[{0}].code", faults);
        if (!forms.Any()) faults.Add(new("forms", "expected at least one form"));
        foreach (var (key, _) in profile.Totals.Where(t => t.Key.StartsWith("stationKinds.", StringComparison.Ordinal)))
        {
            if (profile.StationKinds.All(k => key != $"stationKinds.{k.Code}")) faults.Add(new($"totals.{key}", "the profile has no such kind of station"));
        }

        foreach (var (key, _) in profile.Totals.Where(t => t.Key.StartsWith("choiceKinds.", StringComparison.Ordinal)))
        {
            if (!PackageWords.ChoiceKinds.Contains(key["choiceKinds.".Length..])) faults.Add(new($"totals.{key}", $"there is no such kind of choice; expected one of {string.Join(", ", PackageWords.ChoiceKinds)}"));
        }
    }

    private static void Once(IReadOnlyList<string> codes, string path, List<JsonFault> faults)
    {
        var seen = new HashSet<string>(StringComparer.Ordinal);
        for (var i = 0; i < codes.Count; i++)
        {
            if (!seen.Add(codes[i])) faults.Add(new(string.Format(System.Globalization.CultureInfo.InvariantCulture, path, i), $"\"{codes[i]}\" stands twice"));
        }
    }
}
