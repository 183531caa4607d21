using Urna.Record;
using Urna.Registers;
using Urna.Store.Records;

namespace Urna.Store.Signing;

/// <summary>Proves, from the entries themselves, that a record extends what a signer is bound to.</summary>
internal sealed class Extending(IRecordStore record, VerifierKey key)
{
    private static ReadOnlySpan<byte> Announcement => "\"name\":\"KeyAnnounced\""u8;

    private readonly Decoder _decoder = new();

    /// <summary>The bond at the record's end; the same one where nothing was added.</summary>
    /// <exception cref="SignerRefusedException">The record does not extend the bond.</exception>
    public async Task<Bond> Prove(Bond bond, StoredHead head, CancellationToken cancel)
    {
        if (head.Size < bond.Size)
            throw new SignerRefusedException($"{record.Place} ends at {head.Size} entries, but {bond.Size} are signed: it was set back to an older state. Bring back the missing end from the published tiles, byte for byte, or begin a new origin whose first facts name this checkpoint (RecordSucceeded). Do not delete the signer's store.");
        var next = head.Size == bond.Size ? bond : await Read(bond, head.Size, cancel);
        return next.Tree.Root() == head.Root
            ? next
            : throw new SignerRefusedException($"{record.Place} has another root over its {head.Size} entries than those that extend the {bond.Size} signed ones: entries were changed. Run \"urna verify\" with the last published checkpoint. Nothing is signed until the record is again what was signed.");
    }

    /// <summary>The root over the first entries of the record, which must be there.</summary>
    public async Task<Hash> RootAt(long size, Bond bond, CancellationToken cancel)
    {
        if (size == bond.Size) return bond.Tree.Root();
        var from = size > bond.Size ? bond : Bond.None;
        return (await Read(from, size, cancel)).Tree.Root();
    }

    private async Task<Bond> Read(Bond bond, long size, CancellationToken cancel)
    {
        var tree = bond.Tree.Fork();
        var announced = bond.Announced.ToBuilder();
        await foreach (var batch in record.Read(tree.Size, cancel))
        {
            foreach (var entry in batch)
            {
                if (tree.Size == size) break;
                if (entry.Number != tree.Size || tree.AppendEntry(entry.Bytes.Span) != entry.Leaf)
                    throw new SignerRefusedException($"{record.Place}: entry {tree.Size} is missing, or not the one its stored hash belongs to. Run \"urna verify\"; nothing is signed until the entry is there.");
                if (entry.Number == 0) CheckOrigin(entry);
                if (entry.Bytes.Span.IndexOf(Announcement) >= 0 && KeyOf(entry) is { } found) announced.Add(new(entry.Number, found));
            }

            if (tree.Size == size) break;
        }

        return tree.Size == size
            ? new(key.Name, tree, announced.ToImmutable())
            : throw new SignerRefusedException($"{record.Place}: its head says {size} entries, but there are {tree.Size}. Run \"urna verify\"; nothing is signed until they are there.");
    }

    private void CheckOrigin(StoredEntry first)
    {
        var origin = Decoded(first) is { Fact: RecordOpened opened } ? opened.Origin : null;
        if (origin != key.Name)
            throw new SignerRefusedException($"{record.Place} is the record {origin ?? "of nobody: its first entry does not open it"}, and the key is that of {key.Name}. A key signs the record of its own origin and no other.");
    }

    private VerifierKey? KeyOf(StoredEntry entry) =>
        Decoded(entry) is { Fact: KeyAnnounced announced } && VerifierKey.TryParse(announced.VerifierKey, out var found) ? found : null;

    private Entry? Decoded(StoredEntry entry)
    {
        try
        {
            return _decoder.Read(entry.Bytes.Span);
        }
        catch (RecordFormatException)
        {
            return null; // Not for the signer to judge; the verifier says what is wrong with it.
        }
    }
}
