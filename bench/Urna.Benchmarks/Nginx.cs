using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Text;

namespace Urna.Benchmarks;

/// <summary>nginx that sends given bytes with given headers: as many workers as there are processors, no log, files kept open.</summary>
internal sealed class Nginx : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("urna-bench-nginx-").FullName;
    private readonly Process _master;

    /// <summary>Starts it.</summary>
    public Nginx(IReadOnlyList<(string Path, byte[] Body, IReadOnlyList<(string Name, string Value)> Headers)> answers)
    {
        Port = FreePort();
        File.WriteAllText(_folder + "/nginx.conf", Configuration(answers));
        _master = Process.Start(new ProcessStartInfo(Program ?? "nginx", ["-p", _folder, "-c", _folder + "/nginx.conf", "-e", _folder + "/error.log"])) ?? throw new InvalidOperationException("nginx did not start.");
        for (var attempt = 0; !Answers(); attempt++)
        {
            if (attempt == 200) throw new InvalidOperationException("nginx did not start: " + File.ReadAllText(_folder + "/error.log"));
            Thread.Sleep(50);
        }
    }

    /// <summary>Where it is; null: it is not installed.</summary>
    public static string? Program { get; } = new[] { "/usr/sbin/nginx", "/usr/bin/nginx", "/usr/local/sbin/nginx" }.FirstOrDefault(File.Exists);

    /// <summary>Where it listens.</summary>
    public int Port { get; }

    /// <summary>The processor time of its master and workers.</summary>
    public TimeSpan Processor => Workers().Append(_master.Id).Aggregate(TimeSpan.Zero, (sum, id) => sum + Time(id));

    /// <inheritdoc/>
    public void Dispose()
    {
        using (var quit = Process.Start(Program ?? "nginx", ["-p", _folder, "-c", _folder + "/nginx.conf", "-e", _folder + "/error.log", "-s", "stop"])) quit.WaitForExit();
        _master.WaitForExit();
        _master.Dispose();
        Directory.Delete(_folder, recursive: true);
    }

    private string Configuration(IReadOnlyList<(string Path, byte[] Body, IReadOnlyList<(string Name, string Value)> Headers)> answers)
    {
        var text = new StringBuilder(Row.Of($$"""
            {{(Environment.IsPrivilegedProcess ? "user root;" : string.Empty)}} daemon off; pid nginx.pid; worker_processes {{Environment.ProcessorCount}};
            events { worker_connections 1024; }
            http {
              access_log off; sendfile on; tcp_nopush on; tcp_nodelay on; server_tokens off; etag off;
              keepalive_requests 1000000000; open_file_cache max=16 inactive=1h; open_file_cache_valid 1h;
              client_body_temp_path {{_folder}}; proxy_temp_path {{_folder}}; fastcgi_temp_path {{_folder}}; uwsgi_temp_path {{_folder}}; scgi_temp_path {{_folder}};
              server { listen 127.0.0.1:{{Port}};

            """));
        for (var i = 0; i < answers.Count; i++)
        {
            var file = Row.Of($"{_folder}/body-{i}");
            File.WriteAllBytes(file, answers[i].Body);
            var type = answers[i].Headers.First(h => h.Name == "Content-Type").Value;
            text.Append(CultureInfo.InvariantCulture, $"location = {answers[i].Path} {{ types {{ }} default_type \"{type}\"; alias {file};");
            foreach (var (name, value) in answers[i].Headers.Where(h => h.Name is not ("Content-Type" or "Content-Length" or "Date"))) text.Append(CultureInfo.InvariantCulture, $" add_header {name} \"{value.Replace("\"", "\\\"", StringComparison.Ordinal)}\";");
            text.Append(" }\n");
        }

        return text.Append("} }\n").ToString();
    }

    private IEnumerable<int> Workers() => File.ReadAllText(Row.Of($"/proc/{_master.Id}/task/{_master.Id}/children")).Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(w => int.Parse(w, CultureInfo.InvariantCulture));

    private static TimeSpan Time(int id)
    {
        using var process = Process.GetProcessById(id);
        return process.TotalProcessorTime;
    }

    private static int FreePort()
    {
        using var socket = new Socket(SocketType.Stream, ProtocolType.Tcp);
        socket.Bind(new IPEndPoint(IPAddress.Loopback, 0));
        return (socket.LocalEndPoint as IPEndPoint ?? throw new InvalidOperationException("A bound socket has a port.")).Port;
    }

    private bool Answers()
    {
        using var socket = new Socket(SocketType.Stream, ProtocolType.Tcp);
        try
        {
            socket.Connect(new IPEndPoint(IPAddress.Loopback, Port));
            return true;
        }
        catch (SocketException)
        {
            return false;
        }
    }
}
