using System.Diagnostics;
using Urna.Store.Tests.Packages;

namespace Urna.Store.Tests.Snapshots;

/// <summary>The measurements still run; what they measure is asked of nobody here.</summary>
public class BenchTests
{
    private const int Lines = 16; // a head and fifteen rows

    [Fact]
    public async Task Every_row_of_the_measurements_is_measured_in_its_short_form()
    {
        Assert.SkipUnless(Records.PostgresServer.IsInstalled && IsHere("nginx") && IsHere("wrk"), "PostgreSQL, nginx or wrk is not installed.");
        var program = Path.Combine(SmallPackage.Root(AppContext.BaseDirectory), "artifacts/bin/Urna.Benchmarks/release/Urna.Benchmarks.dll");
        var start = new ProcessStartInfo("dotnet", [program, "--short"]) { RedirectStandardOutput = true, RedirectStandardError = true };
        using var process = Process.Start(start) ?? throw new InvalidOperationException("dotnet did not start.");
        var errors = process.StandardError.ReadToEndAsync();

        var said = await process.StandardOutput.ReadToEndAsync();
        await process.WaitForExitAsync();

        Assert.True(process.ExitCode == 0, $"{said}\n{await errors}");
        Assert.Equal(Lines, said.Split('\n').Count(l => l.StartsWith("| ", StringComparison.Ordinal)));
    }

    private static bool IsHere(string program) => $"{Environment.GetEnvironmentVariable("PATH")}:/usr/sbin".Split(':').Any(folder => File.Exists(Path.Combine(folder, program)));
}
