using Urna.Record;

namespace Urna.Store.Records;

/// <summary>
/// A batch as it grows: views and entries behind a tip, as if they were recorded. A request that is refused leaves no trace, so that it
/// disturbs no other.
/// </summary>
internal sealed class Draft(Tip tip, Decoder decoder, Bearings bearings)
{
    private readonly List<(Entry Entry, NewEntry New)> _entries = [];
    private readonly Dictionary<EntryKey, int> _own = [];
    private readonly CanonicalWriter _writer = new();
    private Views _views = tip.Head.Views.Fork();

    /// <summary>What is known with all that was taken in.</summary>
    public Views Views => _views;

    /// <summary>How many entries were taken in.</summary>
    public int Count => _entries.Count;

    /// <summary>The entries to be stored.</summary>
    public IReadOnlyList<NewEntry> Entries => _entries.ConvertAll(e => e.New);

    /// <summary>The entry that has this key, in the record or in this draft.</summary>
    public (Entry Entry, long Number)? Find(EntryKey key)
    {
        if (_own.TryGetValue(key, out var own)) return (_entries[own].Entry, tip.Head.Size + own);
        return bearings.Known.TryGetValue(key, out var stored) ? (decoder.Read(stored.Bytes.Span), stored.Number) : null;
    }

    /// <summary>Encodes an entry, decodes it again and folds it; the refusal where that cannot be.</summary>
    public Refusal? TryAdd(Entry entry)
    {
        try
        {
            _writer.Clear();
            entry.Write(_writer);
            var bytes = _writer.Written.ToArray();
            var read = decoder.Read(bytes);
            _views.Apply(read);
            var key = new EntryKey(entry.By.Actor, entry.Id);
            _own.Add(key, Count);
            _entries.Add((read, new(key, bytes, Hash.Leaf(bytes))));
            return null;
        }
        catch (Exception problem) when (problem is ArgumentException or RecordFormatException)
        {
            return RecordRefusals.Of(RecordRefusals.NotWritable, problem.Message);
        }
        catch (RecordOrderException problem)
        {
            Rewind(Count);
            return RecordRefusals.Of(RecordRefusals.CannotFollow, problem.Message);
        }
    }

    /// <summary>Forgets all entries from this one on. The views are folded anew, since a fold does not go back.</summary>
    public void Rewind(int count)
    {
        foreach (var (_, gone) in _entries.Skip(count)) _own.Remove(gone.Key);
        _entries.RemoveRange(count, Count - count);
        _views = tip.Head.Views.Fork();
        foreach (var (entry, _) in _entries) _views.Apply(entry);
    }

    /// <summary>The tip behind all that was taken in.</summary>
    public Tip Tip()
    {
        var tree = tip.Tree.Fork();
        foreach (var (_, entry) in _entries) tree.Append(entry.Leaf);
        return new(new(_views, tree.Root()), tree);
    }
}
