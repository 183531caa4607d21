using System.Collections.Immutable;
using System.Text;
using System.Text.Json;
using Urna.Record;

namespace Urna.Benchmarks;

/// <summary>Brings JSON written by hand into canonical form.</summary>
internal static class Sorted
{
    /// <summary>The canonical bytes.</summary>
    public static ImmutableArray<byte> Bytes(string json)
    {
        using var document = JsonDocument.Parse(json);
        var writer = new CanonicalWriter();
        Write(writer, document.RootElement);
        return [.. writer.Written];
    }

    private static void Write(CanonicalWriter writer, JsonElement element)
    {
        switch (element.ValueKind)
        {
            case JsonValueKind.Object:
                writer.BeginObject();
                foreach (var property in element.EnumerateObject().OrderBy(p => p.Name, StringComparer.Ordinal))
                {
                    writer.Key(Encoding.ASCII.GetBytes(property.Name));
                    Write(writer, property.Value);
                }

                writer.EndObject();
                break;
            case JsonValueKind.Array:
                writer.BeginArray();
                foreach (var item in element.EnumerateArray()) Write(writer, item);
                writer.EndArray();
                break;
            case JsonValueKind.Number: writer.Number(element.GetInt64()); break;
            case JsonValueKind.String: writer.Text(element.GetString() ?? string.Empty); break;
            default: writer.Boolean(element.GetBoolean()); break;
        }
    }
}
