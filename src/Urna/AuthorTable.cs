using System.Text;

namespace Urna;

/// <summary>
/// The authors that were read, found by the canonical bytes of their object, so that the same author need not be read twice and is one object.
/// Not for several threads at once.
/// </summary>
internal sealed class AuthorTable
{
    private Slot[] _slots = new Slot[256];
    private int _count;

    /// <summary>The author whose object these bytes are; null where it was not read before.</summary>
    public Author? Find(ReadOnlySpan<byte> written)
    {
        var hash = Record.CodeTable.HashOf(written);
        for (var i = hash & (uint)(_slots.Length - 1); _slots[i].Author is { } author; i = (i + 1) & (uint)(_slots.Length - 1))
        {
            if (_slots[i].Hash == hash && IsWritten(author, written)) return author;
        }

        return null;
    }

    /// <summary>Keeps an author that was read from these bytes; gives it.</summary>
    public Author Add(Author author, ReadOnlySpan<byte> written)
    {
        if (++_count * 2 > _slots.Length)
        {
            var old = _slots;
            _slots = new Slot[old.Length * 2];
            foreach (var slot in old.Where(s => s.Author is not null)) Put(slot);
        }

        Put(new(Record.CodeTable.HashOf(written), author));
        return author;
    }

    private static bool IsWritten(Author author, ReadOnlySpan<byte> written) =>
        Passes(ref written, "{\"actor\":\""u8) && Passes(ref written, author.Actor)
        && Passes(ref written, "\",\"commission\":\""u8) && Passes(ref written, author.Commission)
        && Passes(ref written, "\",\"role\":\""u8) && Passes(ref written, author.Role) && written.SequenceEqual("\"}"u8);

    private static bool Passes(ref ReadOnlySpan<byte> rest, ReadOnlySpan<byte> start)
    {
        if (!rest.StartsWith(start)) return false;
        rest = rest[start.Length..];
        return true;
    }

    private static bool Passes(ref ReadOnlySpan<byte> rest, string code)
    {
        if (rest.Length < code.Length || !Ascii.Equals(rest[..code.Length], code)) return false;
        rest = rest[code.Length..];
        return true;
    }

    private void Put(Slot slot)
    {
        var i = slot.Hash & (uint)(_slots.Length - 1);
        while (_slots[i].Author is not null) i = (i + 1) & (uint)(_slots.Length - 1);
        _slots[i] = slot;
    }

    private readonly record struct Slot(uint Hash, Author? Author);
}
