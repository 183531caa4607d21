using System.Runtime.InteropServices;
using System.Security.Cryptography;
using System.Text.Json;

namespace Urna.Store.Packages;

/// <summary>On which line of a JSON document each key and item stands, by the paths of <see cref="JsonFault"/>.</summary>
internal sealed class JsonLines
{
    private const int LongestKey = 100;

    private readonly Dictionary<string, int> _lines = new(StringComparer.Ordinal);
    private readonly List<(string Path, int Line)> _twice = [];

    /// <summary>Of a document that was read without a syntax error.</summary>
    public JsonLines(ReadOnlySpan<byte> json)
    {
        var reader = new Utf8JsonReader(json);
        var open = new Stack<(string Path, int Item)>();
        var (counted, line, path) = (0, 1, string.Empty);
        while (reader.Read())
        {
            var start = (int)reader.TokenStartIndex;
            line += json[counted..start].Count((byte)'\n');
            counted = start;
            if (reader.TokenType is JsonTokenType.EndObject or JsonTokenType.EndArray)
            {
                open.Pop();
                continue;
            }

            if (reader.TokenType == JsonTokenType.PropertyName)
            {
                path = Under(open.Peek().Path, reader.GetString() ?? string.Empty);
                if (!_lines.TryAdd(path, line)) _twice.Add((path, line));
                continue;
            }

            if (open.TryPeek(out var above) && above.Item >= 0)
            {
                open.Push(open.Pop() with { Item = above.Item + 1 });
                path = $"{above.Path}[{above.Item}]";
                _lines.TryAdd(path, line);
            }

            if (reader.TokenType is JsonTokenType.StartObject) open.Push((path, -1));
            if (reader.TokenType is JsonTokenType.StartArray) open.Push((path, 0));
        }
    }

    /// <summary>The keys that stand in their object already.</summary>
    public IReadOnlyList<(string Path, int Line)> Twice => _twice;

    /// <summary>The line of a path, or of the nearest one above it that is there.</summary>
    public int Of(string path)
    {
        while (path.Length > 0)
        {
            if (_lines.TryGetValue(path, out var line)) return line;
            path = path[..Math.Max(0, path.LastIndexOfAny(['.', '[']))];
        }

        return 1;
    }

    // A key of a megabyte above a hundred thousand others would be kept as often.
    private static string Under(string path, string key)
    {
        var shown = key.Length <= LongestKey ? key : $"{key[..LongestKey]}…{Convert.ToHexStringLower(SHA256.HashData(MemoryMarshal.AsBytes(key.AsSpan())))}";
        return path.Length == 0 ? shown : $"{path}.{shown}";
    }
}
