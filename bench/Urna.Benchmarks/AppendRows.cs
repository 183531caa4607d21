namespace Urna.Benchmarks;

/// <summary>Appending.</summary>
internal static class AppendRows
{
    /// <summary>Measures the rows.</summary>
    public static IEnumerable<Row> Measure(Sizes sizes) => [];
}
