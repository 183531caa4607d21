namespace Urna.Store.Records;

/// <summary>Keeps other processes out as long as this one lives; the kernel lets go of it when the process dies, however it dies.</summary>
internal sealed class LockFile : IDisposable
{
    private readonly FileStream _held;

    private LockFile(FileStream held) => _held = held;

    /// <summary>Takes the lock; the file stays when it is let go.</summary>
    /// <exception cref="RecordUnavailableException">Another process has it.</exception>
    public static LockFile Take(string path, string what)
    {
        try
        {
            return new(new FileStream(path, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None));
        }
        catch (IOException problem) when (problem is not (DirectoryNotFoundException or FileNotFoundException))
        {
            throw new RecordUnavailableException($"{what} is open in another process (it holds {path}). Stop that one first; exactly one may write.", problem);
        }
    }

    /// <inheritdoc/>
    public void Dispose() => _held.Dispose();
}
