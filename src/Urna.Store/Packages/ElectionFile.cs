using System.Security.Cryptography;
using System.Text.Json;
using System.Text.Unicode;
using Urna.Protocols;
using Urna.Registers;

namespace Urna.Store.Packages;

/// <summary>Reads <c>election.json</c>: the profile and the forms, and their canonical bytes.</summary>
internal static class ElectionFile
{
    /// <summary>Its name.</summary>
    public const string Name = "election.json";

    private const int MaxBytes = 2_000_000;

    // An entry has 65,535 bytes; what stands around the profile or a form in it takes some hundreds.
    private const int MaxCanonical = Limits.EntryBytes - 1000;

    /// <summary>Reads it into the draft; false where nothing can be read after it.</summary>
    public static bool Read(PackageDraft draft)
    {
        if (Bytes(draft) is not { } bytes) return false;
        draft.Hashed.Add(new(Name, bytes.Length, Convert.ToHexStringLower(SHA256.HashData(bytes))));
        if (bytes.AsSpan().StartsWith("\uFEFF"u8)) return Stop(draft, 1, "the file begins with a byte order mark; expected UTF-8 without it (its first three bytes taken away)");
        if (!Utf8.IsValid(bytes)) return Stop(draft, 1, "the file is not UTF-8");
        try
        {
            using var document = JsonDocument.Parse(bytes);
            return Read(draft, document.RootElement, bytes);
        }
        catch (JsonException wrong)
        {
            return Stop(draft, (int)(wrong.LineNumber ?? 0) + 1, $"not JSON: {wrong.Message.Split(" LineNumber:")[0].Split(" Path:")[0]}");
        }
        catch (InvalidOperationException)
        {
            return Stop(draft, 1, "a text has half of a surrogate pair; expected whole characters");
        }
        catch (ArgumentException)
        {
            return Stop(draft, 1, "a text has U+FFFE, which is no character; expected whole characters");
        }
    }

    private static byte[]? Bytes(PackageDraft draft)
    {
        using var file = draft.OpenFile(Name, needed: true);
        if (file is null) return null;
        var bytes = new byte[MaxBytes + 1];
        var length = file.ReadAtLeast(bytes, bytes.Length, throwOnEndOfStream: false);
        if (length <= MaxBytes) return bytes[..length];
        Stop(draft, 1, $"the file is longer than {MaxBytes} bytes");
        return null;
    }

    private static bool Read(PackageDraft draft, JsonElement root, byte[] bytes)
    {
        var faults = new List<JsonFault>();
        if (root.ValueKind != JsonValueKind.Object) return Stop(draft, 1, "expected an object { … }");
        if (root.TryGetProperty("package", out var format) && !(format.ValueKind == JsonValueKind.Number && format.TryGetInt32(out var number) && number == 1))
            return Stop(draft, new JsonLines(bytes).Of("package"), $"the package has format {format.GetRawText()}; this urna reads format 1");
        var lines = new JsonLines(bytes);
        foreach (var (path, line) in lines.Twice) draft.Faults.Add(Name, line, $"{path}: the key stands twice; expected it once");
        if (lines.Twice.Count > 0) return false;
        var unwritable = new List<JsonFault>();
        var writer = new CanonicalJson(unwritable);
        draft.ProfileBytes = [.. writer.Write(root, string.Empty, "forms")];
        draft.Profile = Profile.Read(new(root, string.Empty, faults));
        if (draft.ProfileBytes.Length > MaxCanonical) faults.Add(new(string.Empty, $"the profile takes {draft.ProfileBytes.Length} bytes without the forms; expected at most {MaxCanonical}"));
        ReadForms(draft, root, writer, faults);
        ProfileChecks.Check(draft.Profile, draft.Forms.Values, faults);
        var paths = faults.Select(f => f.Path).ToHashSet(StringComparer.Ordinal);
        faults.AddRange(unwritable.Where(u => !paths.Contains(u.Path)));
        draft.TotalsLine = key => lines.Of($"totals.{key}");
        draft.CutoffLine = index => lines.Of($"profile.cutoffs[{index}]");
        foreach (var fault in faults.OrderBy(f => lines.Of(f.Path))) draft.Faults.Add(Name, lines.Of(fault.Path), fault.Path.Length > 0 ? $"{fault.Path}: {fault.Sentence}" : fault.Sentence);
        return true;
    }

    private static void ReadForms(PackageDraft draft, JsonElement root, CanonicalJson writer, List<JsonFault> faults)
    {
        if (!root.TryGetProperty("forms", out var forms) || forms.ValueKind != JsonValueKind.Array)
        {
            faults.Add(new("forms", "expected an array [ … ] of forms"));
            return;
        }

        var index = 0;
        foreach (var item in forms.EnumerateArray())
        {
            var path = $"forms[{index++}]";
            var form = Form.Read(new(item, path, faults));
            var canonical = writer.Write(item, path);
            if (canonical.Length > MaxCanonical) faults.Add(new(path, $"the form takes {canonical.Length} bytes; expected at most {MaxCanonical}"));
            if (!draft.Forms.TryAdd(form.Code, new(form, [.. canonical]))) faults.Add(new($"{path}.code", $"the form \"{form.Code}\" stands twice"));
        }
    }

    private static bool Stop(PackageDraft draft, int line, string sentence)
    {
        draft.Faults.Add(Name, line, sentence);
        return false;
    }
}
