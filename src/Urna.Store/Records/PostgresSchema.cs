using Npgsql;

namespace Urna.Store.Records;

/// <summary>The tables of a record in PostgreSQL, one record to a schema, and the settings on which its durability rests.</summary>
internal static class PostgresSchema
{
    private const int Version = 1;
    private const int MostTries = 5;
    private const int PauseMilliseconds = 100;

    private const string Tables = """
        CREATE TABLE IF NOT EXISTS meta (key text PRIMARY KEY, value text NOT NULL);
        CREATE TABLE IF NOT EXISTS entries (
            seq bigint PRIMARY KEY,
            actor text NOT NULL,
            id uuid NOT NULL,
            leaf bytea NOT NULL CHECK (octet_length(leaf) = 32),
            bytes bytea NOT NULL CHECK (octet_length(bytes) <= 65535),
            UNIQUE (id, actor)
        );
        CREATE TABLE IF NOT EXISTS head (only_one int PRIMARY KEY CHECK (only_one = 0), size bigint NOT NULL, at bigint NOT NULL, root bytea NOT NULL) WITH (fillfactor = 10);
        CREATE TABLE IF NOT EXISTS checkpoints (size bigint PRIMARY KEY, note text NOT NULL);
        CREATE OR REPLACE FUNCTION entries_stay() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN RAISE EXCEPTION 'an entry never changes and is never removed'; END $$;
        CREATE OR REPLACE TRIGGER entries_stay BEFORE UPDATE OR DELETE OR TRUNCATE ON entries FOR EACH STATEMENT EXECUTE FUNCTION entries_stay();
        INSERT INTO head VALUES (0, 0, 0, $1) ON CONFLICT DO NOTHING;
        INSERT INTO meta VALUES ('version', '1') ON CONFLICT DO NOTHING;
        """;

    /// <summary>Makes the tables where there are none; several servers may start at once.</summary>
    public static async Task Migrate(NpgsqlDataSource source, string place, byte[] emptyRoot, CancellationToken cancel)
    {
        for (var attempt = 1; ; attempt++)
        {
            try
            {
                if (await VersionOf(source, cancel) is not { } version) await Create(source, emptyRoot, cancel);
                else if (version != Version) throw new RecordUnavailableException($"{place} has the tables of version {version}; this urna knows version {Version}. A newer urna is needed.");
                return;
            }
            catch (PostgresException problem) when (attempt < MostTries && problem.SqlState is "23505" or "42P07" or "42710" or "XX000" or "40P01" or "55P03")
            {
                // Another server makes the same tables at this moment.
                await Task.Delay(attempt * PauseMilliseconds, cancel);
            }
        }
    }

    /// <summary>Refuses a connection to a server that may lose what it has acknowledged.</summary>
    public static void Check(NpgsqlConnection connection)
    {
        using var command = connection.CreateCommand();
        command.CommandText = "SELECT name, setting FROM pg_settings WHERE name IN ('fsync', 'full_page_writes', 'synchronous_commit')";
        using var rows = command.ExecuteReader();
        while (rows.Read())
        {
            var (name, setting) = (rows.GetString(0), rows.GetString(1));
            if (setting is "on" || (name == "synchronous_commit" && setting is "remote_apply")) continue;
            throw new RecordUnavailableException($"This PostgreSQL would not keep its word: {name} is {setting}. Set {name} = on, reload it, and start again.");
        }
    }

    private static async Task<int?> VersionOf(NpgsqlDataSource source, CancellationToken cancel)
    {
        await using var there = source.CreateCommand("SELECT to_regclass('meta') IS NOT NULL AND to_regclass('head') IS NOT NULL");
        if (await there.ExecuteScalarAsync(cancel) is not true) return null;
        await using var command = source.CreateCommand("SELECT value::int FROM meta WHERE key = 'version'");
        return await command.ExecuteScalarAsync(cancel) as int?;
    }

    private static async Task Create(NpgsqlDataSource source, byte[] emptyRoot, CancellationToken cancel)
    {
        await using var connection = await source.OpenConnectionAsync(cancel);
        await using var transaction = await connection.BeginTransactionAsync(cancel);
        await using var command = connection.CreateCommand();
        command.CommandText = Tables.Replace("$1", $"'\\x{Convert.ToHexStringLower(emptyRoot)}'", StringComparison.Ordinal);
        await command.ExecuteNonQueryAsync(cancel);
        await transaction.CommitAsync(cancel);
    }
}
