using Urna.Store.Tests.Packages;

namespace Urna.Store.Tests.Counting;

/// <summary>
/// Outputs that a person has read and approved: <c>tests/Urna.Store.Tests/approved</c>. With <c>URNA_APPROVE=yes</c> what comes out is written there, to be
/// read as a difference and committed.
/// </summary>
internal static class Approved
{
    public static void Same(string name, string text)
    {
        var path = Path.Combine(SmallPackage.Root(AppContext.BaseDirectory), "tests/Urna.Store.Tests/approved", name);
        if (Environment.GetEnvironmentVariable("URNA_APPROVE") == "yes")
        {
            Directory.CreateDirectory(Path.GetDirectoryName(path) ?? string.Empty);
            File.WriteAllText(path, text);
        }

        Assert.True(File.Exists(path), $"{name} is not approved yet; URNA_APPROVE=yes writes it.");
        Assert.Equal(File.ReadAllText(path), text);
    }
}
