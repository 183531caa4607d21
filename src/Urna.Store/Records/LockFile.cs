namespace Urna.Store.Records;

/// <summary>Keeps other processes out as long as this one lives; the kernel lets go of it when the process dies, however it dies.</summary>
internal sealed class LockFile : IDisposable
{
    // What the kernel says when another holds the lock: EWOULDBLOCK on Linux, on macOS and the BSDs, and its like on Windows.
    private const int EWouldBlockLinux = 11;
    private const int EWouldBlockElsewhere = 35;
    private const int SharingViolation = unchecked((int)0x80070020);

    private readonly FileStream _held;

    private LockFile(FileStream held) => _held = held;

    /// <summary>Takes the lock; the file stays when it is let go.</summary>
    /// <exception cref="RecordUnavailableException">Another process has it, or the file cannot be made.</exception>
    public static LockFile Take(string path, string what)
    {
        try
        {
            return new(new FileStream(path, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None));
        }
        catch (DirectoryNotFoundException problem)
        {
            throw new RecordUnavailableException($"{what} cannot be opened: there is no folder {Path.GetDirectoryName(path)}. Make it first.", problem);
        }
        catch (UnauthorizedAccessException problem)
        {
            throw new RecordUnavailableException($"{what} cannot be opened: {path} cannot be written by this account. Give it the right to write in the folder {Path.GetDirectoryName(path)}, or choose another one.", problem);
        }
        catch (IOException problem) when (problem.HResult is EWouldBlockLinux or EWouldBlockElsewhere or SharingViolation)
        {
            throw new RecordUnavailableException($"{what} is open in another process (it holds {path}). Stop that one first; exactly one may write.", problem);
        }
        catch (IOException problem)
        {
            throw new RecordUnavailableException($"{what} cannot be opened: {problem.Message} Put it on a local disk that can be written and has room.", problem);
        }
    }

    /// <inheritdoc/>
    public void Dispose() => _held.Dispose();
}
