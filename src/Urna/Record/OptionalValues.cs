namespace Urna.Record;

/// <summary>Values that may be missing: their key is then not written. There is no null in the record.</summary>
internal static class OptionalValues
{
    /// <summary>Writes a code unless it is empty.</summary>
    public static void Optional(this CanonicalWriter writer, ReadOnlySpan<byte> key, string value)
    {
        if (value.Length == 0) return;
        writer.Key(key);
        writer.Text(value);
    }

    /// <summary>Writes a moment unless it is not known.</summary>
    public static void Optional(this CanonicalWriter writer, ReadOnlySpan<byte> key, Moment value)
    {
        if (!value.IsKnown) return;
        writer.Key(key);
        writer.Moment(value);
    }

    /// <summary>Writes a moment.</summary>
    public static void Moment(this CanonicalWriter writer, Moment value)
    {
        Span<byte> text = stackalloc byte[Urna.Moment.TextLength];
        value.Write(text);
        writer.Plain(text);
    }

    /// <summary>Writes an array of codes unless it is empty.</summary>
    public static void Optional(this CanonicalWriter writer, ReadOnlySpan<byte> key, ReadOnlySpan<string> values)
    {
        if (values.Length == 0) return;
        writer.Key(key);
        writer.BeginArray();
        foreach (var value in values) writer.Text(value);
        writer.EndArray();
    }

    /// <summary>Writes a count unless it is negative.</summary>
    public static void OptionalCount(this CanonicalWriter writer, ReadOnlySpan<byte> key, int value)
    {
        if (value < 0) return;
        writer.Key(key);
        writer.Number(value);
    }

    /// <summary>Reads the code of a key that must come now.</summary>
    public static string Code(this ref CanonicalReader reader, ReadOnlySpan<byte> key)
    {
        reader.Key(key);
        return reader.Code();
    }

    /// <summary>Reads the count of a key that must come now.</summary>
    public static int Count(this ref CanonicalReader reader, ReadOnlySpan<byte> key)
    {
        reader.Key(key);
        return reader.Count();
    }

    /// <summary>Reads the text of a key that must come now.</summary>
    public static string Text(this ref CanonicalReader reader, ReadOnlySpan<byte> key)
    {
        reader.Key(key);
        return reader.Text();
    }

    /// <summary>Reads the moment of a key that must come now.</summary>
    public static Moment Moment(this ref CanonicalReader reader, ReadOnlySpan<byte> key)
    {
        reader.Key(key);
        return Urna.Moment.Read(reader.Ascii());
    }

    /// <summary>Reads a code that may be missing; empty then.</summary>
    public static string OptionalCode(this ref CanonicalReader reader, ReadOnlySpan<byte> key) => reader.TryKey(key) ? reader.Code() : string.Empty;

    /// <summary>Reads a moment that may be missing.</summary>
    public static Moment OptionalMoment(this ref CanonicalReader reader, ReadOnlySpan<byte> key)
    {
        if (!reader.TryKey(key)) return default;
        var moment = Urna.Moment.Read(reader.Ascii());
        return moment.IsKnown ? moment : throw reader.Wrong("no key for a time that is not known");
    }

    public static string OptionalText(this ref CanonicalReader reader, ReadOnlySpan<byte> key)
    {
        if (!reader.TryKey(key)) return string.Empty;
        var text = reader.Text();
        return text.Length > 0 ? text : throw reader.Wrong("no key for an empty text");
    }

    /// <summary>Reads a count that may be missing; -1 then.</summary>
    public static int OptionalCount(this ref CanonicalReader reader, ReadOnlySpan<byte> key) => reader.TryKey(key) ? reader.Count() : -1;

    /// <summary>Reads an array of codes that may be missing; empty then. Not to be changed.</summary>
    public static string[] OptionalCodes(this ref CanonicalReader reader, ReadOnlySpan<byte> key)
    {
        if (!reader.TryKey(key)) return [];
        var codes = reader.CodeList();
        return codes.Length > 0 ? codes : throw reader.Wrong("no key for an empty list");
    }
}
