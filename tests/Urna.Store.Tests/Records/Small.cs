using System.Collections.Immutable;
using Urna.Record;
using Urna.Registers;
using Urna.Store.Records;

namespace Urna.Store.Tests.Records;

/// <summary>A small election: a record that is opened, a country, and areas in it as many as a test asks for.</summary>
internal static class Small
{
    public const string Origin = "urna.example/e/small/live-00000001";

    public static readonly Author Registrar = new("r1", "cec", Roles.Registrar);

    public static Request Open(Kind kind = Kind.Live, Moment at = default) =>
        Ask(1, new RecordOpened("small", kind, Origin, new('0', 64), 1)) with { At = at };

    public static Request Country(Moment at = default) => Ask(2, new UnitFormed("land", "", "country", Names.None)) with { At = at };

    /// <summary>An area; its id is made from its number, so that asking for the same number is asking again.</summary>
    public static Request Area(int number, Moment at = default) =>
        Ask((UInt128)number + 1000, new UnitFormed($"u{number}", "land", "area", Names.Of([("en", $"Area {number}")]))) with { At = at };

    public static Request Ask(UInt128 id, Fact fact) => Request.Of(Registrar, new(id), fact);

    /// <summary>A record with its first two facts.</summary>
    public static async Task<Appender> Begin(IRecordStore store, AppenderOptions? options = null, TimeProvider? time = null, Kind kind = Kind.Live)
    {
        var appender = await Appender.Open(store, Rules.Decide, time ?? TimeProvider.System, options);
        Recorded(await appender.Append(Open(kind)));
        Recorded(await appender.Append(Country()));
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
