using Npgsql;

namespace Urna.Store.Records;

/// <summary>How a PostgreSQL database is named on the command line: <c>postgres://user:password@host:5432/database</c> or <c>Host=…;Database=…</c>.</summary>
public static class PostgresAddress
{
    private const string Session =
        "-c lock_timeout=2000 -c idle_in_transaction_session_timeout=3000 -c statement_timeout=20000 -c tcp_user_timeout=5000 "
        + "-c tcp_keepalives_idle=5 -c tcp_keepalives_interval=2 -c tcp_keepalives_count=3";

    /// <summary>Whether this names a PostgreSQL database, and not a file.</summary>
    public static bool Is(string text) => IsUrl(text) || (text.Contains("Host=", StringComparison.OrdinalIgnoreCase) && text.Contains(';', StringComparison.Ordinal));

    /// <summary>The connection string, with the short timeouts on which it rests that a server that stands still holds up no other.</summary>
    /// <exception cref="RecordUnavailableException">It cannot be read.</exception>
    public static string Parse(string text)
    {
        try
        {
            var given = IsUrl(text) ? OfUrl(new Uri(text)) : new NpgsqlConnectionStringBuilder(text);
            given.Options = given.Options is { Length: > 0 } own ? $"{Session} {own}" : Session;
            given.ApplicationName ??= "urna";
            given.Timeout = Math.Min(given.Timeout, 5);
            given.CommandTimeout = 25;
            given.MaxAutoPrepare = 16;
            given.AutoPrepareMinUsages = 2;
            given.NoResetOnClose = true;
            given.TcpKeepAlive = true;
            return given.ConnectionString;
        }
        catch (Exception problem) when (problem is ArgumentException or UriFormatException or FormatException)
        {
            throw new RecordUnavailableException("This does not name a database. Write postgres://user@host:5432/database or Host=…;Database=…;Username=….", problem);
        }
    }

    /// <summary>Host and database without user and password, for people.</summary>
    public static string Place(string connection)
    {
        var parts = new NpgsqlConnectionStringBuilder(connection);
        return $"PostgreSQL {parts.Host}/{parts.Database}";
    }

    private static bool IsUrl(string text) =>
        text.StartsWith("postgres://", StringComparison.Ordinal) || text.StartsWith("postgresql://", StringComparison.Ordinal);

    private static NpgsqlConnectionStringBuilder OfUrl(Uri url)
    {
        var user = url.UserInfo.Split(':', 2);
        var built = new NpgsqlConnectionStringBuilder
        {
            Host = url.Host,
            Port = url.Port > 0 ? url.Port : 5432,
            Database = Uri.UnescapeDataString(url.AbsolutePath.TrimStart('/')),
        };
        if (user[0].Length > 0) built.Username = Uri.UnescapeDataString(user[0]);
        if (user.Length > 1) built.Password = Uri.UnescapeDataString(user[1]);
        foreach (var pair in url.Query.TrimStart('?').Split('&', StringSplitOptions.RemoveEmptyEntries))
        {
            var parts = pair.Split('=', 2);
            built[Uri.UnescapeDataString(parts[0])] = Uri.UnescapeDataString(parts.Length > 1 ? parts[1] : string.Empty);
        }

        return built;
    }
}
