using System.Collections.Immutable;

namespace Urna;

/// <summary>Gives codes dense indexes from 0 in the order they are added, and finds them again. Forks share what they have in common.</summary>
public sealed class CodeIndex
{
    private const int LargeOverlay = 512;

    private Dictionary<string, int> _own;
    private ImmutableDictionary<string, int> _later = ImmutableDictionary.Create<string, int>(StringComparer.Ordinal);
    private Dense<string> _codes;
    private bool _shared;

    /// <summary>No codes.</summary>
    public CodeIndex()
    {
        _own = new(StringComparer.Ordinal);
        _codes = new();
    }

    private CodeIndex(CodeIndex other)
    {
        _own = other._own;
        _later = other._later;
        _codes = other._codes.Fork();
        _shared = true;
    }

    /// <summary>How many codes there are.</summary>
    public int Count => _codes.Count;

    /// <summary>The code of an index; empty where there is none.</summary>
    public string this[int index] => _codes[index] ?? string.Empty;

    /// <summary>The index of a code, -1 where there is none.</summary>
    public int Find(string code)
    {
        if (_own.TryGetValue(code, out var index)) return index;
        return _later.TryGetValue(code, out var later) ? later : -1;
    }

    /// <summary>The index of a code that must be there.</summary>
    /// <exception cref="RecordOrderException">It is not there: the record cannot be followed.</exception>
    public int Get(string code) => Find(code) is >= 0 and var index ? index : throw new RecordOrderException($"\"{code}\" is not known here.");

    /// <summary>Adds a code; gives its index.</summary>
    /// <exception cref="RecordOrderException">It is there already.</exception>
    public int Add(string code)
    {
        if (Find(code) >= 0) throw new RecordOrderException($"\"{code}\" is there already.");
        var index = _codes.Add(code);
        if (!_shared) _own.Add(code, index);
        else
        {
            _later = _later.Add(code, index);
            if (_later.Count > LargeOverlay + (_own.Count / 4)) Merge();
        }

        return index;
    }

    /// <summary>A copy that shares all it has.</summary>
    public CodeIndex Fork()
    {
        _shared = true;
        return new(this);
    }

    private void Merge()
    {
        var merged = new Dictionary<string, int>(_own, StringComparer.Ordinal);
        foreach (var (code, index) in _later) merged.Add(code, index);
        _own = merged;
        _later = _later.Clear();
        _shared = false;
    }
}
