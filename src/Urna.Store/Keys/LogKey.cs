using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Urna.Record;
using Urna.Store.Records;

namespace Urna.Store.Keys;

/// <summary>
/// The key with which a log signs its checkpoints: Ed25519. Its name is the origin of the record. Its file is one line,
/// <c>PRIVATE+KEY+name+id+base64(0x01 ‖ 32 secret bytes)</c> (the form of golang.org/x/mod/sumdb/note), readable by its owner alone.
/// </summary>
public sealed class LogKey
{
    private const string Mark = "PRIVATE+KEY+";
    private const int SecretLength = 32;
    private const int LongestFile = 4096;
    private const UnixFileMode Owner = UnixFileMode.UserRead | UnixFileMode.UserWrite;

    private readonly byte[] _secret;

    private LogKey(string origin, byte[] secret)
    {
        _secret = secret;
        Verifier = new(origin, VerifierKey.Ed25519, NoteSignatures.PublicKey(secret));
    }

    /// <summary>The public half, as it is published.</summary>
    public VerifierKey Verifier { get; }

    /// <summary>Whose checkpoints it signs: the origin of the record.</summary>
    public string Origin => Verifier.Name;

    /// <summary>A new key from the machine's random numbers.</summary>
    /// <exception cref="ArgumentException">The origin holds a space or a plus, or is empty.</exception>
    public static LogKey Create(string origin) => new(origin, RandomNumberGenerator.GetBytes(SecretLength));

    /// <summary>Reads a key from its file.</summary>
    /// <exception cref="RecordUnavailableException">There is none, others may read it, or it is something else; the message says which.</exception>
    public static LogKey Read(string path)
    {
        if (!File.Exists(path)) throw new RecordUnavailableException($"There is no key file {path}. \"urna sign --new-key {path} --origin ORIGIN\" makes one.");
        if (!OperatingSystem.IsWindows() && (File.GetUnixFileMode(path) & ~Owner) is var more && more != UnixFileMode.None)
            throw new RecordUnavailableException($"{path} can be used by others than its owner ({more}); a key of the log has mode 600. Ask who may have read it; if nobody did: chmod 600 {path}");
        if (new FileInfo(path).Length > LongestFile) throw Wrong(path);
        return TryParse(File.ReadAllText(path).TrimEnd('\n'), out var key) && key is not null ? key : throw Wrong(path);
    }

    /// <summary>Writes the key to a new file of mode 600; it is on the disk when this returns.</summary>
    /// <exception cref="RecordUnavailableException">There is such a file already: no key is ever overwritten.</exception>
    public void Save(string path)
    {
        if (File.Exists(path)) throw new RecordUnavailableException($"{path} is there already; a key is never overwritten. Name another file, or move that one away.");
        var options = new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.Write, Share = FileShare.None };
        if (!OperatingSystem.IsWindows()) options.UnixCreateMode = Owner;
        using (var file = new FileStream(path, options))
        {
            file.Write(Encoding.UTF8.GetBytes(Text() + "\n"));
            file.Flush(true);
        }

        Durable.SyncFolder(Path.GetDirectoryName(Path.GetFullPath(path)) ?? "/");
    }

    /// <summary>Signs a message: 64 bytes.</summary>
    public byte[] Sign(ReadOnlySpan<byte> message) => NoteSignatures.Sign(_secret, message);

    private static bool TryParse(string text, out LogKey? key)
    {
        key = null;
        if (!text.StartsWith(Mark, StringComparison.Ordinal) || text[Mark.Length..].Split('+', 3) is not [var name, var id, var base64]) return false;
        var bytes = new byte[base64.Length];
        if (!Convert.TryFromBase64String(base64, bytes, out var length) || length != SecretLength + 1 || bytes[0] != VerifierKey.Ed25519 || !IsName(name)) return false;
        var read = new LogKey(name, bytes[1..length]);
        if (IdOf(read.Verifier) != id) return false;
        key = read;
        return true;
    }

    private static bool IsName(string name) => name.Length > 0 && !name.Any(c => c < ' ' || char.IsWhiteSpace(c));

    private static string IdOf(VerifierKey key) => key.Id.ToString("x8", CultureInfo.InvariantCulture);

    private static RecordUnavailableException Wrong(string path) => new($"{path} is not a key of a log; expected one line {Mark}name+id+base64.");

    private string Text() => $"{Mark}{Origin}+{IdOf(Verifier)}+{Convert.ToBase64String([VerifierKey.Ed25519, .. _secret])}";
}
