using System.Text;
using System.Text.Json;
using Urna.Record;

namespace Urna.Store.Packages;

/// <summary>Writes JSON that people wrote in the canonical form of the record (<c>docs/record.md</c>, section 2); what has no such form is a fault.</summary>
internal sealed class CanonicalJson(List<JsonFault> faults)
{
    private const int Deepest = 40;
    private readonly CanonicalWriter _writer = new();

    /// <summary>The canonical bytes of an object, one of its keys left out; not to be used where there are faults.</summary>
    public byte[] Write(JsonElement element, string path, string without = "")
    {
        _writer.Clear();
        Put(element, path, without, 0);
        return _writer.Written.ToArray();
    }

    private void Put(JsonElement element, string path, string without, int depth)
    {
        switch (element.ValueKind)
        {
            case JsonValueKind.Object when depth < Deepest: PutObject(element, path, without, depth); break;
            case JsonValueKind.Array when depth < Deepest: PutArray(element, path, depth); break;
            case JsonValueKind.String: PutText(element, path); break;
            case JsonValueKind.True or JsonValueKind.False: _writer.Boolean(element.GetBoolean()); break;
            case JsonValueKind.Number when element.TryGetInt64(out var number) && number is <= CanonicalReader.MaxInteger and >= -CanonicalReader.MaxInteger: _writer.Number(number); break;
            case JsonValueKind.Number: faults.Add(new(path, "expected a whole number, without point or exponent, below 2^53")); break;
            case JsonValueKind.Null: faults.Add(new(path, "null stands for nothing here; expected the key to be left out")); break;
            default: faults.Add(new(path, $"expected at most {Deepest} levels")); break;
        }
    }

    private void PutObject(JsonElement element, string path, string without, int depth)
    {
        _writer.BeginObject();
        foreach (var property in element.EnumerateObject().OrderBy(p => p.Name, StringComparer.Ordinal))
        {
            if (property.Name == without) continue;
            var below = path.Length == 0 ? property.Name : $"{path}.{property.Name}";
            if (!Codes.IsCode(property.Name))
            {
                faults.Add(new(below, "expected a key of 1 to 40 of A–Z a–z 0–9 . _ : -"));
                continue;
            }

            _writer.Key(Encoding.UTF8.GetBytes(property.Name));
            Put(property.Value, below, string.Empty, depth + 1);
        }

        _writer.EndObject();
    }

    private void PutArray(JsonElement element, string path, int depth)
    {
        _writer.BeginArray();
        var index = 0;
        foreach (var item in element.EnumerateArray()) Put(item, $"{path}[{index++}]", string.Empty, depth + 1);
        _writer.EndArray();
    }

    private void PutText(JsonElement element, string path)
    {
        var text = element.GetString() ?? string.Empty;
        if (text.Any(char.IsControl)) faults.Add(new(path, "expected a text without control characters"));
        _writer.Text(text.Normalize());
    }
}
