using System.Diagnostics;
using System.Globalization;
using Urna.Store.Records;
using static Urna.Store.Tests.Records.Check;
using static Urna.TestHost.Small;

namespace Urna.Store.Tests.Records;

/// <summary>A disk of a few megabytes in memory, which can be filled, made larger and made read-only. Only where one may mount.</summary>
internal sealed class SmallDisk : IDisposable
{
    public SmallDisk(int megabytes)
    {
        Path = Directory.CreateTempSubdirectory("urna-disk-").FullName;
        if (Mount("-t", "tmpfs", "-o", $"size={megabytes.ToString(CultureInfo.InvariantCulture)}m", "tmpfs", Path)) return;
        Directory.Delete(Path);
        Assert.Skip("No disk can be mounted here.");
    }

    public string Path { get; }

    public string this[string name] => System.IO.Path.Combine(Path, name);

    public void Remount(string option) => Assert.True(Mount("-o", $"remount,{option}", Path));

    /// <summary>Records until there is no room; then all that was acknowledged can be read, and with room writing goes on by itself.</summary>
    public async Task Fill(Appender appender)
    {
        var acknowledged = new List<string>();
        var next = 0;
        RecordUnavailableException? full = null;
        while (full is null)
        {
            Assert.True(next < 100_000, "The disk does not fill.");
            var asked = Enumerable.Range(next, 200).ToList();
            next += asked.Count;
            foreach (var (number, answer) in asked.Zip(await Task.WhenAll(asked.Select(n => Asked(appender, n)))))
            {
                if (answer is null) acknowledged.Add($"u{number}");
                else full = answer;
            }
        }

        Assert.Contains("may or may not be recorded", full.Message, StringComparison.Ordinal);
        Assert.Empty(acknowledged.Except(await Verify(appender.Store)));
        Remount("size=64m");
        while (await Asked(appender, next) is not null) await Task.Delay(50);
        var areas = await Verify(appender.Store);
        Assert.Empty(acknowledged.Append($"u{next}").Except(areas));
        Assert.Equal(areas.Length, areas.Distinct().Count());
        Assert.NotEmpty(acknowledged);
    }

    public void Dispose()
    {
        using var process = Process.Start("umount", ["-l", Path]);
        process.WaitForExit();
        Directory.Delete(Path);
    }

    private static async Task<RecordUnavailableException?> Asked(Appender appender, int number)
    {
        try
        {
            Recorded(await appender.Append(Area(number)));
            return null;
        }
        catch (RecordUnavailableException problem)
        {
            return problem;
        }
    }

    private static bool Mount(params string[] words)
    {
        using var process = Process.Start(new ProcessStartInfo("mount", words) { RedirectStandardError = true });
        process?.WaitForExit();
        return process is { ExitCode: 0 };
    }
}
