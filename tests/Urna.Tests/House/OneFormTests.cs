using System.Text;
using System.Text.Json;
using Urna.Record;

namespace Urna.Tests.House;

/// <summary>Every fact has one form (<c>docs/record.md</c>, section 2): bytes that are read are the bytes that would be written.</summary>
public class OneFormTests
{
    private const int DataDepth = 2;
    private static readonly Author By = new("a-7f3c", "cec", Roles.Registrar);

    public static TheoryData<string> Facts => [.. FactSamples.Types.Select(t => t.Name)];

    [Theory]
    [MemberData(nameof(Facts))]
    public void A_fact_without_one_of_its_keys_is_refused_or_written_as_it_was_read(string name) => Assert.All(Values(Full(name)), value => WrittenAsRead(Without(Full(name), value)));

    [Theory]
    [MemberData(nameof(Facts))]
    public void A_fact_with_another_value_is_refused_or_written_as_it_was_read(string name) => Assert.All(
        from value in Values(Full(name))
        from other in new[] { "\"\"", "[]", "{}", "0", "-1", "\"1970-01-01T00:00:00.000Z\"", "[\"\"]", "true" }
        select (value, other),
        change => WrittenAsRead([.. Full(name)[..change.value.Start], .. Encoding.UTF8.GetBytes(change.other), .. Full(name)[change.value.End..]]));

    [Theory]
    [MemberData(nameof(Facts))]
    public void A_fact_with_another_byte_is_refused_or_written_as_it_was_read(string name)
    {
        var bytes = Full(name);
        var step = Math.Max(1, bytes.Length / 400);
        for (var place = 0; place < bytes.Length; place += step)
        {
            for (var bit = 1; bit < 256; bit <<= 1)
            {
                byte[] changed = [.. bytes];
                changed[place] ^= (byte)bit;
                WrittenAsRead(changed);
            }
        }
    }

    [Fact]
    public void No_entry_has_the_moment_that_stands_for_none() =>
        Assert.Throws<RecordFormatException>(() => new Decoder().Read(Bytes(new(default, By, new EntryId(7), FactSamples.Of(FactSamples.Types[0], true)))));

    /// <summary>The bytes of an entry without a key of its data.</summary>
    internal static byte[] Without(byte[] bytes, string key) =>
        Without(bytes, Values(bytes).First(v => Encoding.UTF8.GetString(bytes[v.Key..]).StartsWith($"\"{key}\":", StringComparison.Ordinal)));

    internal static byte[] Bytes(Entry entry)
    {
        var writer = new CanonicalWriter();
        entry.Write(writer);
        return writer.Written.ToArray();
    }

    private static byte[] Without(byte[] bytes, (int Key, int Start, int End) value)
    {
        var (start, end) = bytes[value.End] == ',' ? (value.Key, value.End + 1) : bytes[value.Key - 1] == ',' ? (value.Key - 1, value.End) : (value.Key, value.End);
        return [.. bytes[..start], .. bytes[end..]];
    }

    private static void WrittenAsRead(byte[] bytes)
    {
        Entry entry;
        try
        {
            entry = new Decoder().Read(bytes);
        }
        catch (RecordFormatException)
        {
            return;
        }

        Assert.Equal(Encoding.UTF8.GetString(bytes), Encoding.UTF8.GetString(Bytes(entry)));
    }

    private static byte[] Full(string name) =>
        Bytes(new(new Moment(1_725_200_000_123), By, new EntryId(7), FactSamples.Of(FactSamples.Types.Single(t => t.Name == name), true)));

    // Keys and values of the data, not of the profile or form within it, which have no shape of their own here.
    private static List<(int Key, int Start, int End)> Values(byte[] bytes)
    {
        var found = new List<(int, int, int)>();
        var reader = new Utf8JsonReader(bytes);
        while (reader.Read())
        {
            if (reader.TokenType != JsonTokenType.PropertyName || reader.CurrentDepth is < DataDepth or > DataDepth + 1) continue;
            var key = (int)reader.TokenStartIndex;
            var after = reader;
            after.Read();
            var start = (int)after.TokenStartIndex;
            after.Skip();
            found.Add((key, start, (int)after.BytesConsumed));
        }

        return found;
    }
}
