using Urna.Registers;

namespace Urna.Turnout;

/// <summary>A report that was corrected.</summary>
/// <param name="Slot">The slot.</param>
/// <param name="Cutoff">The index of the cut-off.</param>
/// <param name="Was">The number before.</param>
/// <param name="Voters">The number now.</param>
/// <param name="At">When it was corrected.</param>
/// <param name="Number">The number of the entry.</param>
public sealed record TurnoutCorrection(int Slot, int Cutoff, int Was, int Voters, Moment At, long Number);

/// <summary>The turnout reports of all stations: for each slot and cut-off the latest number. No report is not zero.</summary>
public sealed partial class TurnoutView
{
    /// <summary>What stands for a report that came without a number.</summary>
    public const int EmptyReport = -2;

    private readonly Dense<int> _reports;
    private readonly Dense<TurnoutCorrection> _corrections;
    private int _cutoffs;

    /// <summary>No report yet.</summary>
    public TurnoutView()
    {
        _reports = new();
        _corrections = new();
    }

    private TurnoutView(TurnoutView other)
    {
        _reports = other._reports.Fork();
        _corrections = other._corrections.Fork();
        _cutoffs = other._cutoffs;
        ReportCount = other.ReportCount;
    }

    /// <summary>How many slots and cut-offs have a report.</summary>
    public int ReportCount { get; private set; }

    /// <summary>How many reports were corrected.</summary>
    public int CorrectionCount => _corrections.Count;

    /// <summary>A correction, from 0 in the order they were made.</summary>
    public TurnoutCorrection Correction(int index) => _corrections[index] ?? throw new ArgumentOutOfRangeException(nameof(index));

    /// <summary>The latest number of a slot at a cut-off; -1 where there is no report, <see cref="EmptyReport"/> where it came without a number.</summary>
    public int Voters(int slot, int cutoff) => _reports[(slot * _cutoffs) + cutoff] switch { 0 => -1, 1 => EmptyReport, var kept => kept - 2 };

    /// <summary>The slot's report at the latest cut-off it has reported for; -1 where it has not reported.</summary>
    public int Last(int slot)
    {
        for (var cutoff = _cutoffs - 1; cutoff >= 0; cutoff--)
        {
            var voters = Voters(slot, cutoff);
            if (voters >= 0) return voters;
        }

        return -1;
    }

    /// <summary>Whether a slot's series falls anywhere, missing reports left out.</summary>
    public bool Falls(int slot)
    {
        var before = -1;
        for (var cutoff = 0; cutoff < _cutoffs; cutoff++)
        {
            var voters = Voters(slot, cutoff);
            if (voters < 0) continue;
            if (voters < before) return true;
            before = voters;
        }

        return false;
    }

    /// <summary>Whether a report without a number follows one with a number: the series breaks off, which is flagged beside those that fall.</summary>
    public bool BreaksOff(int slot)
    {
        var begun = false;
        for (var cutoff = 0; cutoff < _cutoffs; cutoff++)
        {
            var voters = Voters(slot, cutoff);
            if (begun && voters == EmptyReport) return true;
            begun |= voters >= 0;
        }

        return false;
    }

    /// <summary>Follows one entry.</summary>
    /// <exception cref="RecordOrderException">The fact cannot follow.</exception>
    public void Apply(Entry entry, long number, RegistersView registers)
    {
        switch (entry.Fact)
        {
            case TurnoutReported report: Apply(report, registers); break;
            case TurnoutCorrected corrected: Apply(corrected, entry.At, number, registers); break;
            default: break; // another room's fact
        }
    }

    /// <summary>A copy that may go its own way.</summary>
    public TurnoutView Fork() => new(this);

    private void Apply(TurnoutReported report, RegistersView registers)
    {
        ref var place = ref Place(registers, report.Station, report.Contest, report.Cutoff, out _, out _);
        if (place != 0) throw new RecordOrderException($"Station {report.Station} has reported for {report.Cutoff} already.");
        place = report.Voters + 2;
        ReportCount++;
    }

    private void Apply(TurnoutCorrected corrected, Moment at, long number, RegistersView registers)
    {
        ref var place = ref Place(registers, corrected.Station, corrected.Contest, corrected.Cutoff, out var slot, out var cutoff);
        if (place == 0 || place - 2 != corrected.Was) throw new RecordOrderException($"Station {corrected.Station} had not reported {corrected.Was} for {corrected.Cutoff}.");
        place = corrected.Voters + 2;
        _corrections.Add(new(slot, cutoff, corrected.Was, corrected.Voters, at, number));
    }

    private ref int Place(RegistersView registers, string station, string contest, string code, out int slot, out int cutoff)
    {
        _cutoffs = registers.Profile.Cutoffs.Length;
        slot = registers.FindSlot(station, contest);
        if (slot < 0) throw new RecordOrderException($"Station {station} does not vote in {contest}.");
        cutoff = registers.CutoffOf(registers.Slot(slot).Contest, code);
        if (cutoff < 0) throw new RecordOrderException($"{contest} has no cut-off {code}.");
        return ref _reports.Edit((slot * _cutoffs) + cutoff);
    }
}
