using Urna.Record;

namespace Urna;

/// <summary>
/// A fact in the canonical form of its data, for what is asked for seldom and kept by the million: one block of bytes in place of a dozen objects.
/// The default value keeps nothing and cannot be read.
/// </summary>
/// <typeparam name="T">The fact.</typeparam>
public readonly struct Kept<T>
    where T : Fact
{
    private const int FewCodes = 16;
    private static readonly FactReader Reader = FactCatalogue.ReaderOf(typeof(T).Name, 1);

    [ThreadStatic]
    private static CanonicalWriter? _writer; // one for all that a thread keeps: its buffer is longer than most facts

    private readonly byte[] _data;

    internal Kept(byte[] data) => _data = data;

    /// <summary>The canonical form. Not to be changed.</summary>
    internal ReadOnlySpan<byte> Data => _data;

    /// <summary>Keeps a fact.</summary>
    public static Kept<T> Of(T fact)
    {
        var writer = _writer ??= new();
        writer.Clear();
        writer.BeginObject();
        fact.WriteData(writer);
        writer.EndObject();
        return new(writer.Written.ToArray());
    }

    /// <summary>The fact, read anew each time.</summary>
    public T Read()
    {
        var reader = new CanonicalReader(_data, new CodeTable(FewCodes));
        reader.BeginObject();
        var fact = (T)Reader(ref reader);
        reader.EndObject();
        return fact;
    }
}
