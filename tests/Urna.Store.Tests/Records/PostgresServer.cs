using System.Diagnostics;
using System.Globalization;
using Npgsql;

namespace Urna.Store.Tests.Records;

/// <summary>A PostgreSQL of the tests' own: in a temporary folder, on a socket in it, with the syncs it has by default. As root it runs as the user postgres.</summary>
public sealed class PostgresServer : IAsyncLifetime
{
    private static readonly string? Programs = Directory.Exists("/usr/lib/postgresql")
        ? Directory.GetDirectories("/usr/lib/postgresql").OrderBy(d => int.Parse(Path.GetFileName(d), CultureInfo.InvariantCulture)).Select(d => d + "/bin").LastOrDefault()
        : null;

    private readonly string _folder = Directory.CreateTempSubdirectory("urna-pg-").FullName;
    private int _schemas;
    private Process? _postmaster;

    /// <summary>Where no PostgreSQL is installed its tests are skipped, by name.</summary>
    public static bool IsInstalled => Programs is not null;

    /// <summary>The socket it listens on.</summary>
    public string Socket => _folder + "/.s.PGSQL.5432";

    /// <summary>The postmaster and all its children now.</summary>
    public IReadOnlyList<int> Processes => [Postmaster.Id, .. Children(Postmaster.Id)];

    private Process Postmaster => _postmaster ?? throw new InvalidOperationException("PostgreSQL is not running.");

    private string Data => _folder + "/data";

    private string Connection => $"Host={_folder};Port=5432;Username=postgres;Database=postgres";

    private string[] Settings =>
    [
        "-D", Data, "-c", "listen_addresses=", "-c", $"unix_socket_directories={_folder}", "-c", "shared_buffers=16MB", "-c", "max_connections=60",
        "-c", "checkpoint_timeout=1h", "-c", "autovacuum=off",
    ];

    public async ValueTask InitializeAsync()
    {
        if (!IsInstalled) return;
        if (Environment.IsPrivilegedProcess) Run("chown", "postgres", _folder);
        Run(AsOwner("initdb", "-D", Data, "-U", "postgres", "-A", "trust", "--no-sync", "-E", "UTF8", "--locale=C"));
        await Start();
    }

    public async ValueTask DisposeAsync()
    {
        if (!IsInstalled) return;
        Run(AsOwner("pg_ctl", "-D", Data, "-m", "immediate", "stop"));
        if (_postmaster is { } postmaster) await postmaster.WaitForExitAsync();
        Directory.Delete(_folder, recursive: true);
    }

    /// <summary>The address of a new, empty schema.</summary>
    public string NewRecord()
    {
        Assert.SkipUnless(IsInstalled, "PostgreSQL is not installed.");
        var schema = $"r{Interlocked.Increment(ref _schemas)}";
        Execute($"CREATE SCHEMA {schema}");
        return $"{Connection};Search Path={schema}";
    }

    public void Execute(string sql)
    {
        using var connection = new NpgsqlConnection(Connection + ";Pooling=false");
        connection.Open();
        using var command = new NpgsqlCommand(sql, connection);
        command.ExecuteNonQuery();
    }

    /// <summary>Starts it, and waits until it answers. After a kill its orphans may take a moment to go.</summary>
    public async Task Start()
    {
        for (var attempt = 0; attempt < 600; attempt++)
        {
            if (_postmaster is not { HasExited: false }) _postmaster = Started(AsOwner("postgres", Settings));
            if (Answers()) return;
            await Task.Delay(20);
        }

        throw new InvalidOperationException("PostgreSQL did not start: " + await File.ReadAllTextAsync(_folder + "/log"));
    }

    /// <summary>Ends the postmaster without a word; with <paramref name="all"/> every child at the same time, as a loss of power would.</summary>
    public void Kill(bool all = false)
    {
        var postmaster = Postmaster;
        postmaster.Kill(entireProcessTree: all);
        postmaster.WaitForExit();
        postmaster.Dispose();
        _postmaster = null;
    }

    /// <summary>SIGSTOP to all of it: it neither answers nor hangs up.</summary>
    public void Stop() => Signal("-STOP");

    /// <summary>SIGCONT to all of it.</summary>
    public void Continue() => Signal("-CONT");

    /// <summary>Copies all of its files, as a backup of the disk does.</summary>
    public void Copy(string to) => Run("cp", "-a", Data, to);

    /// <summary>Puts a copy back in place of what is there; it must not run.</summary>
    public void Restore(string from)
    {
        Directory.Delete(Data, recursive: true);
        Run("cp", "-a", from, Data);
    }

    /// <summary>Keeps new tables of sessions that name it in a folder.</summary>
    public void Place(string name, string folder)
    {
        if (Environment.IsPrivilegedProcess) Run("chown", "postgres", folder);
        Execute($"CREATE TABLESPACE {name} LOCATION '{folder}'");
    }

    private static IEnumerable<int> Children(int parent) => Directory.GetDirectories("/proc").Select(Path.GetFileName)
        .Where(name => int.TryParse(name, CultureInfo.InvariantCulture, out _) && Stat(name).Split(' ') is [_, var above, ..] && above == parent.ToString(CultureInfo.InvariantCulture))
        .Select(name => int.Parse(name ?? string.Empty, CultureInfo.InvariantCulture));

    private static string Stat(string? name)
    {
        try
        {
            return File.ReadAllText($"/proc/{name}/stat") is var text ? text[(text.LastIndexOf(')') + 2)..] : string.Empty;
        }
        catch (IOException)
        {
            return string.Empty; // It has ended meanwhile.
        }
    }

    private void Signal(string signal) => Run(["kill", signal, .. Processes.Select(p => p.ToString(CultureInfo.InvariantCulture))]);

    private bool Answers()
    {
        try
        {
            Execute("SELECT 1");
            return true;
        }
        catch (NpgsqlException)
        {
            return false;
        }
    }

    // As a child of this process, so that a killed one is gone at once and does not linger until somebody asks after it.
    private Process Started(string[] command) =>
        Process.Start(new ProcessStartInfo("/bin/sh", ["-c", $"cd /; exec \"$@\" >>{_folder}/log 2>&1", "sh", .. command]))
        ?? throw new InvalidOperationException($"{command[0]} did not start.");

    private void Run(params string[] command)
    {
        using var process = Started(command);
        process.WaitForExit();
        if (process.ExitCode != 0) throw new InvalidOperationException($"{command[0]} ended with {process.ExitCode}: {File.ReadAllText(_folder + "/log")}");
    }

    private static string[] AsOwner(string program, params string[] arguments) => Environment.IsPrivilegedProcess
        ? ["setpriv", "--reuid=postgres", "--regid=postgres", "--init-groups", $"{Programs}/{program}", .. arguments]
        : [$"{Programs}/{program}", .. arguments];
}
