using System.Collections.Immutable;
using System.Text.Json;
using System.Text.Json.Nodes;
using Urna.Protocols;
using Urna.Record;
using Urna.Registers;

namespace Urna.Tests.Core;

/// <summary>The profile and the form of the small election, as JSON that a test may change before it is read.</summary>
internal static class SmallProfile
{
    public static ProfileAdopted Adopted(params (string Path, JsonNode? Value)[] changes)
    {
        var root = Changed(Profile, changes);
        using var document = JsonDocument.Parse(root.ToJsonString());
        return new(JsonReading.Strictly(document.RootElement, Urna.Registers.Profile.Read), Canonical(document.RootElement));
    }

    public static FormAdopted Form(params (string Path, JsonNode? Value)[] changes)
    {
        using var document = JsonDocument.Parse(Changed(FormText, changes).ToJsonString());
        return new(JsonReading.Strictly(document.RootElement, Urna.Protocols.Form.Read), Canonical(document.RootElement));
    }

    /// <summary>The canonical bytes of a JSON value: keys sorted, integers only.</summary>
    public static ImmutableArray<byte> Canonical(JsonElement value)
    {
        var writer = new CanonicalWriter();
        Write(writer, value);
        return [.. writer.Written];
    }

    private static JsonNode Changed(string text, (string Path, JsonNode? Value)[] changes)
    {
        var root = JsonNode.Parse(text) ?? throw new InvalidOperationException();
        foreach (var (path, value) in changes)
        {
            var at = root;
            var keys = path.Split('.');
            foreach (var key in keys[..^1]) at = at[key] ?? throw new ArgumentException(path);
            at[keys[^1]] = value?.DeepClone();
        }

        return root;
    }

    private static void Write(CanonicalWriter writer, JsonElement value)
    {
        switch (value.ValueKind)
        {
            case JsonValueKind.Object:
                writer.BeginObject();
                foreach (var property in value.EnumerateObject().OrderBy(p => p.Name, StringComparer.Ordinal))
                {
                    writer.Key(System.Text.Encoding.ASCII.GetBytes(property.Name));
                    Write(writer, property.Value);
                }

                writer.EndObject();
                break;
            case JsonValueKind.Array:
                writer.BeginArray();
                foreach (var item in value.EnumerateArray()) Write(writer, item);
                writer.EndArray();
                break;
            case JsonValueKind.String: writer.Text(value.GetString() ?? string.Empty); break;
            case JsonValueKind.Number: writer.Number(value.GetInt64()); break;
            default: writer.Boolean(value.GetBoolean()); break;
        }
    }

    private const string Profile = """
        {"package": 1, "election": "small", "kind": "replay", "names": {"en": "Small"}, "languages": ["en"], "offset": "+04:00",
         "opens": "2024-09-01T08:00:00+04:00", "closes": "2024-09-01T19:00:00+04:00", "frozen": "2024-08-25T00:00:00+04:00",
         "source": {"text": "made up", "licence": "CC0"},
         "groups": [{"code": "g", "names": {"en": "House"}, "seats": 3, "main": true}],
         "systems": [{"code": "first", "type": "plurality"}, {"code": "half", "type": "majority"}, {"code": "top", "type": "top"},
                     {"code": "list", "type": "list", "method": "dhondt", "threshold": "1/20"}],
         "totals": {},
         "profile": {"version": "1", "law": {"en": "Law"},
          "cutoffs": [{"code": "10", "at": "2024-09-01T10:00:00+04:00"}, {"code": "12", "at": "2024-09-01T12:00:00+04:00"}, {"code": "17", "at": "2024-09-01T17:00:00+04:00"}],
          "turnout": {"falling": "note", "aboveList": "note"}, "early": "note", "tie": {"consequence": "failed", "article": "170"},
          "annulment": {"stations": "2/5", "voters": "1/4", "article": "170"}, "quorum": {"national": 12, "constituency": 6, "precinct": 4},
          "invalidatedInTurnout": true, "withdrawnVotes": "kept", "registers": {"smallest": 50, "largest": 1500, "tolerance": "1/20"},
          "publication": {"everySeconds": 60, "silenceSeconds": 1800, "pausers": 2, "smallestBallots": 0},
          "stationKinds": [{"code": "permanent", "names": {"en": "Permanent"}, "basis": "35", "special": false},
                           {"code": "ship", "names": {"en": "Ship"}, "basis": "35", "special": true}],
          "unitKinds": [{"code": "area", "names": {"en": "Area"}}]}}
        """;

    /// <summary>Lines: reg registered, voted, good, bad, note (may be empty).</summary>
    private const string FormText = """
        {"code": "pec", "names": {"en": "Protocol"}, "source": "made up",
         "lines": [{"code": "reg", "names": {"en": "Registered"}, "stage": "before"}, {"code": "voted", "names": {"en": "Voted"}, "stage": "before"},
          {"code": "good", "names": {"en": "Valid"}, "stage": "after"}, {"code": "bad", "names": {"en": "Invalid"}, "stage": "after"},
          {"code": "note", "names": {"en": "Note"}, "stage": "after", "optional": true}],
         "checks": [
          {"code": "B1", "left": ["voted"], "relation": "<=", "right": ["reg"], "level": "block", "article": "1", "sentence": {"en": "No more voted than are registered."}},
          {"code": "B2", "left": ["@votes"], "relation": "=", "right": ["good"], "level": "block", "article": "1", "sentence": {"en": "Votes are the valid ones."}},
          {"code": "J1", "left": ["good", "bad"], "relation": "=", "right": ["voted"], "level": "justify", "article": "1", "sentence": {"en": "All papers came out of the box."}, "tolerance": 1},
          {"code": "N1", "left": ["@turnout"], "relation": "<=", "right": ["voted"], "level": "note", "article": "1", "sentence": {"en": "Reports do not exceed the protocol."}}],
         "roles": {"registered": ["reg"], "voted": ["voted"], "valid": ["good"], "invalid": ["bad"]}}
        """;
}
