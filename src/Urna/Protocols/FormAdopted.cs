using System.Collections.Immutable;
using System.Text.Json;
using Urna.Record;

namespace Urna.Protocols;

/// <summary>A form of protocol: its lines, checks and roles.</summary>
/// <param name="Form">The form, read.</param>
/// <param name="Canonical">Its canonical JSON.</param>
public sealed record FormAdopted(Form Form, ImmutableArray<byte> Canonical) : Fact
{
    internal override void WriteData(CanonicalWriter writer)
    {
        writer.Key("form"u8);
        writer.Value(Canonical.AsSpan());
    }

    internal static FormAdopted Read(ref CanonicalReader reader)
    {
        reader.Key("form"u8);
        var bytes = reader.Value().ToArray();
        using var document = JsonDocument.Parse(bytes);
        return new(JsonReading.Strictly(document.RootElement, Form.Read), [.. bytes]);
    }
}
