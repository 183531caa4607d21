using System.Collections.Immutable;
using Urna.Candidates;
using Urna.Registers;

namespace Urna.Results;

/// <summary>The legal stage of a contest. The default is preliminary: no legal force.</summary>
public enum LegalStage
{
    /// <summary>Preliminary, without legal force.</summary>
    Preliminary,

    /// <summary>The constituency commission's result.</summary>
    Constituency,

    /// <summary>The national commission's result.</summary>
    National,

    /// <summary>Approved by the court.</summary>
    Court,
}

/// <summary>What commissions decided on a contest. The default value is that nothing was decided.</summary>
/// <param name="Stage">The stage reached.</param>
/// <param name="Annulled">The number of the decision that annulled it; null where none did.</param>
/// <param name="Postponed">The number of the decision that postponed it; null where none did.</param>
/// <param name="Lots">The choices that lots gave seats to; default where none were drawn.</param>
/// <param name="Protocol">The result protocol of the commission; null where none was entered.</param>
public readonly record struct ContestActs(LegalStage Stage, string? Annulled, string? Postponed, ImmutableArray<string> Lots, ResultProtocol? Protocol = null);

/// <summary>The stages of results and what was decided on contests. The numbers themselves are counted anew from the protocols: see <see cref="Tabulation"/>.</summary>
public sealed partial class ResultsView
{
    private static readonly string[] Stages = ["preliminary", "constituency", "national", "court"];
    private readonly Dense<ContestActs> _acts;
    private readonly Dense<ContestStep> _steps;

    /// <summary>Nothing was decided yet.</summary>
    public ResultsView() => (_acts, _steps) = (new(), new());

    private ResultsView(ResultsView other) => (_acts, _steps) = (other._acts.Fork(), other._steps.Fork());

    /// <summary>What was decided on a contest.</summary>
    public ContestActs Of(int contest) => _acts[contest];

    /// <summary>How many times a contest reached a stage.</summary>
    public int StepCount => _steps.Count;

    /// <summary>A stage that was reached, by its place in the order of the record.</summary>
    public ContestStep Step(int index) => _steps[index] ?? throw new ArgumentOutOfRangeException(nameof(index));

    /// <summary>The word of a stage in files.</summary>
    public static string WordOf(LegalStage stage) => Stages[(int)stage];

    /// <summary>Reads the word of a stage that can be reached.</summary>
    public static bool TryParseStage(string word, out LegalStage stage)
    {
        var index = Array.IndexOf(Stages, word);
        stage = (LegalStage)Math.Max(index, 0);
        return index > 0;
    }

    /// <summary>Follows one entry.</summary>
    /// <exception cref="RecordOrderException">The fact cannot follow.</exception>
    public void Apply(Entry entry, long number, RegistersView registers, CandidatesView candidates)
    {
        switch (entry.Fact)
        {
            case StageReached reached: Reach(reached, entry.At, number, registers); break;
            case ContestAnnulled annulled: Annul(annulled, ref Edit(annulled.Contest, registers)); break;
            case ContestPostponed postponed: Postpone(postponed, ref Edit(postponed.Contest, registers)); break;
            case LotDrawn drawn: Draw(drawn, ref Edit(drawn.Contest, registers)); break;
            case ResultProtocolEntered entered: Enter(entered, number, registers, candidates, ref Edit(entered.Contest, registers)); break;
            default: break; // another room's fact
        }
    }

    /// <summary>A copy that may go its own way.</summary>
    public ResultsView Fork() => new(this);

    private void Reach(StageReached reached, Moment at, long number, RegistersView registers)
    {
        ref var acts = ref Edit(reached.Contest, registers);
        if (!TryParseStage(reached.Stage, out var stage) || stage <= acts.Stage) throw new RecordOrderException($"Stage {reached.Stage} of {reached.Contest} does not follow {WordOf(acts.Stage)}.");
        acts = acts with { Stage = stage };
        _steps.Add(new(registers.FindContest(reached.Contest), stage, reached.Decision, at, number));
    }

    private static void Annul(ContestAnnulled annulled, ref ContestActs acts) => acts = acts with { Annulled = annulled.Decision };

    private static void Postpone(ContestPostponed postponed, ref ContestActs acts) => acts = acts with { Postponed = postponed.Decision };

    private static void Draw(LotDrawn drawn, ref ContestActs acts) => acts = acts with { Lots = acts.Lots.IsDefault ? [drawn.Choice] : acts.Lots.Add(drawn.Choice) };

    private static void Enter(ResultProtocolEntered entered, long number, RegistersView registers, CandidatesView candidates, ref ContestActs acts)
    {
        var index = registers.FindContest(entered.Contest);
        var contest = registers.Contest(index);
        if (entered.LineCount != contest.Form.Lines.Length || entered.Numbers.Length != entered.LineCount + candidates.Of(index).Length)
            throw new RecordOrderException($"The result protocol of {entered.Contest} has {entered.LineCount} lines and {entered.Numbers.Length - entered.LineCount} votes; the form has {contest.Form.Lines.Length}, the ballot {candidates.Of(index).Length}.");
        if (!contest.IsClosed) throw new RecordOrderException($"Votes of {entered.Contest} stand before its polls were closed.");
        if (entered.Version != (acts.Protocol?.Entered.Version ?? 0) + 1) throw new RecordOrderException($"Version {entered.Version} of the result protocol of {entered.Contest} does not follow.");
        acts = acts with { Protocol = new(entered, number) };
    }

    private ref ContestActs Edit(string code, RegistersView registers)
    {
        var contest = registers.FindContest(code);
        if (contest < 0) throw new RecordOrderException($"The contest \"{code}\" is not known.");
        return ref _acts.Edit(contest);
    }
}
