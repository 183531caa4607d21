namespace Urna.Tests;

/// <summary>Where the checkout lies: the tests read its sources, samples and documents.</summary>
internal static class Repository
{
    /// <summary>The folder that holds <c>Urna.slnx</c>.</summary>
    public static string Root { get; } = Find(AppContext.BaseDirectory);

    private static string Find(string folder) => File.Exists(Path.Combine(folder, "Urna.slnx"))
        ? folder
        : Find(Path.GetDirectoryName(folder) ?? throw new InvalidOperationException("The tests do not run inside a checkout."));
}
