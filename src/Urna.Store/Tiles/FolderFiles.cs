using Urna.Store.Records;

namespace Urna.Store.Tiles;

/// <summary>Tiles in a folder.</summary>
internal sealed class FolderFiles(string folder) : ITileFiles
{
    /// <inheritdoc/>
    public string Place => folder;

    /// <inheritdoc/>
    public async Task<byte[]?> Read(string path, int most, CancellationToken cancel)
    {
        var file = Path.Combine(folder, path);
        try
        {
            if (!File.Exists(file)) return null;
            if (new FileInfo(file).Length > most) throw TooLong(path, most);
            return await File.ReadAllBytesAsync(file, cancel);
        }
        catch (Exception problem) when (problem is FileNotFoundException or DirectoryNotFoundException)
        {
            return null;
        }
        catch (Exception problem) when (problem is IOException or UnauthorizedAccessException)
        {
            throw new RecordUnavailableException($"{file} cannot be read: {problem.Message}", problem);
        }
    }

    /// <inheritdoc/>
    public IEnumerable<string> All() => Directory.Exists(Path.Combine(folder, "tile"))
        ? Directory.EnumerateFiles(Path.Combine(folder, "tile"), "*", SearchOption.AllDirectories).Select(f => Path.GetRelativePath(folder, f).Replace('\\', '/'))
        : [];

    /// <inheritdoc/>
    public void Dispose()
    {
        // Nothing is held open.
    }

    internal static RecordUnavailableException TooLong(string path, int most) => new($"{path} has more than {most} bytes, the most it can have.");
}
