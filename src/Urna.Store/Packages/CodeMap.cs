using System.Text;

namespace Urna.Store.Packages;

/// <summary>Gives codes dense indexes from 0 in the order of their lines, and finds them by their bytes without making a string.</summary>
internal sealed class CodeMap
{
    private int[] _slots = new int[64];
    private string[] _texts = new string[32];
    private int[] _lines = new int[32];
    private int[] _hashes = new int[32];
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
        // Files mostly come in one order: the code is the one of the row before, or the next.
        if (_last < Count && Ascii.Equals(code, _texts[_last])) return _last;
        if (_last + 1 < Count && Ascii.Equals(code, _texts[_last + 1])) return ++_last;
        var hash = HashOf(code);
        var mask = _slots.Length - 1;
        for (var i = hash & mask; _slots[i] != 0; i = (i + 1) & mask)
        {
            var index = _slots[i] - 1;
            if (_hashes[index] != hash || !Ascii.Equals(code, _texts[index])) continue;
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
            Array.Resize(ref _hashes, Count * 2);
        }

        _texts[Count] = Encoding.ASCII.GetString(code);
        _lines[Count] = line;
        _hashes[Count] = HashOf(code);
        Count++;
        if (Count * 2 > _slots.Length) Grow();
        else Place(Count - 1);
        return Count - 1;
    }

    /// <summary>The same codes in another order.</summary>
    public CodeMap Ordered(IEnumerable<int> order)
    {
        var map = new CodeMap { Whole = Whole };
        foreach (var index in order) map.Add(Encoding.ASCII.GetBytes(_texts[index]), _lines[index]);
        return map;
    }

    private void Place(int index)
    {
        var mask = _slots.Length - 1;
        var i = _hashes[index] & mask;
        while (_slots[i] != 0) i = (i + 1) & mask;
        _slots[i] = index + 1;
    }

    private void Grow()
    {
        _slots = new int[_slots.Length * 2];
        for (var index = 0; index < Count; index++) Place(index);
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
