using Urna.Store.Records;

namespace Urna.Store.Tiles;

/// <summary>The files of a record's tiles (C2SP tlog-tiles), wherever they lie.</summary>
internal interface ITileFiles : IDisposable
{
    /// <summary>Where, for people.</summary>
    string Place { get; }

    /// <summary>The bytes of a file; null where it is not there.</summary>
    /// <param name="path">Its path below the place, with slashes.</param>
    /// <param name="most">The most bytes it may have.</param>
    /// <param name="cancel">Ends the reading.</param>
    /// <exception cref="RecordUnavailableException">It cannot be read, or is longer.</exception>
    Task<byte[]?> Read(string path, int most, CancellationToken cancel);

    /// <summary>The paths of all files below <c>tile/</c>, where they can be listed.</summary>
    IEnumerable<string> All();
}
