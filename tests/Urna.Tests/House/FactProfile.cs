using System.Collections.Immutable;
using System.Text;
using System.Text.Json;
using Urna.Protocols;
using Urna.Record;
using Urna.Registers;

namespace Urna.Tests.House;

/// <summary>Profile and form of a sample, as their canonical bytes and read.</summary>
internal static class FactProfile
{
    private static readonly JsonDocument Election = JsonDocument.Parse(File.ReadAllText(Path.Combine(Repository.Root, "samples/azerbaijan-2024/election.json")));

    /// <summary>The profile's bytes, without the forms.</summary>
    public static ImmutableArray<byte> Canonical { get; } = Bytes(Election.RootElement, "forms");

    /// <summary>The bytes of its first form.</summary>
    public static ImmutableArray<byte> CanonicalForm { get; } = Bytes(Election.RootElement.GetProperty("forms")[0], string.Empty);

    public static Profile Read()
    {
        using var document = JsonDocument.Parse(Canonical.AsMemory());
        return JsonReading.Strictly(document.RootElement, Profile.Read);
    }

    public static Form Form()
    {
        using var document = JsonDocument.Parse(CanonicalForm.AsMemory());
        return JsonReading.Strictly(document.RootElement, Urna.Protocols.Form.Read);
    }

    private static ImmutableArray<byte> Bytes(JsonElement element, string without)
    {
        var writer = new CanonicalWriter();
        Write(writer, element, without);
        return [.. writer.Written];
    }

    private static void Write(CanonicalWriter writer, JsonElement value, string without)
    {
        switch (value.ValueKind)
        {
            case JsonValueKind.Object:
                writer.BeginObject();
                foreach (var property in value.EnumerateObject().Where(p => p.Name != without).OrderBy(p => p.Name, StringComparer.Ordinal))
                {
                    writer.Key(Encoding.ASCII.GetBytes(property.Name));
                    Write(writer, property.Value, string.Empty);
                }

                writer.EndObject();
                break;
            case JsonValueKind.Array:
                writer.BeginArray();
                foreach (var item in value.EnumerateArray()) Write(writer, item, string.Empty);
                writer.EndArray();
                break;
            case JsonValueKind.String: writer.Text(value.GetString() ?? string.Empty); break;
            case JsonValueKind.Number: writer.Number(value.GetInt64()); break;
            default: writer.Boolean(value.GetBoolean()); break;
        }
    }
}
