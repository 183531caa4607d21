using Microsoft.Data.Sqlite;

namespace Urna.Store.Records;

/// <summary>The tables of a record in SQLite, and the settings on which its durability rests.</summary>
internal static class SqliteSchema
{
    private const int ApplicationId = 0x55524E41; // "URNA"
    private const long Version = 1;

    private const string Tables = """
        CREATE TABLE entries (
            seq INTEGER PRIMARY KEY,
            actor TEXT NOT NULL,
            id BLOB NOT NULL CHECK (length(id) = 16),
            leaf BLOB NOT NULL CHECK (length(leaf) = 32),
            bytes BLOB NOT NULL CHECK (length(bytes) <= 65535),
            UNIQUE (id, actor)
        ) STRICT;
        CREATE TABLE head (only INTEGER PRIMARY KEY CHECK (only = 0), size INTEGER NOT NULL, at INTEGER NOT NULL, root BLOB NOT NULL) STRICT;
        CREATE TABLE checkpoints (size INTEGER PRIMARY KEY, note TEXT NOT NULL) STRICT;
        CREATE TABLE meta (key TEXT PRIMARY KEY, value TEXT NOT NULL) STRICT;
        CREATE TRIGGER entries_stay BEFORE UPDATE ON entries BEGIN SELECT RAISE(ABORT, 'an entry never changes'); END;
        CREATE TRIGGER entries_remain BEFORE DELETE ON entries BEGIN SELECT RAISE(ABORT, 'an entry is never removed'); END;
        """;

    /// <summary>Sets what makes a commit durable, and reads it back.</summary>
    public static void Prepare(SqliteConnection connection, string path)
    {
        connection.Execute("PRAGMA busy_timeout = 2000; PRAGMA synchronous = FULL; PRAGMA wal_autocheckpoint = 1000;");
        var journal = connection.Scalar<string>("PRAGMA journal_mode = WAL");
        var synchronous = connection.Scalar<long>("PRAGMA synchronous");
        if (journal != "wal" || synchronous != 2)
            throw new RecordUnavailableException($"{path}: SQLite would not keep its word (journal_mode {journal}, synchronous {synchronous}); expected wal and 2.");
    }

    /// <summary>Makes the tables where there are none.</summary>
    public static void Migrate(SqliteConnection connection, string path, byte[] emptyRoot)
    {
        using var transaction = connection.BeginTransaction(deferred: false);
        if (connection.Scalar<long>("PRAGMA application_id", transaction) == 0 && connection.Scalar<long>("SELECT count(*) FROM sqlite_schema", transaction) == 0)
        {
            connection.Execute($"{Tables} PRAGMA application_id = {ApplicationId}; PRAGMA user_version = {Version};", transaction);
            using var head = connection.Command("INSERT INTO head VALUES (0, 0, 0, $root)", transaction);
            head.Parameters.AddWithValue("$root", emptyRoot);
            head.ExecuteNonQuery();
        }

        Check(connection, path, transaction);
        transaction.Commit();
    }

    /// <summary>Whether this is a record, of a version that is known here.</summary>
    public static void Check(SqliteConnection connection, string path, SqliteTransaction? transaction = null)
    {
        if (connection.Scalar<long>("PRAGMA application_id", transaction) != ApplicationId)
            throw new RecordUnavailableException($"{path} is a database, but not a record of urna.");
        if (connection.Scalar<long>("PRAGMA user_version", transaction) is var version && version != Version)
            throw new RecordUnavailableException($"{path} has the tables of version {version}; this urna knows version {Version}. A newer urna is needed.");
    }
}

/// <summary>Short forms of commands.</summary>
internal static class SqliteCommands
{
    public static SqliteCommand Command(this SqliteConnection connection, string sql, SqliteTransaction? transaction = null)
    {
        var command = connection.CreateCommand();
        command.CommandText = sql;
        command.Transaction = transaction;
        return command;
    }

    public static void Execute(this SqliteConnection connection, string sql, SqliteTransaction? transaction = null)
    {
        using var command = connection.Command(sql, transaction);
        command.ExecuteNonQuery();
    }

    public static T Scalar<T>(this SqliteConnection connection, string sql, SqliteTransaction? transaction = null)
    {
        using var command = connection.Command(sql, transaction);
        return command.ExecuteScalar() is T value ? value : throw new RecordUnavailableException($"SQLite gave no answer to \"{sql}\".");
    }
}
