using System.Collections.Immutable;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using Urna.Record;

namespace Urna;

/// <summary>Gives the next bytes of a snapshot: as many as there are, at most as many as fit, at least one unless it is at its end.</summary>
/// <param name="target">Where they go.</param>
/// <returns>How many they are; 0 at the end.</returns>
public delegate int SnapshotSource(Span<byte> target);

/// <summary>Reads what a <see cref="SnapshotWriter"/> of the same build has written. Equal codes are one string. Not for several threads at once.</summary>
/// <param name="source">Gives the bytes.</param>
public sealed class SnapshotReader(SnapshotSource source)
{
    private readonly CodeTable _codes = new();
    private readonly Dictionary<string, Author> _single = new(StringComparer.Ordinal);
    private readonly byte[] _buffer = new byte[4 * Limits.EntryBytes];
    private int _start;
    private int _end;

    /// <summary>Reads a number.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)] // from its first call: it is called some hundred million times in a start, most of them before it would be compiled anew
    public long Number()
    {
        if (_start < _end && _buffer[_start] is < 0x80 and var only)
        {
            _start++;
            return (only >> 1) ^ -(only & 1);
        }

        var value = 0UL;
        for (var shift = 0; shift < 64; shift += 7)
        {
            if (_start == _end) Fill(1);
            var part = _buffer[_start++];
            value |= (ulong)(part & 0x7F) << shift;
            if (part < 0x80) return (long)(value >> 1) ^ -(long)(value & 1);
        }

        throw new RecordFormatException("A number of the snapshot has no end.");
    }

    /// <summary>Reads a number that is an index or counts something.</summary>
    public int Count() => Number() is >= 0 and <= int.MaxValue and var value ? (int)value : throw new RecordFormatException("A count of the snapshot is below zero or too large.");

    /// <summary>Reads a number of 32 bits.</summary>
    public int Small() => Number() is >= int.MinValue and <= int.MaxValue and var value ? (int)value : throw new RecordFormatException("A number of the snapshot is too large.");

    /// <summary>Reads as many numbers of 32 bits as fit.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public void Smalls(Span<int> target)
    {
        foreach (ref var number in target) number = Small();
    }

    /// <summary>Reads a moment.</summary>
    public Moment Moment() => new(Number());

    /// <summary>Reads a hash.</summary>
    public Hash Hash() => new(Take(Record.Hash.Length));

    /// <summary>Reads a code, or an empty one.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public string Code() => Count() is > 0 and var length ? _codes.Get(Take(length)) : string.Empty;

    /// <summary>Reads a code that may be missing.</summary>
    public string? OptionalCode() => Count() == 0 ? null : Code();

    /// <summary>Reads a list of codes. Equal lists are one, while they are few.</summary>
    public ImmutableArray<string> Codes()
    {
        for (var left = Count(); left > 0; left--) _codes.Scratch.Codes.Add(Code());
        return ImmutableCollectionsMarshal.AsImmutableArray(_codes.TakeList());
    }

    /// <summary>Reads a fact that is kept in its written form.</summary>
    /// <typeparam name="T">The fact.</typeparam>
    public Kept<T> Kept<T>()
        where T : Fact => new(Take(Count()).ToArray());

    /// <summary>Reads an author; equal ones are one object.</summary>
    public Author Author()
    {
        var author = new Author(Code(), Code(), Code());
        if (_single.TryGetValue(author.Actor, out var known) && known == author) return known;
        _single[author.Actor] = author;
        return author;
    }

    /// <summary>Reads a fact.</summary>
    /// <typeparam name="T">What must stand here.</typeparam>
    public T Fact<T>()
        where T : Fact
    {
        var read = FactCatalogue.ReaderOf(Code(), 1);
        var reader = new CanonicalReader(Take(Count()), _codes);
        reader.BeginObject();
        var fact = read(ref reader);
        reader.EndObject();
        return reader.AtEnd && fact is T wanted ? wanted : throw new RecordFormatException($"The snapshot has a {fact.Name} where a {typeof(T).Name} stands.");
    }

    /// <summary>Reads a fact that may be missing.</summary>
    /// <typeparam name="T">What must stand here.</typeparam>
    public T? OptionalFact<T>()
        where T : Fact => Count() == 0 ? null : Fact<T>();

    private ReadOnlySpan<byte> Take(int length)
    {
        if (_end - _start < length) Fill(length);
        _start += length;
        return _buffer.AsSpan(_start - length, length);
    }

    private void Fill(int needed)
    {
        if (needed > _buffer.Length) throw new RecordFormatException("The snapshot has an item that is too long.");
        _buffer.AsSpan(_start, _end - _start).CopyTo(_buffer);
        (_start, _end) = (0, _end - _start);
        while (_end < needed)
        {
            var more = source(_buffer.AsSpan(_end));
            if (more == 0) throw new RecordFormatException("The snapshot ends too early.");
            _end += more;
        }
    }
}
