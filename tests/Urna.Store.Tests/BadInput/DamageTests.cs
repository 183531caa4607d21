using System.CommandLine;
using System.Text;
using CsCheck;
using Urna.Cli.Verbs;
using Urna.Record;
using Urna.Store.Tests.Packages;
using Urna.TestHost;

namespace Urna.Store.Tests.BadInput;

/// <summary>Bytes damaged at random are refused in words; nothing else is ever thrown.</summary>
public class DamageTests
{
    private static readonly string[] Files = [.. Directory.GetFiles(SmallPackage.Source).Order(StringComparer.Ordinal)];
    private static readonly byte[][] Pieces = [.. new[] { "", "0", "-", "999999999", "1000000000", "99999999999999999999", "9007199254740993", "1e9", ",", "\"", "\n", "\r\n", "\0", "\uFEFF", "\uFFFE", "٣", "３", "é", "../", "?", "{", "[", "null", "\\ud800" }.Select(Encoding.UTF8.GetBytes), [0xFF], [0xC3], [0xED, 0xA0, 0x80]];

    [Fact]
    public void Results_of_a_damaged_package_are_refused_or_counted()
    {
        var refused = 0;
        Damage().Sample(
            damage =>
            {
                using var package = new SmallPackage();
                var path = package.PathOf(Path.GetFileName(Files[damage.File]));
                File.WriteAllBytes(path, damage.Of(File.ReadAllBytes(path)));
                using var output = new StringWriter();
                using var error = new StringWriter();

                var code = new RootCommand { ResultsVerb.Create() }.Parse(["results", package.Folder, "--json"]).Invoke(new() { Output = output, Error = error, EnableDefaultExceptionHandler = false });

                Assert.InRange(code, 0, 1);
                // Nothing half done: a refused package gives no figure.
                Assert.Equal(code == 0, output.ToString().Length > 0);
                Assert.Equal(code == 0, error.ToString().Length == 0);
                if (code == 1) Interlocked.Increment(ref refused);
            },
            iter: 300);
        Assert.True(refused > 100, $"Only {refused} of 300 damaged packages were refused.");
    }

    [Fact]
    public void A_damaged_entry_is_refused_in_words_or_is_another_entry()
    {
        var entries = Entries();
        var refused = 0;
        Damage().Sample(
            damage =>
            {
                var bytes = damage.Of(entries[Math.DivRem(damage.File, entries.Count).Remainder]);
                try
                {
                    var entry = new Decoder().Read(bytes);
                    var writer = new CanonicalWriter();
                    entry.Write(writer);
                    Assert.Equal(bytes, writer.Written.ToArray());
                }
                catch (RecordFormatException)
                {
                    Interlocked.Increment(ref refused);
                }
            },
            iter: 20_000);
        Assert.True(refused > 10_000, $"Only {refused} of 20000 damaged entries were refused.");
    }

    [Fact]
    public void Random_bytes_are_no_entry() => Gen.Byte.Array[0, 300].Sample(bytes => Assert.Throws<RecordFormatException>(() => new Decoder().Read(bytes)), iter: 5_000);

    [Theory]
    [InlineData("")]
    [InlineData("{")]
    [InlineData("null")]
    [InlineData("[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[")]
    [InlineData("{\"at\":99999999999999999999}")]
    public void What_is_no_entry_is_said_so(string text) => Assert.Throws<RecordFormatException>(() => new Decoder().Read(Encoding.UTF8.GetBytes(text)));

    private static List<byte[]> Entries()
    {
        var entries = new List<byte[]>();
        foreach (var request in new[] { Small.Open(), Small.Country(), Small.Area(1) })
        {
            var writer = new CanonicalWriter();
            new Entry(new(1_700_000_000_000), request.By, request.Facts[0].Id, request.Facts[0].Fact, null).Write(writer);
            entries.Add(writer.Written.ToArray());
        }

        return entries;
    }

    private static Gen<Change> Damage() => Gen.Select(Gen.Int[0, Files.Length - 1], Gen.Int[0, 1 << 20], Gen.Int[0, 8], Gen.Int[0, Pieces.Length - 1])
        .Select((file, place, length, piece) => new Change(file, place, length, Pieces[piece]));

    /// <summary>A few bytes taken out at a place, and a piece put in.</summary>
    private sealed record Change(int File, int Place, int Length, byte[] Piece)
    {
        public byte[] Of(byte[] bytes)
        {
            var at = Math.DivRem(Place, bytes.Length).Remainder;
            return [.. bytes[..at], .. Piece, .. bytes[Math.Min(bytes.Length, at + Length)..]];
        }
    }
}
