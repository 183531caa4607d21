using System.Globalization;
using Urna.Registers;

namespace Urna.Store.Records;

/// <summary>The time of a new entry: never before the one before it, and only by clocks that agree.</summary>
internal static class ClockGuard
{
    /// <summary>How far two clocks may be apart, in milliseconds.</summary>
    public const long MostApart = 2000;

    /// <summary>The record's clock now.</summary>
    /// <param name="last">The time of the last entry.</param>
    /// <param name="before">This machine's clock before the database was asked.</param>
    /// <param name="database">The database's clock.</param>
    /// <param name="after">This machine's clock when it had answered.</param>
    /// <exception cref="RecordUnavailableException">The clocks are too far apart, or behind the record.</exception>
    public static Moment Now(Moment last, Moment before, Moment database, Moment after)
    {
        var behind = database.Milliseconds - after.Milliseconds;
        var ahead = before.Milliseconds - database.Milliseconds;
        if (Math.Max(behind, ahead) > MostApart)
            throw new RecordUnavailableException($"The clock of this machine is {Seconds(Math.Max(behind, ahead))} s {(ahead > behind ? "ahead of" : "behind")} the database's. Nothing is written until they agree within 2 s: set the clock, then start again.");
        if (last.Milliseconds - database.Milliseconds > MostApart)
            throw new RecordUnavailableException($"The last entry was recorded at {last}; the database's clock shows {database}, {Seconds(last.Milliseconds - database.Milliseconds)} s earlier. Nothing is written until the clock is right.");
        return database > last ? database : last;
    }

    /// <summary>Whether the clock of a record of this kind is the package's own.</summary>
    public static bool IsPackages(Kind kind) => kind is Kind.Replay or Kind.Reconstruction;

    private static string Seconds(long milliseconds) => (milliseconds / 1000).ToString("#,0", CultureInfo.InvariantCulture);
}
