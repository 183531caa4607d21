using System.Collections.Immutable;
using Urna.Record;
using Urna.Registers;
using Urna.Store.Records;
using Urna.TestHost;

namespace Urna.Store.Tests.Records;

/// <summary>Begins records of the small election, and recomputes them.</summary>
internal static class Check
{
    /// <summary>A record with its first two facts.</summary>
    public static async Task<Appender> Begin(IRecordStore store, AppenderOptions? options = null, TimeProvider? time = null, Kind kind = Kind.Live)
    {
        var appender = await Appender.Open(store, Rules.Decide, time ?? TimeProvider.System, options);
        Recorded(await appender.Append(Small.Open(kind)));
        Recorded(await appender.Append(Small.Country()));
        return appender;
    }

    public static Answer.Recorded Recorded(Answer answer) => Assert.IsType<Answer.Recorded>(answer);

    /// <summary>Recomputes a stored record with nothing but its bytes: numbers, hashes, fold, root. Gives the codes of its areas in order.</summary>
    public static async Task<ImmutableArray<string>> Verify(IRecordStore store)
    {
        var head = await store.Head(CancellationToken.None);
        var (views, tree, decoder) = (new Views(), new Tree(), new Decoder());
        var areas = ImmutableArray.CreateBuilder<string>();
        await foreach (var batch in store.Read(0, CancellationToken.None))
        {
            foreach (var stored in batch)
            {
                Assert.Equal(tree.Size, stored.Number);
                Assert.Equal(stored.Leaf, tree.AppendEntry(stored.Bytes.Span));
                var entry = decoder.Read(stored.Bytes.Span);
                views.Apply(entry);
                if (entry.Fact is UnitFormed { Kind: "area" } unit) areas.Add(unit.Unit);
            }
        }

        Assert.Equal(head, new StoredHead(tree.Size, views.At, tree.Root()));
        return areas.ToImmutable();
    }
}
