using System.Text;
using Urna.Record;

namespace Urna.Tests.House;

/// <summary>Every fact can be read back, byte for byte.</summary>
public class CatalogueTests
{
    private static readonly Author By = new("a-7f3c", "cec", Roles.Registrar);

    public static TheoryData<string, bool> Facts => [.. FactSamples.Types.SelectMany(t => new[] { (t.Name, true), (t.Name, false) })];

    [Fact]
    public void The_catalogue_lists_every_fact_and_nothing_else() =>
        Assert.Equal(FactSamples.Types.Select(t => t.Name), FactCatalogue.Names.Order(StringComparer.Ordinal));

    [Fact]
    public void Every_fact_is_a_sealed_record() => Assert.All(FactSamples.Types, t => Assert.True(t.IsSealed && t.GetMethod("<Clone>$") is not null, t.Name));

    [Theory]
    [MemberData(nameof(Facts))]
    public void A_fact_is_read_as_it_was_written(string name, bool full)
    {
        var fact = FactSamples.Of(FactSamples.Types.Single(t => t.Name == name), full);
        var signature = full ? new DeviceSignature("key-1", "ES256", "AAAA") : null;
        var bytes = Bytes(new(new Moment(1_725_200_000_123), By, new EntryId(7), fact, signature));

        var read = new Decoder().Read(bytes);

        Assert.Equal(fact.GetType(), read.Fact.GetType());
        Assert.Equal(Encoding.UTF8.GetString(bytes), Encoding.UTF8.GetString(Bytes(read)));
    }

    [Theory]
    [MemberData(nameof(Facts))]
    public void A_fact_with_a_key_more_is_not_read(string name, bool full)
    {
        var fact = FactSamples.Of(FactSamples.Types.Single(t => t.Name == name), full);
        var text = Encoding.UTF8.GetString(Bytes(new(new Moment(1_725_200_000_123), By, new EntryId(7), fact)));
        var end = text.LastIndexOf("},\"id\":", StringComparison.Ordinal);

        Assert.Throws<RecordFormatException>(() => new Decoder().Read(Encoding.UTF8.GetBytes(text.Insert(end, ",\"zzz\":1"))));
    }

    [Fact]
    public void Full_samples_differ_from_bare_ones() => Assert.All(
        FactSamples.Types.Where(t => t.Name is not ("ProfileAdopted" or "FormAdopted" or "FormatRaised")),
        t => Assert.NotEqual(Bytes(new(default, By, default, FactSamples.Of(t, true))), Bytes(new(default, By, default, FactSamples.Of(t, false)))));

    private static byte[] Bytes(Entry entry)
    {
        var writer = new CanonicalWriter();
        entry.Write(writer);
        return writer.Written.ToArray();
    }
}
