namespace Urna.Cli.Reading;

/// <summary>The election packages that come with the program.</summary>
internal static class Samples
{
    /// <summary>The folder of a sample, or the folder that was named.</summary>
    /// <exception cref="PlaceException">There is none.</exception>
    public static string Find(string name)
    {
        var samples = Path.Combine(Environment.GetEnvironmentVariable("URNA_HOME") ?? Directory.GetCurrentDirectory(), "samples");
        var folder = Path.Combine(samples, name);
        if (File.Exists(Path.Combine(folder, "election.json"))) return folder;
        if (Directory.Exists(name)) return name;
        string[] known = Directory.Exists(samples) ? Directory.GetDirectories(samples) : [];
        throw new PlaceException($"There is no sample {name}; there are: {string.Join(", ", known.Select(Path.GetFileName).Order(StringComparer.Ordinal))}.");
    }
}
