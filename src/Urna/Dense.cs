namespace Urna;

/// <summary>
/// Values by dense index from 0, in pages that forks share until one of them writes. The default of a value never written is <c>default</c>.
/// Reading is safe for many threads while nobody writes this fork; a fork that was forked from is read-only by custom of <see cref="Views"/>.
/// </summary>
/// <typeparam name="T">What is kept.</typeparam>
public sealed class Dense<T>
{
    private const int Shift = 8;
    private const int PageSize = 1 << Shift;
    private const int Mask = PageSize - 1;

    private Page[] _pages;
    private object _owner = new();
    private bool _shared;

    /// <summary>No values.</summary>
    public Dense() => _pages = [];

    private Dense(Page[] pages, int count)
    {
        _pages = pages;
        _shared = true;
        Count = count;
    }

    /// <summary>One more than the highest index written.</summary>
    public int Count { get; private set; }

    /// <summary>The value at an index, <c>default</c> where none was written.</summary>
    public T? this[int index]
    {
        get
        {
            var page = index >> Shift;
            return page < _pages.Length && _pages[page] is { } found ? found.Items[index & Mask] : default;
        }
    }

    /// <summary>A place to write to.</summary>
    public ref T? Edit(int index)
    {
        var number = index >> Shift;
        if (number >= _pages.Length || _shared) OwnPages(number);
        ref var page = ref _pages[number];
        if (page is null) page = new(_owner, new T?[PageSize]);
        else if (!ReferenceEquals(page.Owner, _owner)) page = new(_owner, [.. page.Items]);
        if (index >= Count) Count = index + 1;
        return ref page.Items[index & Mask];
    }

    /// <summary>Adds a value behind the last one; gives its index.</summary>
    public int Add(T value)
    {
        var index = Count;
        Edit(index) = value;
        return index;
    }

    /// <summary>Adds values behind the last one, a page at a time.</summary>
    public void AddAll(ReadOnlySpan<T?> values)
    {
        while (values.Length > 0)
        {
            var place = Count & Mask;
            var length = Math.Min(PageSize - place, values.Length);
            Edit(Count + length - 1) = default;
            values[..length].CopyTo(_pages[(Count - 1) >> Shift].Items.AsSpan(place, length));
            values = values[length..];
        }
    }

    /// <summary>A copy that costs a pointer; pages are copied when either side writes.</summary>
    public Dense<T> Fork()
    {
        _owner = new();
        _shared = true;
        return new(_pages, Count);
    }

    private void OwnPages(int number)
    {
        var length = Math.Max(_pages.Length, number >= _pages.Length ? Math.Max(number + 1, _pages.Length * 2) : 0);
        var pages = new Page[length];
        _pages.CopyTo(pages, 0);
        _pages = pages;
        _shared = false;
    }

    private sealed record Page(object Owner, T?[] Items);
}
