using System.Collections.Immutable;
using System.Text;
using CsCheck;
using Urna.Record;

namespace Urna.Tests.Record;

/// <summary>The bytes of the record: one way to write a value, and no other is read.</summary>
public class CanonicalTests
{
    private static readonly string[] Pieces =
        [string.Empty, "070-038", "a\"b\\c/d", "\u0000\u0001\u001f\b\t\n\f\r\u007f", "Ağdam", "é", "😀", "\u00a0", "\u2028\u2029", "e\u0327", "한", "\uffff", "𝔘"];

    private static readonly Gen<string> Words = Gen.Int[0, Pieces.Length - 1].Array[0, 3].Select(picks => string.Concat(picks.Select(p => Pieces[p])).Normalize());

    private static readonly Gen<string> Keys = Gen.Char["abcdefABC_09"].Array[0, 4].Select(c => new string(c));

    [Fact]
    public void What_is_written_reads_back_as_it_was() =>
        Values(3).Sample(value =>
        {
            var bytes = Write(value);
            var reader = new CanonicalReader(bytes, new());
            Assert.Equal(Plain(value), Plain(Read(ref reader)));
            Assert.True(reader.AtEnd);
            Assert.True(new CanonicalReader(bytes, new()).Value().SequenceEqual(bytes));
        });

    [Fact]
    public void No_changed_byte_reads_as_the_same_value() =>
        Gen.Select(Values(2), Gen.UInt, Gen.Byte[1, 255]).Sample((value, pick, flip) =>
        {
            var bytes = Write(value);
            bytes[(int)(pick * (long)bytes.Length >> 32)] ^= flip;
            var text = Plain(value);
            Assert.True(!TryRead(bytes, out var read) || Plain(read) != text);
        }, iter: 3000);

    [Fact]
    public void What_is_read_is_written_as_it_was() =>
        Gen.Char["{}[]\",:0123456789-.eEtruefalsn\\ /u"].Array[1, 9].Select(c => Encoding.UTF8.GetBytes(c)).Sample(bytes =>
        {
            if (TryRead(bytes, out var value)) Assert.Equal(Encoding.UTF8.GetString(bytes), Encoding.UTF8.GetString(Write(value)));
        }, iter: 20_000);

    [Theory]
    [InlineData("{}")]
    [InlineData("[]")]
    [InlineData("{\"A\":1,\"a\":[true,false,\"\"],\"b\":{\"\":-1}}")]
    [InlineData("9007199254740991")]
    [InlineData("-9007199254740991")]
    [InlineData("0")]
    [InlineData("[1,2]")]
    [InlineData("\"/\"")]
    [InlineData("\"\\\"\\\\\\b\\t\\n\\f\\r\\u0000\\u001f\"")]
    [InlineData("\"\u007f\"")]
    [InlineData("\"😀\u00a0\u2028\u2029é\"")]
    [InlineData("\"\\n\u0303\\t\u0307\"")]
    public void Canonical_bytes_are_read(string json) => Assert.True(TryRead(Encoding.UTF8.GetBytes(json), out _));

    [Theory]
    [InlineData("")]
    [InlineData("null")]
    [InlineData("[null]")]
    [InlineData("{\"a\":1,\"a\":2}")]
    [InlineData("{\"b\":1,\"a\":2}")]
    [InlineData("{\"a\":1,\"A\":2}")]
    [InlineData("{\"é\":1}")]
    [InlineData("{\"\\u0061\":1}")]
    [InlineData("{\"\\n\":1}")]
    [InlineData("{a:1}")]
    [InlineData("{\"a\" :1}")]
    [InlineData("{\"a\": 1}")]
    [InlineData("[1, 2]")]
    [InlineData(" 1")]
    [InlineData("1 ")]
    [InlineData("1\n")]
    [InlineData("{\"a\":1,}")]
    [InlineData("{,\"a\":1}")]
    [InlineData("{\"a\":1\"b\":2}")]
    [InlineData("{\"a\"}")]
    [InlineData("{\"a\":}")]
    [InlineData("[1,]")]
    [InlineData("[,1]")]
    [InlineData("[1 2]")]
    [InlineData("[1")]
    [InlineData("[1}")]
    [InlineData("{\"a\":1]")]
    [InlineData("[[[[[[[[[[[[[[[[[[1]]]]]]]]]]]]]]]]]]")]
    [InlineData("01")]
    [InlineData("-01")]
    [InlineData("00")]
    [InlineData("-0")]
    [InlineData("-")]
    [InlineData("+1")]
    [InlineData("1.0")]
    [InlineData("1.5")]
    [InlineData("1e3")]
    [InlineData("9007199254740992")]
    [InlineData("-9007199254740992")]
    [InlineData("99999999999999999999999999")]
    [InlineData("NaN")]
    [InlineData("True")]
    [InlineData("tru")]
    [InlineData("truex")]
    [InlineData("\"")]
    [InlineData("\"\\\"")]
    [InlineData("\"\\/\"")]
    [InlineData("\"\\u0041\"")]
    [InlineData("\"\\u000A\"")]
    [InlineData("\"\\u000a\"")]
    [InlineData("\"\\u001F\"")]
    [InlineData("\"\\u0022\"")]
    [InlineData("\"\\u00e9\"")]
    [InlineData("\"\\u007f\"")]
    [InlineData("\"\\ud83d\\ude00\"")]
    [InlineData("\"\\ud800\"")]
    [InlineData("\"\\u00\"")]
    [InlineData("\"\\x\"")]
    [InlineData("\"\t\"")]
    [InlineData("\"\n\"")]
    [InlineData("\"e\u0301\"")]
    [InlineData("\"\u212b\"")]
    [InlineData("\"\ufffe\"")]
    [InlineData("\ufeff1")]
    [InlineData("1\u0000")]
    [InlineData("{}{}")]
    [InlineData("'a'")]
    [InlineData("//\n1")]
    public void Anything_else_is_refused(string json) => Assert.False(TryRead(Encoding.UTF8.GetBytes(json), out _));

    [Theory]
    [InlineData("22ff22")]
    [InlineData("22c3a222c3")]
    [InlineData("22eda08022")]
    [InlineData("22c08022")]
    [InlineData("22f888808022")]
    [InlineData("22e29822")]
    [InlineData("efbbbf2222")]
    public void Bytes_that_are_not_UTF8_are_refused(string hex) => Assert.False(TryRead(Convert.FromHexString(hex), out _));

    [Theory]
    [InlineData("😀", "\"😀\"")]
    [InlineData("\u00a0", "\"\u00a0\"")]
    [InlineData("\u2028", "\"\u2028\"")]
    [InlineData("a/b", "\"a/b\"")]
    [InlineData("<>&'+\u007f", "\"<>&'+\u007f\"")]
    [InlineData("\n\u000b\u0000", "\"\\n\\u000b\\u0000\"")]
    public void Only_what_must_be_escaped_is(string text, string json) => Assert.Equal(json, Encoding.UTF8.GetString(Write(text)));

    [Fact]
    public void A_writer_refuses_what_no_reader_would_take()
    {
        Assert.Throws<ArgumentException>(() => Write("e\u0301"));
        Assert.ThrowsAny<ArgumentException>(() => Write("\ud83d"));
        Assert.Throws<ArgumentOutOfRangeException>(() => Write(1L << 53));
        Assert.Throws<ArgumentOutOfRangeException>(() => Write(-(1L << 53)));
    }

    [Theory]
    [InlineData("b", "a")]
    [InlineData("a", "a")]
    [InlineData("a", "B")]
    public void A_writer_refuses_a_key_out_of_order(string first, string second)
    {
        var writer = new CanonicalWriter();
        writer.BeginObject();
        writer.Key(Encoding.ASCII.GetBytes(first));
        writer.Number(1);
        Assert.Throws<ArgumentException>(() => writer.Key(Encoding.ASCII.GetBytes(second)));
    }

    [Fact]
    public void A_key_that_must_come_is_named_when_it_does_not()
    {
        var problem = Assert.Throws<RecordFormatException>(() =>
        {
            var reader = new CanonicalReader("{\"a\":1}"u8, new());
            reader.BeginObject();
            reader.Key("b"u8);
        });
        Assert.Equal("Byte 1: expected the key \"b\".", problem.Message);
    }

    private static Gen<object> Values(int depth)
    {
        var leaf = Gen.OneOf<object>(
            Words.Select(w => (object)w),
            Gen.Long[-CanonicalReader.MaxInteger, CanonicalReader.MaxInteger].Select(n => (object)n),
            Gen.Long[-11, 11].Select(n => (object)n),
            Gen.Bool.Select(b => (object)b));
        if (depth == 0) return leaf;
        var below = Values(depth - 1);
        return Gen.OneOf(
            leaf,
            below.Array[0, 4].Select(items => (object)items),
            Gen.Select(Keys, below).Array[0, 5].Select(pairs => (object)pairs.DistinctBy(p => p.Item1)
                .ToImmutableSortedDictionary(p => p.Item1, p => p.Item2, StringComparer.Ordinal)));
    }

    private static byte[] Write(object value)
    {
        var writer = new CanonicalWriter();
        Write(writer, value);
        return writer.Written.ToArray();
    }

    private static void Write(CanonicalWriter writer, object value)
    {
        switch (value)
        {
            case string text: writer.Text(text); break;
            case long number: writer.Number(number); break;
            case bool flag: writer.Boolean(flag); break;
            case object[] items:
                writer.BeginArray();
                foreach (var item in items) Write(writer, item);
                writer.EndArray();
                break;
            case ImmutableSortedDictionary<string, object> pairs:
                writer.BeginObject();
                foreach (var (key, item) in pairs)
                {
                    writer.Key(Encoding.ASCII.GetBytes(key));
                    Write(writer, item);
                }

                writer.EndObject();
                break;
            default: throw new InvalidOperationException();
        }
    }

    private static bool TryRead(byte[] bytes, out object value)
    {
        value = string.Empty;
        try
        {
            // Value checks order and form of everything; what it has passed is then read again, part by part.
            var check = new CanonicalReader(bytes, new());
            check.Value();
            if (!check.AtEnd) return false;
            var reader = new CanonicalReader(bytes, new());
            value = Read(ref reader);
            return true;
        }
        catch (RecordFormatException)
        {
            return false;
        }
    }

    private static object Read(ref CanonicalReader reader)
    {
        if (reader.IsString) return reader.Text();
        var probe = reader;
        try
        {
            probe.BeginArray();
        }
        catch (RecordFormatException)
        {
            return ReadObject(ref reader);
        }

        var items = new List<object>();
        reader.BeginArray();
        while (reader.NextItem()) items.Add(Read(ref reader));
        reader.EndArray();
        return items.ToArray();
    }

    private static object ReadObject(ref CanonicalReader reader)
    {
        var probe = reader;
        try
        {
            probe.BeginObject();
        }
        catch (RecordFormatException)
        {
            return ReadLeaf(ref reader);
        }

        var pairs = ImmutableSortedDictionary.CreateBuilder<string, object>(StringComparer.Ordinal);
        reader.BeginObject();
        while (reader.TryAnyKey(out var key)) pairs.Add(Encoding.ASCII.GetString(key), Read(ref reader));
        reader.EndObject();
        return pairs.ToImmutable();
    }

    private static object ReadLeaf(ref CanonicalReader reader)
    {
        var probe = reader;
        try
        {
            probe.Number();
        }
        catch (RecordFormatException)
        {
            return reader.Boolean();
        }

        return reader.Number();
    }

    private static string Plain(object value) => value switch
    {
        string text => $"s{text.Length}:{text}",
        object[] items => $"[{string.Join(',', items.Select(Plain))}]",
        ImmutableSortedDictionary<string, object> pairs => $"{{{string.Join(',', pairs.Select(p => $"{p.Key}={Plain(p.Value)}"))}}}",
        _ => $"{value.GetType().Name}{value}",
    };
}
