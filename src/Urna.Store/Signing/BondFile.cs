using System.Text;
using Urna.Store.Records;

namespace Urna.Store.Signing;

/// <summary>A signer's own durable store: a folder with its bond, the refusals it has made, and a lock that keeps other signers out of it.</summary>
internal sealed class BondFile : IDisposable
{
    private const string Name = "bond";

    private readonly string _folder;
    private readonly LockFile _lock;
    private string _lastRefusal = string.Empty;

    private BondFile(string folder, LockFile held, Bond bond) => (_folder, _lock, Bond) = (folder, held, bond);

    /// <summary>What the signer is bound to, as it is on the disk.</summary>
    public Bond Bond { get; private set; }

    /// <summary>Opens the folder of a signer, or makes it.</summary>
    /// <exception cref="RecordUnavailableException">Another signer works with it, or it lies on a network file system.</exception>
    /// <exception cref="SignerRefusedException">Its bond cannot be read.</exception>
    public static BondFile Open(string folder)
    {
        var full = Path.GetFullPath(folder);
        if (Mounts.NetworkTypeOf(full) is { } type)
            throw new RecordUnavailableException($"{full} lies on a network file system ({type}), which keeps neither locks nor syncs. Put the signer's store on a local disk.");
        Directory.CreateDirectory(full);
        Durable.SyncFolder(Path.GetDirectoryName(full) ?? full);
        var held = LockFile.Take(Path.Combine(full, "lock"), $"The signer's store {full}");
        try
        {
            return new(full, held, Read(Path.Combine(full, Name)));
        }
        catch
        {
            held.Dispose();
            throw;
        }
    }

    /// <summary>Binds the signer; on the disk when this returns.</summary>
    public void Bind(Bond bond)
    {
        Durable.Write(Path.Combine(_folder, Name), bond.ToBytes());
        Bond = bond;
    }

    /// <summary>Keeps a refusal for people to read later; one that lasts is written once.</summary>
    public void Keep(DateTimeOffset at, string refusal)
    {
        if (refusal == _lastRefusal) return;
        using var file = new FileStream(Path.Combine(_folder, "refusals"), FileMode.Append, FileAccess.Write, FileShare.Read);
        file.Write(Encoding.UTF8.GetBytes($"{Moment.Of(at)} {refusal}\n"));
        file.Flush(true);
        _lastRefusal = refusal;
    }

    /// <inheritdoc/>
    public void Dispose() => _lock.Dispose();

    private static Bond Read(string path)
    {
        if (!File.Exists(path)) return Bond.None;
        return Bond.Read(File.ReadAllBytes(path))
            ?? throw new SignerRefusedException($"{path} is damaged: what this signer has signed is not known, so it signs nothing. Restore the signer's store from its copy, or begin a new origin; do not delete it.");
    }
}
