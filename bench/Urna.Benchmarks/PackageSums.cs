namespace Urna.Benchmarks;

/// <summary>What both sides must give: faults, protocols that break each check, and lines and votes summed by region.</summary>
/// <param name="Faults">Faults of the files.</param>
/// <param name="Broken">Protocols that break each check, in the order of the form.</param>
/// <param name="Sums">Lines, then votes, of each region.</param>
internal sealed record PackageSums(long Faults, long[] Broken, SortedDictionary<string, long[]> Sums)
{
    /// <summary>Whether the other side gave the same.</summary>
    public bool Same(PackageSums other) => Faults == other.Faults && Broken.AsSpan().SequenceEqual(other.Broken) && Sums.Keys.SequenceEqual(other.Sums.Keys)
        && Sums.All(s => s.Value.AsSpan().SequenceEqual(other.Sums[s.Key]));
}
