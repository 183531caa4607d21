namespace Urna.Registers;

/// <summary>What commissions may decide, who may speak with which key, and what may be done to papers and publication.</summary>
public static class ActsRules
{
    private static readonly string[] Kinds = ["scan", "photo", "act", "decision", "dissent", "explanation"];

    /// <summary>The no to a decision, or null: two people record it; a quorum was present; more were for it than against.</summary>
    public static Refusal? Take(Views views, DecisionTaken decision, Author by)
    {
        if (views.Acts.Decisions.ContainsKey(decision.Decision)) return new("D01", "Urna 1.3", $"The decision {decision.Decision} is recorded already.");
        if (RoleRules.Alone(by, decision.Confirmer) is { } alone) return alone;
        if (decision.Tier is not ("national" or "constituency" or "precinct")) return new("D02", "18", $"\"{decision.Tier}\" is no tier: national, constituency or precinct.");
        if (views.Registers.Opened?.Kind is Kind.Live or Kind.Rehearsal && by.Commission != decision.Commission)
            return new("D12", "18", $"The decisions of {decision.Commission} are recorded by its own people, not by those of {by.Commission}.");
        if (CommissionRules.Take(views, decision) is { } cannot) return cannot;
        var quorum = views.Registers.Profile.Quorum.Of(decision.Tier);
        if (decision.Present < quorum) return new("D03", "100.12", $"{decision.Present} members were present; the {decision.Tier} commission decides with {quorum} or more.");
        return (long)decision.For + decision.Against <= decision.Present && decision.For > decision.Against
            ? null
            : new("D04", "100.12", $"{decision.For} for and {decision.Against} against of {decision.Present} present carry no decision.");
    }

    /// <summary>The no to pausing publication or going on, or null.</summary>
    public static Refusal? Publication(Views views, Fact fact, Author by)
    {
        var confirmer = fact is PublicationPaused paused ? paused.Confirmer : ((PublicationResumed)fact).Confirmer;
        if (RoleRules.Alone(by, confirmer) is { } alone) return alone;
        if (fact is PublicationPaused pause && RoleRules.Undecided(views, pause.Decision) is { } undecided) return undecided;
        var already = fact is PublicationPaused == views.Acts.Paused is not null;
        return already ? new("D05", "Urna 1.6", views.Acts.Paused is null ? "Publication is not paused." : "Publication is paused already.") : null;
    }

    /// <summary>The no to a change of keys or formats, or null.</summary>
    public static Refusal? Keys(Views views, Fact fact) => fact switch
    {
        KeyEnrolled key => Enroll(views, key),
        KeyRevoked key => views.Acts.Keys.TryGetValue(key.Key, out var known) && !known.Revoked ? null : new("D06", "Urna 5", $"The key {key.Key} is not enrolled, or is revoked."),
        FormatRaised raised => raised.Format > (views.Registers.Opened?.Format ?? 0) && raised.Format <= RecordOpened.CurrentFormat
            ? null
            : new("D07", "Urna 5", $"Format {raised.Format} is not above the record's, or above {RecordOpened.CurrentFormat}, the last this urna writes."),
        _ => null,
    };

    /// <summary>The no to a paper or to its removal, or null.</summary>
    public static Refusal? Papers(Views views, Fact fact, Author by) => fact is PaperAttached attached ? Attach(views, attached) : Withhold(views, (PaperWithheld)fact, by);

    private static Refusal? Enroll(Views views, KeyEnrolled key)
    {
        if (!Roles.Has(key.Role)) return new("D08", "Urna 8", $"\"{key.Role}\" is no role.");
        return views.Acts.Keys.ContainsKey(key.Key) ? new("D06", "Urna 5", $"The key {key.Key} is enrolled already.") : null;
    }

    private static Refusal? Attach(Views views, PaperAttached paper)
    {
        if (!IsHash(paper.Hash) || views.Acts.Papers.ContainsKey(paper.Hash)) return new("D09", "Urna 5", "A paper is named once, by 64 lower-case hexadecimal digits.");
        if (!Kinds.Contains(paper.Kind)) return new("D11", "Urna 5", $"\"{paper.Kind}\" is no kind of paper: {string.Join(", ", Kinds)}.");
        if (paper.Station.Length == 0) return RoleRules.Undecided(views, paper.Decision);
        if (RoleRules.NoSlot(views, paper.Station, paper.Contest) is { } unknown) return unknown;
        var closed = views.Registers.Contest(views.Registers.FindContest(paper.Contest)).IsClosed;
        return closed || paper.Kind is not ("scan" or "photo") ? null : new("P01", "106.1", $"The polls of {paper.Contest} are not closed: no picture of a protocol before.");
    }

    private static Refusal? Withhold(Views views, PaperWithheld paper, Author by)
    {
        if ((RoleRules.Alone(by, paper.Confirmer) ?? RoleRules.Undecided(views, paper.Decision)) is { } no) return no;
        return views.Acts.Papers.TryGetValue(paper.Hash, out var known) && known.Withheld is null ? null : new("D10", "Urna 5", "There is no such public paper.");
    }

    private static bool IsHash(string text) => text.Length == 64 && text.All(c => c is >= '0' and <= '9' or >= 'a' and <= 'f');
}
