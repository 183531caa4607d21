using System.Text.Json;
using CsCheck;
using Org.BouncyCastle.Math.EC.Rfc8032;
using Urna.Record;
using Hash = Urna.Record.Hash;

namespace Urna.Store.Tests.Record;

/// <summary>Signed notes, cosignatures, policies and proof files with real Ed25519.</summary>
public class SignatureTests
{
    private static readonly JsonElement Data = JsonDocument.Parse(File.ReadAllText(Path.Combine(Root(AppContext.BaseDirectory), "tests/Urna.Tests/data/tlog/signed-note-and-cosignature-vectors.json"))).RootElement;

    public static TheoryData<string> Cases { get; } = [.. Data.GetProperty("signed_notes").EnumerateArray().Select(c => Text(c, "case"))];

    [Fact]
    public void There_are_23_notes() => Assert.Equal(23, Cases.Count);

    [Theory]
    [MemberData(nameof(Cases))]
    public void Every_note_is_signed_by_its_key(string name)
    {
        var (key, note, result) = Case(name);
        var verdict = note.Verify([key], Check);
        Assert.True(verdict.IsGood, verdict.Problem);
        var seconds = Assert.Single(verdict.Signatures).Seconds;
        Assert.Equal(seconds == 0 ? "OK" : $"OK t={seconds}", result);
    }

    [Theory]
    [MemberData(nameof(Cases))]
    public void Every_note_and_key_is_written_as_it_was_read(string name)
    {
        var given = Data.GetProperty("signed_notes").EnumerateArray().Single(c => Text(c, "case") == name);
        var (key, note, _) = Case(name);
        Assert.Equal(Text(given, "vkey"), key.ToString());
        Assert.Equal(Text(given, "note"), note.ToString());
    }

    [Theory]
    [MemberData(nameof(Cases))]
    public void No_note_survives_another_text(string name)
    {
        var (key, note, _) = Case(name);
        var changed = SignedNote.Read(System.Text.Encoding.UTF8.GetBytes("x" + note));
        Assert.Equal($"The signature of {key.Name} does not belong to this text.", changed.Verify([key], Check).Problem);
    }

    [Fact]
    public void A_key_that_is_not_known_is_ignored_and_alone_not_enough()
    {
        var (_, note, _) = Case("golang note Peter");
        var (other, _, _) = Case("c2sp signed-note example");
        Assert.Equal("No key that is known has signed this text.", note.Verify([other], Check).Problem);
    }

    [Fact]
    public void Both_signers_of_one_note_are_found()
    {
        var (peter, note, _) = Case("golang note Peter");
        var (enoch, _, _) = Case("golang note Enoch");
        Assert.Equal([peter, enoch], note.Verify([enoch, peter], Check).Signatures.Select(s => s.Key));
    }

    [Fact]
    public void A_known_key_whose_signature_fails_rejects_the_note_that_another_signed()
    {
        var (log, witness) = (new Signer("example.org/log", VerifierKey.Ed25519, 1), new Signer("witness.example", VerifierKey.Cosignature, 2));
        var note = witness.On(log.On(SignedNote.Of("a\n")));
        Assert.True(note.Verify([log.Key, witness.Key], Check).IsGood);

        var bad = witness.On(log.On(SignedNote.Of("a\n")), bytes => { bytes[9] ^= 1; return bytes; });
        Assert.False(bad.Verify([log.Key, witness.Key], Check).IsGood);
        Assert.True(bad.Verify([log.Key], Check).IsGood);
    }

    [Fact]
    public void The_time_of_a_cosignature_is_signed_with_it()
    {
        var witness = new Signer("witness.example", VerifierKey.Cosignature, 2);
        var note = witness.On(SignedNote.Of(new Checkpoint("example.org/log", 0, Hash.EmptyTree).Text()));
        var signature = note.Signatures[0].Bytes.ToArray();
        signature[7] ^= 1;
        var line = $"— witness.example {Convert.ToBase64String([.. KeyId(witness.Key), .. signature])}\n";
        var moved = SignedNote.Read(System.Text.Encoding.UTF8.GetBytes(note.Text + "\n" + line));
        Assert.True(note.Verify([witness.Key], Check).IsGood);
        Assert.False(moved.Verify([witness.Key], Check).IsGood);
    }

    [Fact]
    public void A_proof_file_holds_for_its_entry_and_no_other() =>
        Gen.Select(Gen.Int[1, 70], Gen.UInt).Sample((size, pick) =>
        {
            var election = new Signed(size);
            var index = (int)(pick * (long)size >> 32);
            var file = ProofFile.Read(new ProofFile(index, Inclusion.Make(index, election.Leaves), election.Note) { Extra = new byte[] { 1, 2 } }.ToBytes());

            Assert.Equal(string.Empty, file.Verify(election.Leaves[index], election.Policy, Check).Problem);
            Assert.False(file.Verify(Hash.EmptyTree, election.Policy, Check).IsGood);
            Assert.False((file with { Index = index + 1 }).Verify(election.Leaves[index], election.Policy, Check).IsGood);
            Assert.Equal([1, 2], file.Extra.ToArray());
        }, iter: 20);

    [Fact]
    public void No_byte_of_a_proof_file_can_be_another() =>
        Gen.Select(Gen.Int[2, 70], Gen.UInt, Gen.Byte[1, 255]).Sample((size, pick, flip) =>
        {
            var election = new Signed(size);
            var index = (int)(pick * (long)size >> 32);
            var bytes = new ProofFile(index, Inclusion.Make(index, election.Leaves), election.Note).ToBytes();
            Assert.True(Holds(bytes, election, index));
            bytes[(int)(pick * (long)bytes.Length >> 32)] ^= flip;
            Assert.False(Holds(bytes, election, index));
        }, iter: 300);

    [Fact]
    public void A_quorum_that_is_not_reached_is_said()
    {
        var election = new Signed(3);
        var alone = election.Log.On(SignedNote.Of(election.Note.Text));
        var verdict = election.Policy.Judge(alone, Check);
        Assert.Equal("The quorum both is not reached: 0 of 3 witnesses have cosigned.", verdict.Problem);
        Assert.Equal(["w1", "w2"], election.Policy.Judge(election.Note, Check).Witnesses);
    }

    [Fact]
    public void A_log_signs_only_under_its_own_origin()
    {
        var election = new Signed(3);
        var elsewhere = SignedNote.Of(new Checkpoint("example.org/other", 3, Tree.RootOf(election.Leaves)).Text());
        Assert.Equal("No log of the policy has signed as example.org/other.", election.Policy.Judge(election.Log.On(elsewhere), Check).Problem);
    }

    [Fact]
    public void Witnesses_alone_do_not_make_a_checkpoint_count()
    {
        var election = new Signed(3);
        var note = election.Witnesses.Aggregate(SignedNote.Of(election.Note.Text), (n, w) => w.On(n));
        Assert.Equal("No log of the policy has signed as example.org/log.", election.Policy.Judge(note, Check).Problem);
    }

    private static bool Check(ReadOnlySpan<byte> key, ReadOnlySpan<byte> message, ReadOnlySpan<byte> signature) =>
        Ed25519.Verify(signature.ToArray(), 0, key.ToArray(), 0, message.ToArray(), 0, message.Length);

    private static bool Holds(byte[] file, Signed election, int index)
    {
        try
        {
            return ProofFile.Read(file).Verify(election.Leaves[index], election.Policy, Check).IsGood;
        }
        catch (RecordFormatException)
        {
            return false;
        }
    }

    private static byte[] KeyId(VerifierKey key) => [(byte)(key.Id >> 24), (byte)(key.Id >> 16 & 255), (byte)(key.Id >> 8 & 255), (byte)(key.Id & 255)];

    private static (VerifierKey Key, SignedNote Note, string Result) Case(string name)
    {
        var given = Data.GetProperty("signed_notes").EnumerateArray().Single(c => Text(c, "case") == name);
        Assert.True(VerifierKey.TryParse(Text(given, "vkey"), out var key));
        Assert.NotNull(key);
        return (key, SignedNote.Read(System.Text.Encoding.UTF8.GetBytes(Text(given, "note"))), Text(given, "result"));
    }

    private static string Text(JsonElement element, string key) => element.GetProperty(key).GetString() ?? string.Empty;

    private static string Root(string folder) => File.Exists(Path.Combine(folder, "Urna.slnx"))
        ? folder
        : Root(Path.GetDirectoryName(folder) ?? throw new InvalidOperationException("The tests do not run inside a checkout."));

    /// <summary>A key pair for a test; its secret half is a number.</summary>
    private sealed class Signer
    {
        private readonly byte[] _secret = new byte[32];

        public Signer(string name, byte type, byte secret)
        {
            _secret[0] = secret;
            var key = new byte[32];
            Ed25519.GeneratePublicKey(_secret, 0, key, 0);
            Key = new(name, type, key);
        }

        public VerifierKey Key { get; }

        public SignedNote On(SignedNote note) => On(note, bytes => bytes);

        public SignedNote On(SignedNote note, Func<byte[], byte[]> spoil) => Key.Type == VerifierKey.Ed25519
            ? note.Sign(Key, message => spoil(Make(message)))
            : note.Cosign(Key, 1_725_170_400, message => spoil(Make(message)));

        private byte[] Make(ReadOnlySpan<byte> message)
        {
            var signature = new byte[64];
            Ed25519.Sign(_secret, 0, message.ToArray(), 0, message.Length, signature, 0);
            return signature;
        }
    }

    /// <summary>A log of some size, signed and cosigned by two of three witnesses, as its policy asks.</summary>
    private sealed class Signed
    {
        public Signed(int size)
        {
            Leaves = [.. Enumerable.Range(0, size).Select(i => Hash.Leaf([(byte)i]))];
            var note = Log.On(SignedNote.Of(new Checkpoint("example.org/log", size, Tree.RootOf(Leaves)).Text()));
            Note = Witnesses.Take(2).Aggregate(note, (n, w) => w.On(n));
            var lines = string.Concat(Witnesses.Select((w, i) => $"witness w{i + 1} {w.Key}\n"));
            Policy = TrustPolicy.Read(System.Text.Encoding.UTF8.GetBytes($"log {Log.Key}\n{lines}group both 2 w1 w2 w3\nquorum both\n"), out var faults)
                ?? throw new InvalidOperationException(string.Join('\n', faults));
        }

        public Signer Log { get; } = new("example.org/log", VerifierKey.Ed25519, 9);

        public Signer[] Witnesses { get; } = [.. Enumerable.Range(1, 3).Select(i => new Signer($"witness{i}.example", VerifierKey.Cosignature, (byte)i))];

        public Hash[] Leaves { get; }

        public SignedNote Note { get; }

        public TrustPolicy Policy { get; }
    }
}
