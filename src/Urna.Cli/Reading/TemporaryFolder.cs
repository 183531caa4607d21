namespace Urna.Cli.Reading;

/// <summary>A folder that is gone when it is closed.</summary>
internal sealed class TemporaryFolder(string prefix) : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory(prefix);

    /// <summary>The path of a file in it.</summary>
    public string File(string name) => Path.Combine(_folder.FullName, name);

    /// <inheritdoc/>
    public void Dispose() => _folder.Delete(true);
}
