namespace Urna.Benchmarks;

/// <summary>How large the rows are measured. The short form only shows that everything still runs: its ratios mean nothing.</summary>
/// <param name="Record">Stations of the record that is recomputed.</param>
/// <param name="Thousands">Stations of the smaller of two records that are compared.</param>
/// <param name="Millions">Stations of the larger one.</param>
/// <param name="Package">Stations of the package: as many as Russia had in 2018.</param>
/// <param name="Senders">Stations that send turnout reports.</param>
/// <param name="Seconds">How long each append run takes.</param>
/// <param name="Rounds">How many times each pair is measured.</param>
/// <param name="Moments">How many moments a warm server is asked for.</param>
/// <param name="WarmUp">How many seconds a server is warmed up.</param>
/// <param name="Accepted">Stations whose protocols are accepted while readers listen.</param>
/// <param name="Readers">How many readers listen.</param>
internal sealed record Sizes(int Record, int Thousands, int Millions, int Package, int Senders, int Seconds, int Rounds, int Moments, int WarmUp, int Accepted, int Readers)
{
    /// <summary>The sizes whose ratios are kept.</summary>
    public static Sizes Full { get; } = new(60_000, 100_000, 1_000_000, 97_699, 5_000, 8, 3, 40, 15, 12_000, 1_000);

    /// <summary>The short form.</summary>
    public static Sizes Short { get; } = new(200, 200, 400, 300, 50, 1, 1, 3, 1, 400, 20);
}
