namespace Urna.Results;

/// <summary>
/// Sums of several lines over one set of stations. A station comes in with all its lines at once and goes out the same way, so any two sums are over
/// the same stations, and a share of them has a base that fits. Not for several threads.
/// </summary>
public sealed class StationSums
{
    private readonly long[] _totals;

    /// <summary>Sums of no station yet.</summary>
    /// <param name="lines">How many lines each station brings.</param>
    /// <param name="all">How many stations there are.</param>
    public StationSums(int lines, int all)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(lines);
        ArgumentOutOfRangeException.ThrowIfNegative(all);
        _totals = new long[lines];
        All = all;
    }

    /// <summary>How many stations are in the sums.</summary>
    public int Counted { get; private set; }

    /// <summary>How many stations there are.</summary>
    public int All { get; private set; }

    /// <summary>Of how many stations the sums are made.</summary>
    public Coverage Coverage => new(Counted, All);

    /// <summary>The sum of a line.</summary>
    public long this[int line] => _totals[line];

    /// <summary>Takes a station in.</summary>
    /// <exception cref="ArgumentException">The number of lines is another.</exception>
    /// <exception cref="InvalidOperationException">All stations are in already.</exception>
    public void Add(ReadOnlySpan<long> station)
    {
        Fit(station.Length);
        if (Counted == All) throw new InvalidOperationException($"All {All} stations are in the sums already.");
        for (var line = 0; line < station.Length; line++) _totals[line] += station[line];
        Counted++;
    }

    /// <summary>Takes a station out again, with the numbers it came in with.</summary>
    /// <exception cref="ArgumentException">The number of lines is another.</exception>
    /// <exception cref="InvalidOperationException">No station is in, or a sum would fall below 0.</exception>
    public void Remove(ReadOnlySpan<long> station)
    {
        Fit(station.Length);
        if (Counted == 0) throw new InvalidOperationException("No station is in the sums.");
        for (var line = 0; line < station.Length; line++)
        {
            if (_totals[line] < station[line]) throw new InvalidOperationException($"Line {line} would fall below 0: this station is not in the sums.");
        }

        for (var line = 0; line < station.Length; line++) _totals[line] -= station[line];
        Counted--;
    }

    /// <summary>Takes in the first lines of the sums over other stations, as of the next constituency.</summary>
    /// <exception cref="ArgumentException">The others have fewer lines.</exception>
    public void Add(StationSums others)
    {
        if (others._totals.Length < _totals.Length) Fit(others._totals.Length);
        for (var line = 0; line < _totals.Length; line++) _totals[line] += others._totals[line];
        Counted += others.Counted;
        All += others.All;
    }

    /// <summary>A line as a share of another.</summary>
    public Share Share(int line, int of) => new(_totals[line], _totals[of], Coverage);

    /// <summary>The sum of some lines as a share of the sum of others.</summary>
    public Share Share(ReadOnlySpan<int> lines, ReadOnlySpan<int> of) => new(Sum(lines), Sum(of), Coverage);

    /// <summary>By how much a line exceeds another, as a share of a third; no share where it does not exceed it.</summary>
    public Share Lead(int line, int over, int of) => _totals[line] < _totals[over] ? default : new(_totals[line] - _totals[over], _totals[of], Coverage);

    private long Sum(ReadOnlySpan<int> lines)
    {
        var sum = 0L;
        foreach (var line in lines) sum += _totals[line];
        return sum;
    }

    private void Fit(int lines)
    {
        if (lines != _totals.Length) throw new ArgumentException($"There are {_totals.Length} lines, not {lines}.");
    }
}
