using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Text;

namespace Urna.Record;

/// <summary>Shares equal codes: the same bytes always give the same string; and equal short lists of codes, while they are few. Not for several threads at once.</summary>
/// <param name="capacity">How many places it begins with, a power of two; it grows.</param>
public sealed class CodeTable(int capacity)
{
    private const int MostLists = 16;

    private readonly List<string[]> _lists = [];
    private Slot[] _slots = new Slot[capacity];
    private int[] _numbers = [];
    private int _count;

    /// <summary>A table for many codes.</summary>
    public CodeTable()
        : this(1024)
    {
    }

    /// <summary>Two lists to read into; empty whenever nothing is being read.</summary>
    internal (List<string> Codes, List<string> Texts) Scratch { get; } = ([], []);

    /// <summary>Numbers to read into, at least so many.</summary>
    internal int[] Numbers(int length)
    {
        if (_numbers.Length < length) _numbers = new int[length];
        return _numbers;
    }

    /// <summary>The codes of the scratch list as an array, which many may share and nobody may change; clears the list.</summary>
    internal string[] TakeList()
    {
        var codes = CollectionsMarshal.AsSpan(Scratch.Codes);
        foreach (var known in _lists)
        {
            if (!codes.SequenceEqual(known)) continue;
            Scratch.Codes.Clear();
            return known;
        }

        var list = codes.ToArray();
        if (_lists.Count < MostLists) _lists.Add(list);
        Scratch.Codes.Clear();
        return list;
    }

    /// <summary>The string of these bytes, which hold no escape (codes are ASCII without quotes and backslashes).</summary>
    public string Get(ReadOnlySpan<byte> bytes)
    {
        var hash = HashOf(bytes);
        for (var i = hash & (uint)(_slots.Length - 1); ; i = (i + 1) & (uint)(_slots.Length - 1))
        {
            ref var slot = ref _slots[i];
            if (slot.Text is null) return Add(ref slot, hash, bytes);
            if (slot.Hash == hash && Ascii.Equals(bytes, slot.Text)) return slot.Text;
        }
    }

    private string Add(ref Slot slot, uint hash, ReadOnlySpan<byte> bytes)
    {
        if (!Codes.IsCode(bytes)) throw new RecordFormatException($"\"{Encoding.UTF8.GetString(bytes[..Math.Min(bytes.Length, 60)])}\" is not a code.");
        var text = Encoding.ASCII.GetString(bytes);
        slot = new(hash, text);
        _count++;
        if (_count * 2 > _slots.Length) Grow();
        return text;
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)] // few calls, each long
    private void Grow()
    {
        var old = _slots;
        _slots = new Slot[old.Length * 2];
        foreach (var slot in old)
        {
            if (slot.Text is null) continue;
            var i = slot.Hash & (uint)(_slots.Length - 1);
            while (_slots[i].Text is not null) i = (i + 1) & (uint)(_slots.Length - 1);
            _slots[i] = slot;
        }
    }

    /// <summary>A hash of bytes for tables in memory; nothing is kept by it.</summary>
    internal static uint HashOf(ReadOnlySpan<byte> bytes)
    {
        unchecked
        {
            var hash = 14695981039346656037UL ^ (ulong)bytes.Length;
            var words = MemoryMarshal.Cast<byte, ulong>(bytes);
            foreach (var word in words) hash = (hash ^ word) * 0x9E3779B97F4A7C15UL ^ (hash >> 29);
            foreach (var rest in bytes[(words.Length * 8)..]) hash = (hash ^ rest) * 1099511628211UL;
            return (uint)(hash ^ (hash >> 32));
        }
    }

    private readonly record struct Slot(uint Hash, string? Text);
}
