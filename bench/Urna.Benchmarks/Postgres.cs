using System.Diagnostics;
using System.Globalization;
using Npgsql;

namespace Urna.Benchmarks;

/// <summary>A PostgreSQL of the benchmark's own, in a temporary folder, with the syncs it has by default: both sides of a row use the same one.</summary>
internal sealed class Postgres : IDisposable
{
    private static readonly string[] Told = ["server_version", "fsync", "synchronous_commit", "full_page_writes", "wal_sync_method", "shared_buffers"];

    private readonly string _folder = Directory.CreateTempSubdirectory("urna-bench-pg-").FullName;
    private readonly Process _postmaster;

    /// <summary>Makes and starts it.</summary>
    public Postgres()
    {
        if (Environment.IsPrivilegedProcess) Run("chown", "postgres", _folder);
        Run(Owned("initdb", "-D", _folder + "/data", "-U", "postgres", "-A", "trust", "-E", "UTF8", "--locale=C"));
        _postmaster = Begin(Owned("postgres", "-D", _folder + "/data", "-c", "listen_addresses=", "-c", $"unix_socket_directories={_folder}", "-c", "shared_buffers=256MB", "-c", "max_connections=120", "-c", "max_wal_size=4GB"));
        for (var attempt = 0; !Answers(); attempt++)
        {
            if (attempt == 600) throw new InvalidOperationException("PostgreSQL did not start: " + File.ReadAllText(_folder + "/log"));
            Thread.Sleep(50);
        }
    }

    /// <summary>Whether its programs are here.</summary>
    public static bool IsInstalled => Programs is not null && File.Exists(Programs + "/pgbench");

    /// <summary>The settings on which durability and speed rest, as the server has them.</summary>
    public string Settings => string.Join(", ", Told.Select(s => $"{s} {Ask($"SHOW {s}")}"));

    private static string? Programs { get; } = Directory.Exists("/usr/lib/postgresql")
        ? Directory.GetDirectories("/usr/lib/postgresql").OrderBy(d => int.Parse(Path.GetFileName(d), CultureInfo.InvariantCulture)).Select(d => d + "/bin").LastOrDefault()
        : null;

    /// <summary>The address of a record in a new schema.</summary>
    public string NewRecord(string schema)
    {
        Ask($"DROP SCHEMA IF EXISTS {schema} CASCADE; CREATE SCHEMA {schema}");
        return $"{Connection};Search Path={schema}";
    }

    /// <summary>Runs SQL; gives its first value.</summary>
    public string Ask(string sql)
    {
        using var connection = new NpgsqlConnection(Connection + ";Pooling=false");
        connection.Open();
        using var command = new NpgsqlCommand(sql, connection);
        return Convert.ToString(command.ExecuteScalar(), CultureInfo.InvariantCulture) ?? string.Empty;
    }

    /// <summary>Transactions a second of pgbench with a script.</summary>
    public double Pgbench(string script, int clients, int seconds)
    {
        var file = Path.Combine(_folder, "script.sql");
        File.WriteAllText(file, script);
        var start = new ProcessStartInfo(Programs + "/pgbench", ["-h", _folder, "-U", "postgres", "-n", "-M", "prepared", "-c", Row.Of($"{clients}"), "-j", "2", "-T", Row.Of($"{seconds}"), "-f", file, "postgres"]) { RedirectStandardOutput = true, RedirectStandardError = true };
        using var process = Process.Start(start) ?? throw new InvalidOperationException("pgbench did not start.");
        var errors = process.StandardError.ReadToEndAsync();
        var said = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        var line = said.Split('\n').FirstOrDefault(l => l.StartsWith("tps = ", StringComparison.Ordinal)) ?? throw new InvalidOperationException($"pgbench: {said} {errors.Result}");
        return (double)decimal.Parse(line.Split(' ')[2], CultureInfo.InvariantCulture);
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        NpgsqlConnection.ClearAllPools();
        Run(Owned("pg_ctl", "-D", _folder + "/data", "-m", "immediate", "stop"));
        _postmaster.WaitForExit();
        _postmaster.Dispose();
        Directory.Delete(_folder, recursive: true);
    }

    private string Connection => $"Host={_folder};Port=5432;Username=postgres;Database=postgres";

    private static string[] Owned(string program, params string[] arguments) => Environment.IsPrivilegedProcess
        ? ["setpriv", "--reuid=postgres", "--regid=postgres", "--init-groups", $"{Programs}/{program}", .. arguments]
        : [$"{Programs}/{program}", .. arguments];

    private bool Answers()
    {
        try
        {
            return Ask("SELECT 1") == "1";
        }
        catch (NpgsqlException)
        {
            return false;
        }
    }

    private Process Begin(params string[] command) => Process.Start(new ProcessStartInfo("/bin/sh", ["-c", $"cd /; exec \"$@\" >>{_folder}/log 2>&1", "sh", .. command])) ?? throw new InvalidOperationException($"{command[0]} did not start.");

    private void Run(params string[] command)
    {
        using var process = Begin(command);
        process.WaitForExit();
        if (process.ExitCode != 0) throw new InvalidOperationException($"{command[0]} ended with {process.ExitCode}: {File.ReadAllText(_folder + "/log")}");
    }
}
