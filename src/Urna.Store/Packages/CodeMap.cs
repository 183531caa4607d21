using System.Text;

namespace Urna.Store.Packages;

/// <summary>Gives codes dense indexes from 0 in the order of their lines, and finds them by their bytes without making a string.</summary>
internal sealed class CodeMap
{
    private int[] _slots = new int[64];
    private string[] _texts = new string[32];
    private int[] _lines = new int[32];
    private int _last;

    /// <summary>How many codes.</summary>
    public int Count { get; private set; }

    /// <summary>Whether the file they come from could be read: references to it are checked only then.</summary>
    public bool Whole { get; set; }

    /// <summary>The code of an index.</summary>
    public string this[int index] => _texts[index];

    /// <summary>The line a code stands on.</summary>
    public int LineOf(int index) => _lines[index];

    /// <summary>The index of a code, -1 where there is none.</summary>
    public int Find(ReadOnlySpan<byte> code)
    {
        if (_last < Count && Ascii.Equals(code, _texts[_last])) return _last;
        var mask = _slots.Length - 1;
        for (var i = HashOf(code) & mask; _slots[i] != 0; i = (i + 1) & mask)
        {
            var index = _slots[i] - 1;
            if (!Ascii.Equals(code, _texts[index])) continue;
            _last = index;
            return index;
        }

        return -1;
    }

    /// <summary>The index of a code, -1 where there is none.</summary>
    public int Find(string code) => Find(Encoding.UTF8.GetBytes(code));

    /// <summary>Adds a code that is not there.</summary>
    public int Add(ReadOnlySpan<byte> code, int line)
    {
        if (Count == _texts.Length)
        {
            Array.Resize(ref _texts, Count * 2);
            Array.Resize(ref _lines, Count * 2);
        }

        _texts[Count] = Encoding.ASCII.GetString(code);
        _lines[Count] = line;
        Count++;
        if (Count * 2 > _slots.Length) Grow();
        else Place(code, Count);
        return Count - 1;
    }

    /// <summary>The same codes in another order.</summary>
    public CodeMap Ordered(IEnumerable<int> order)
    {
        var map = new CodeMap { Whole = Whole };
        foreach (var index in order) map.Add(Encoding.ASCII.GetBytes(_texts[index]), _lines[index]);
        return map;
    }

    private void Place(ReadOnlySpan<byte> code, int value)
    {
        var mask = _slots.Length - 1;
        var i = HashOf(code) & mask;
        while (_slots[i] != 0) i = (i + 1) & mask;
        _slots[i] = value;
    }

    private void Grow()
    {
        _slots = new int[_slots.Length * 2];
        Span<byte> code = stackalloc byte[Codes.MaxLength];
        for (var index = 0; index < Count; index++)
        {
            var length = Encoding.ASCII.GetBytes(_texts[index], code);
            Place(code[..length], index + 1);
        }
    }

    private static int HashOf(ReadOnlySpan<byte> code)
    {
        unchecked
        {
            var hash = 14695981039346656037UL;
            foreach (var letter in code) hash = (hash ^ letter) * 1099511628211UL;
            return (int)(hash ^ (hash >> 32)) & int.MaxValue;
        }
    }
}
