namespace Urna;

/// <summary>The slots of a contest, in the order its stations were formed. Forks share it until one of them adds.</summary>
public sealed class SlotList
{
    private int[] _items = [];
    private bool _shared;

    /// <summary>How many slots.</summary>
    public int Count { get; private set; }

    /// <summary>The slots. Not to be kept while the list grows.</summary>
    public ReadOnlySpan<int> Items => _items.AsSpan(0, Count);

    /// <summary>Adds a slot, to this list or to a copy where it is shared; gives the list that has it.</summary>
    public SlotList With(int slot)
    {
        var list = _shared ? new SlotList { _items = [.. _items], Count = Count } : this;
        if (list.Count == list._items.Length) Array.Resize(ref list._items, Math.Max(16, list.Count * 2));
        list._items[list.Count++] = slot;
        return list;
    }

    /// <summary>From here additions go to a copy.</summary>
    public void Share() => _shared = true;
}
