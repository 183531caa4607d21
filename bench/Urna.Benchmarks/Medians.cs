namespace Urna.Benchmarks;

/// <summary>What stands in the middle of several turns. A busy neighbour slows a turn and not the middle of them; a ratio is taken within each turn, where both sides had the same neighbour.</summary>
internal static class Medians
{
    /// <summary>The median of some values, of which there is at least one.</summary>
    public static double Of(IReadOnlyCollection<double> values) => values.Order().ElementAt(values.Count / 2);

    /// <summary>The median of the ratios of two measures taken turn by turn.</summary>
    public static double OfRatios(IReadOnlyCollection<double> ours, IReadOnlyCollection<double> theirs) => Of([.. ours.Zip(theirs, (a, b) => a / b)]);
}
