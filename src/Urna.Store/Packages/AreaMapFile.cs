using System.Collections.Immutable;
using System.Security.Cryptography;
using System.Text.Json;
using System.Text.Unicode;

namespace Urna.Store.Packages;

/// <summary>Reads GeoJSON (RFC 7946): a FeatureCollection of polygons, with the members that <c>docs/election-package.md</c>, section 7, asks for.</summary>
internal sealed class AreaMapFile
{
    private const int MaxBytes = 8_000_000;
    private const int MaxAreas = 20_000;
    private const int MaxPoints = 400_000;
    private const int MaxName = 400;
    private const int FewestInRing = 4;
    private const string NamePrefix = "name_";

    private readonly string _name;
    private readonly Func<string, bool> _knows;
    private readonly PackageFaults _faults;
    private readonly int[] _lines;
    private int _points;
    private int _at;

    private AreaMapFile(string name, Func<string, bool> knows, PackageFaults faults, int[] lines) => (_name, _knows, _faults, _lines) = (name, knows, faults, lines);

    /// <summary>The map; null where it has a fault.</summary>
    public static AreaMap? Read(Stream stream, string name, Func<string, bool> knows, PackageFaults faults)
    {
        var buffer = new byte[MaxBytes + 1];
        var length = stream.ReadAtLeast(buffer, buffer.Length, throwOnEndOfStream: false);
        var bytes = buffer[..length];
        var before = faults.Count;
        if (length > MaxBytes) faults.Add(name, 1, $"the file is longer than {MaxBytes} bytes; expected outlines that are simpler");
        else if (!Utf8.IsValid(bytes) || bytes.AsSpan().StartsWith("\uFEFF"u8)) faults.Add(name, 1, "expected UTF-8 without a byte order mark");
        if (faults.Count > before) return null;
        try
        {
            using var document = JsonDocument.Parse(bytes);
            var map = new AreaMapFile(name, knows, faults, LinesOf(bytes)).Read(document.RootElement, bytes);
            return faults.Count == before ? map : null;
        }
        catch (JsonException wrong)
        {
            faults.Add(name, (int)(wrong.LineNumber ?? 0) + 1, $"not JSON: {wrong.Message.Split(" LineNumber:")[0].Split(" Path:")[0]}");
            return null;
        }
        catch (InvalidOperationException)
        {
            faults.Add(name, 1, "a text has half of a surrogate pair; expected whole characters");
            return null;
        }
    }

    // The line on which each feature begins: objects in the array of the collection.
    private static int[] LinesOf(ReadOnlySpan<byte> json)
    {
        const int depth = 2;
        var lines = new List<int>();
        var reader = new Utf8JsonReader(json);
        var (counted, line) = (0, 1);
        while (reader.Read())
        {
            if (reader.TokenType != JsonTokenType.StartObject || reader.CurrentDepth != depth) continue;
            line += json[counted..(int)reader.TokenStartIndex].Count((byte)'\n');
            counted = (int)reader.TokenStartIndex;
            lines.Add(line);
        }

        return [.. lines];
    }

    private AreaMap? Read(JsonElement root, byte[] bytes)
    {
        if (root.ValueKind != JsonValueKind.Object || TextOf(root, "type") != "FeatureCollection") return Fault("expected a GeoJSON object of type \"FeatureCollection\"");
        var source = TextOf(root, "source");
        if (source is not { Length: > 0 and <= MaxName }) Fault($"source: expected where the outlines come from and their licence, 1 to {MaxName} characters");
        if (!root.TryGetProperty("boundaries", out var exact) || exact.ValueKind is not (JsonValueKind.True or JsonValueKind.False))
            Fault("boundaries: expected true (each outline is the boundary of the contests it names) or false (they lie in it or bear its name)");
        var called = root.TryGetProperty("areas", out var areas) && areas.ValueKind == JsonValueKind.Object ? NamesOf(areas, string.Empty) : Names.None;
        if (called.Languages.Count == 0) Fault("areas: expected what the areas are called together, by language, such as {\"en\": \"rayons\"}");
        if (!root.TryGetProperty("features", out var features) || features.ValueKind != JsonValueKind.Array || features.GetArrayLength() is 0 or > MaxAreas)
            return Fault($"features: expected 1 to {MaxAreas} features");
        var read = ImmutableArray.CreateBuilder<MapArea>(features.GetArrayLength());
        foreach (var feature in features.EnumerateArray())
        {
            if (Area(feature) is { } area) read.Add(area);
            if (_points > MaxPoints) return Fault($"more than {MaxPoints} points; expected outlines that are simpler");
            _at++;
        }

        return new()
        {
            Areas = read.ToImmutable(),
            IsExact = exact.ValueKind == JsonValueKind.True,
            Called = called,
            Source = source ?? string.Empty,
            Bytes = bytes,
            Hash = Convert.ToHexStringLower(SHA256.HashData(bytes)),
        };
    }

    private MapArea? Area(JsonElement feature)
    {
        if (feature.ValueKind != JsonValueKind.Object || TextOf(feature, "type") != "Feature") return Wrong("expected an object of type \"Feature\"");
        if (!feature.TryGetProperty("properties", out var properties) || properties.ValueKind != JsonValueKind.Object) return Wrong("properties: expected an object");
        var names = NamesOf(properties, NamePrefix);
        if (names.Languages.Count == 0) return Wrong("properties: expected a name, such as \"name_en\"");
        if (Contests(properties) is not { } contests) return null;
        var rings = ImmutableArray.CreateBuilder<ImmutableArray<MapPoint>>();
        if (!feature.TryGetProperty("geometry", out var geometry) || geometry.ValueKind != JsonValueKind.Object || !geometry.TryGetProperty("coordinates", out var coordinates))
            return Wrong("geometry: expected an object with coordinates");
        var isRead = TextOf(geometry, "type") switch
        {
            "Polygon" => Polygon(coordinates, rings),
            "MultiPolygon" => coordinates.ValueKind == JsonValueKind.Array && coordinates.EnumerateArray().All(p => Polygon(p, rings)),
            _ => false,
        };
        return isRead && rings.Count > 0
            ? new(names, contests, rings.ToImmutable())
            : Wrong($"geometry: expected a Polygon or a MultiPolygon whose rings have at least {FewestInRing} places [longitude, latitude] in degrees, the last the same as the first");
    }

    private ImmutableArray<string>? Contests(JsonElement properties)
    {
        if (!properties.TryGetProperty("contests", out var list) || list.ValueKind != JsonValueKind.Array)
        {
            Wrong("properties.contests: expected an array of codes of contests; an empty one where none is known");
            return null;
        }

        var codes = ImmutableArray.CreateBuilder<string>();
        foreach (var item in list.EnumerateArray())
        {
            var code = item.ValueKind == JsonValueKind.String ? item.GetString() ?? string.Empty : item.GetRawText();
            if (item.ValueKind == JsonValueKind.String && _knows(code) && !codes.Contains(code)) codes.Add(code);
            else Wrong($"properties.contests: \"{(code.Length > 40 ? code[..40] + "…" : code)}\" {(codes.Contains(code) ? "stands there twice" : "is no contest")}; expected codes of contests.csv, each once");
        }

        return codes.ToImmutable();
    }

    private bool Polygon(JsonElement polygon, ImmutableArray<ImmutableArray<MapPoint>>.Builder rings)
    {
        if (polygon.ValueKind != JsonValueKind.Array || polygon.GetArrayLength() == 0) return false;
        foreach (var ring in polygon.EnumerateArray())
        {
            if (ring.ValueKind != JsonValueKind.Array || ring.GetArrayLength() < FewestInRing) return false;
            var points = ImmutableArray.CreateBuilder<MapPoint>(ring.GetArrayLength());
            foreach (var place in ring.EnumerateArray())
            {
                if (Point(place) is not { } point) return false;
                points.Add(point);
            }

            if (points[0] != points[^1]) return false;
            points.RemoveAt(points.Count - 1);
            _points += points.Count;
            rings.Add(points.ToImmutable());
        }

        return true;
    }

    // A third number is a height (RFC 7946, 3.1.1), of which a map knows nothing.
    private static MapPoint? Point(JsonElement place) => place.ValueKind == JsonValueKind.Array && place.GetArrayLength() is 2 or 3
        && Degrees(place[0], 180) is { } longitude && Degrees(place[1], 90) is { } latitude ? new(longitude, latitude) : null;

    private static int? Degrees(JsonElement number, int most) => number.ValueKind == JsonValueKind.Number && number.TryGetDecimal(out var degrees) && Math.Abs(degrees) <= most
        ? (int)decimal.Round(degrees * 1_000_000)
        : null;

    private static Names NamesOf(JsonElement holder, string prefix) => Names.Of(holder.EnumerateObject()
        .Where(p => p.Name.StartsWith(prefix, StringComparison.Ordinal) && IsLanguage(p.Name.AsSpan(prefix.Length)) && p.Value.ValueKind == JsonValueKind.String)
        .Select(p => (p.Name[prefix.Length..], Text: p.Value.GetString() ?? string.Empty)).Where(n => n.Text.Length <= MaxName).DistinctBy(n => n.Item1, StringComparer.Ordinal));

    private static bool IsLanguage(ReadOnlySpan<char> code) => code.Length is >= 2 and <= 8 && !code.ContainsAnyExceptInRange('a', 'z');

    private static string? TextOf(JsonElement holder, string key) => holder.TryGetProperty(key, out var value) && value.ValueKind == JsonValueKind.String ? value.GetString() : null;

    private AreaMap? Fault(string sentence)
    {
        _faults.Add(_name, 1, sentence);
        return null;
    }

    private MapArea? Wrong(string sentence)
    {
        _faults.Add(_name, _at < _lines.Length ? _lines[_at] : 1, $"features[{_at}]: {sentence}");
        return null;
    }
}
