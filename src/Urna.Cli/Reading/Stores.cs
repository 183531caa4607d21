using Urna.Store.Records;

namespace Urna.Cli.Reading;

/// <summary>A record as the command line names it: a SQLite file, or a PostgreSQL database.</summary>
internal static class Stores
{
    /// <summary>Opens it for writing; a file that is not there is made.</summary>
    /// <exception cref="RecordUnavailableException">It cannot be opened.</exception>
    public static async Task<IRecordStore> Write(string place, CancellationToken cancel) =>
        PostgresAddress.Is(place) ? await PostgresRecord.Open(place, null, cancel) : SqliteRecord.Open(place, TimeProvider.System);

    /// <summary>Opens it for reading, while others may be writing.</summary>
    /// <exception cref="PlaceException">There is no such file.</exception>
    public static IRecordStore Read(string place)
    {
        if (PostgresAddress.Is(place)) return PostgresRecord.OpenToRead(place);
        if (!File.Exists(place)) throw new PlaceException($"There is neither a package folder nor a record {place}.");
        return SqliteRecord.OpenToRead(place, TimeProvider.System);
    }
}
