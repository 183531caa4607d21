using System.Buffers;
using System.Collections.Immutable;
using Urna.Registers;

namespace Urna.Results;

/// <summary>What a report is of. The default value is the whole election by all that was received.</summary>
/// <param name="At">The moment asked for; not known: the end. The views must hold what had been received by then and no more.</param>
/// <param name="Contest">The code of a contest; empty or null: all.</param>
/// <param name="Unit">The code of a unit; empty or null: all stations.</param>
public readonly record struct ReportQuestion(Moment At, string? Contest, string? Unit);

/// <summary>The results of a record at one moment: one document, as JSON (<c>docs/results-json.md</c>), as CSV, or for a table.</summary>
public sealed class ResultsReport
{
    private ResultsReport(Views views, ReportQuestion question, ImmutableArray<ContestReport> contests)
    {
        var profile = views.Registers.Profile;
        Views = views;
        Question = question;
        Contests = contests;
        Registers = RegisterReport.Of(views);
        Bodies = [.. profile.Groups.Select(g => BodyReport.Of(g, contests)).Where(b => !b.Contests.IsEmpty)];
        Rounds = RoundReport.Of(contests);
        Total = Tabulation.Sum([.. contests.Select(c => c.Tally)]);
        Protocols = contests.Aggregate(ProtocolCounts.None, (sum, c) => sum.Plus(c.Protocols));
    }

    /// <summary>What the report is made of.</summary>
    public Views Views { get; }

    /// <summary>What it is of.</summary>
    public ReportQuestion Question { get; }

    /// <summary>The kind of the record.</summary>
    public Kind Kind => Views.Registers.Opened?.Kind ?? Views.Registers.Profile.Kind;

    /// <summary>The mark that every object and row carries; empty for live elections and replays.</summary>
    public string Mark => ReportMark.Of(Kind);

    /// <summary>What the registers of the whole record hold.</summary>
    public RegisterReport Registers { get; }

    /// <summary>The bodies that the contests fill, in the profile's order.</summary>
    public ImmutableArray<BodyReport> Bodies { get; }

    /// <summary>The rounds of majority systems.</summary>
    public ImmutableArray<RoundReport> Rounds { get; }

    /// <summary>What all contests together add up to: a station counts once for each contest its voters vote in.</summary>
    public BodyTotal Total { get; }

    /// <summary>All protocols.</summary>
    public ProtocolCounts Protocols { get; }

    /// <summary>The contests, in the order they were called.</summary>
    public ImmutableArray<ContestReport> Contests { get; }

    /// <summary>The stage that all contests have reached.</summary>
    public LegalStage Stage => Contests.IsEmpty ? LegalStage.Preliminary : Contests.Min(c => c.Outcome.Stage);

    /// <summary>Makes a report.</summary>
    /// <exception cref="ArgumentException">There is no such contest or unit.</exception>
    public static ResultsReport Of(Views views, ReportQuestion question)
    {
        var registers = views.Registers;
        var unit = question.Unit is { Length: > 0 } code ? Known(registers.FindUnit(code), "unit", code) : -1;
        int[] asked = question.Contest is { Length: > 0 } contest ? [Known(registers.FindContest(contest), "contest", contest)] : [.. Enumerable.Range(0, registers.ContestCount)];
        var contests = asked.Select(c => ContestReport.Of(views, c, unit));
        return new(views, question, [.. unit < 0 ? contests : contests.Where(c => !c.Slots.IsEmpty)]);
    }

    /// <summary>Writes the JSON document.</summary>
    public void WriteJson(IBufferWriter<byte> output, bool indented = true)
    {
        using var writer = new ReportWriter(output, Kind, indented);
        ReportJson.Write(writer, this);
    }

    /// <summary>Writes the CSV table: one row is a choice of a contest.</summary>
    public void WriteCsv(IBufferWriter<byte> output) => ReportCsv.Write(new(output), this);

    private static int Known(int index, string what, string code) => index >= 0 ? index : throw new ArgumentException($"There is no {what} {code} here.");
}
