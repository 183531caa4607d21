using System.Text;
using CsCheck;
using Urna.Record;
using Hash = Urna.Record.Hash;

namespace Urna.Tests.Record;

/// <summary>What a note, a key, a checkpoint and a proof file may look like. Their signatures: Urna.Store.Tests.</summary>
public class NoteTests
{
    private const string Line = "— example.com/foo Uw2QOkn8srV1yJGh2VYRlL1Tnagv1YEq6TfXppzi2ONncAlTgK7Ztg1ERYNZXsYjOBH3mFXmRKuwHjG1Yu72IneyaQM=\n";
    private const string Empty = "47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU=";

    public static TheoryData<string> Keys { get; } =
        [.. TlogData.Notes.GetProperty("signed_notes").EnumerateArray().Select(c => c.GetProperty("vkey").GetString() ?? string.Empty).Distinct()];

    [Theory]
    [MemberData(nameof(Keys))]
    public void A_key_reads_back(string text)
    {
        Assert.True(VerifierKey.TryParse(text, out var key));
        Assert.Equal(text, key?.ToString());
        Assert.True(key?.IsVerifiable);
    }

    [Theory]
    [MemberData(nameof(Keys))]
    public void No_part_of_a_key_and_no_other_byte_in_it_is_a_key(string text)
    {
        for (var start = 0; start < text.Length; start++)
        {
            for (var end = start; end <= text.Length; end++)
            {
                if (end - start < text.Length) Assert.False(VerifierKey.TryParse(text[start..end], out _), text[start..end]);
            }
        }

        for (var i = 0; i < text.Length; i++)
        {
            var changed = text[..i] + (char)(text[i] + 1) + text[(i + 1)..];
            Assert.False(VerifierKey.TryParse(changed, out _), changed);
        }
    }

    [Fact]
    public void A_key_of_another_type_is_carried_and_not_verified()
    {
        var key = new VerifierKey("witness.example", VerifierKey.MlDsaCosignature, new byte[1312]);
        Assert.True(VerifierKey.TryParse(key.ToString(), out var read));
        Assert.Equal(key, read);
        Assert.False(key.IsVerifiable);
    }

    [Theory]
    [InlineData("a b")]
    [InlineData("a+b")]
    [InlineData("")]
    [InlineData("a\u2003b")]
    public void A_name_holds_no_space_and_no_plus(string name) =>
        Assert.Throws<ArgumentException>(() => new VerifierKey(name, VerifierKey.Ed25519, new byte[32]));

    [Theory]
    [InlineData(1)]
    [InlineData(16)]
    [InlineData(100)]
    public void A_note_may_carry_up_to_100_signatures(int count) => Assert.Equal(count, Note("a\n", count).Signatures.Count);

    [Fact]
    public void A_note_with_101_signatures_is_refused() => Assert.Throws<RecordFormatException>(() => Note("a\n", 101));

    [Fact]
    public void The_last_empty_line_ends_the_text() => Assert.Equal("a\n\nb\n\n\nc\n", Note("a\n\nb\n\n\nc\n", 2).Text);

    [Theory]
    [InlineData("", "Line 1: expected an empty line between the text and its signatures.")]
    [InlineData("a\n", "Line 2: expected an empty line between the text and its signatures.")]
    [InlineData("a\n" + Line, "Line 3: expected an empty line between the text and its signatures.")]
    [InlineData("a\n\n", "Line 3: expected signatures, each with the end of its line.")]
    [InlineData("a\n\n— x AAAAAAA=", "Line 3: expected signatures, each with the end of its line.")]
    [InlineData("a\n\n- x AAAAAAA=\n", "Line 3: expected \"— name base64\" with a key id and a signature.")]
    [InlineData("a\n\n— x\n", "Line 3: expected \"— name base64\" with a key id and a signature.")]
    [InlineData("a\n\n— x AAAAAA==\n", "Line 3: expected \"— name base64\" with a key id and a signature.")]
    [InlineData("a\n\n— x+y AAAAAAA=\n", "Line 3: expected \"— name base64\" with a key id and a signature.")]
    [InlineData("a\n\n— x AAAAAAA= \n", "Line 3: expected \"— name base64\" with a key id and a signature.")]
    [InlineData("a\n\n—  AAAAAAA=\n", "Line 3: expected \"— name base64\" with a key id and a signature.")]
    [InlineData("a\n\n" + Line + "x\n", "Line 4: expected \"— name base64\" with a key id and a signature.")]
    [InlineData("a\tb\n\n" + Line, "Line 1: expected no control character other than the end of a line.")]
    [InlineData("a\r\n\r\n" + Line, "Line 1: expected no control character other than the end of a line.")]
    public void A_note_that_is_not_one_says_where(string text, string problem) =>
        Assert.Equal(problem, Assert.Throws<RecordFormatException>(() => SignedNote.Read(Encoding.UTF8.GetBytes(text))).Message);

    [Fact]
    public void A_note_is_UTF8() => Assert.Throws<RecordFormatException>(() => SignedNote.Read([(byte)'a', 0xff, .. Encoding.UTF8.GetBytes("\n\n" + Line)]));

    [Fact]
    public void The_same_key_twice_among_the_known_is_an_error()
    {
        var key = new VerifierKey("example.com/foo", VerifierKey.Ed25519, new byte[32]);
        Assert.Throws<ArgumentException>(() => Note("a\n", 1).Verify([key, key], (_, _, _) => true));
    }

    [Fact]
    public void A_checkpoint_reads_back() =>
        Gen.Select(Gen.Long[1, long.MaxValue], Gen.Byte.Array[32]).Sample((size, root) =>
        {
            var checkpoint = new Checkpoint("host/e/az-2024/live-00112233", size, new Hash(root));
            Assert.Equal(checkpoint, Checkpoint.Read(checkpoint.Text()));
        });

    [Fact]
    public void The_real_checkpoint_of_a_large_log_is_read()
    {
        var note = TlogData.Notes.GetProperty("signed_notes").EnumerateArray().Single(c => c.GetProperty("case").GetString() == "sum.golang.org 35225469");
        var checkpoint = Checkpoint.Read(SignedNote.Read(Encoding.UTF8.GetBytes(note.GetProperty("note").GetString() ?? string.Empty)).Text);
        Assert.Equal(("go.sum database tree", 35_225_469), (checkpoint.Origin, checkpoint.Size));
    }

    [Fact]
    public void Further_lines_of_a_checkpoint_are_kept()
    {
        var text = $"log\n0\n{Empty}\nmore\nand more\n";
        Assert.Equal(text, Checkpoint.Read(text).Text());
    }

    [Theory]
    [InlineData("\n0\n" + Empty + "\n", 1)]
    [InlineData("log\n", 2)]
    [InlineData("log\n-1\n" + Empty + "\n", 2)]
    [InlineData("log\n+1\n" + Empty + "\n", 2)]
    [InlineData("log\n01\n" + Empty + "\n", 2)]
    [InlineData("log\n 1\n" + Empty + "\n", 2)]
    [InlineData("log\n9223372036854775808\n" + Empty + "\n", 2)]
    [InlineData("log\n1\n", 3)]
    [InlineData("log\n1\nAAAA\n", 3)]
    [InlineData("log\n1\n47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFV=\n", 3)]
    [InlineData("log\n0\nAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA=\n", 3)]
    [InlineData("log\n1\n" + Empty, 3)]
    [InlineData("log\n1\n" + Empty + "\n\n", 4)]
    public void A_checkpoint_that_is_not_one_says_where(string text, int line) =>
        Assert.StartsWith($"Line {line}: expected", Assert.Throws<RecordFormatException>(() => Checkpoint.Read(text)).Message, StringComparison.Ordinal);

    [Fact]
    public void A_proof_file_is_written_as_it_was_read()
    {
        var text = $"c2sp.org/tlog-proof@v1\nextra AAE=\nindex 3\n{Empty}\n{Empty}\n\nlog\n5\n{Empty}\n\n{Line}";
        var file = ProofFile.Read(Encoding.UTF8.GetBytes(text));
        Assert.Equal(text, file.ToString());
        Assert.Equal((3, 2, 5), (file.Index, file.Proof.Count, Checkpoint.Read(file.Note.Text).Size));
    }

    [Theory]
    [InlineData("c2sp.org/tlog-proof@v2\nindex 0\n\n", 1)]
    [InlineData("c2sp.org/tlog-proof@v1\nextra \nindex 0\n\n", 2)]
    [InlineData("c2sp.org/tlog-proof@v1\nextra A\nindex 0\n\n", 2)]
    [InlineData("c2sp.org/tlog-proof@v1\n", 2)]
    [InlineData("c2sp.org/tlog-proof@v1\nextra AAE=\nextra AAE=\nindex 0\n\n", 3)]
    [InlineData("c2sp.org/tlog-proof@v1\nindex 00\n\n", 2)]
    [InlineData("c2sp.org/tlog-proof@v1\nindex -1\n\n", 2)]
    [InlineData("c2sp.org/tlog-proof@v1\nindex 0\nAAAA\n\n", 3)]
    [InlineData("c2sp.org/tlog-proof@v1\nindex 0\nextra AAE=\n\n", 3)]
    public void A_proof_file_that_is_not_one_says_where(string start, int line)
    {
        var bytes = Encoding.UTF8.GetBytes($"{start}log\n5\n{Empty}\n\n{Line}");
        Assert.StartsWith($"Line {line}: expected", Assert.Throws<RecordFormatException>(() => ProofFile.Read(bytes)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_proof_file_of_more_hashes_than_a_tree_can_have_levels_is_refused()
    {
        var hashes = string.Concat(Enumerable.Repeat(Empty + "\n", 64));
        Assert.Throws<RecordFormatException>(() => ProofFile.Read(Encoding.UTF8.GetBytes($"c2sp.org/tlog-proof@v1\nindex 0\n{hashes}\nlog\n5\n{Empty}\n\n{Line}")));
    }

    private static SignedNote Note(string text, int signatures) =>
        SignedNote.Read(Encoding.UTF8.GetBytes(text + "\n" + string.Concat(Enumerable.Repeat(Line, signatures))));
}
