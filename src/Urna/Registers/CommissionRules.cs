namespace Urna.Registers;

/// <summary>How commissions are formed, who sits in them, and on what they may decide. Where a record forms none, the profile's tiers and quorums are all that is known of them.</summary>
public static class CommissionRules
{
    private const int MostSecretaries = 2;

    /// <summary>The no to a fact about commissions, or null.</summary>
    public static Refusal? Decide(Views views, Fact fact) => fact switch
    {
        CommissionFormed formed => Form(views, formed),
        MemberSeated seated => Seat(views, seated),
        MemberLeft left => RoleRules.Undecided(views, left.Decision) ?? Leave(views, left),
        CommissionDissolved dissolved => Dissolve(views, dissolved),
        _ => throw new ArgumentException("A fact about commissions was expected.", nameof(fact)),
    };

    /// <summary>The no to a decision of a commission that cannot take it, or null: it is formed and stands, is of this tier, and has as many voting members as were present.</summary>
    public static Refusal? Take(Views views, DecisionTaken decision)
    {
        var commissions = views.Acts.Commissions;
        if (commissions.Count == 0) return null;
        // A court that decides on the national tier is no commission.
        if (!commissions.TryGetValue(decision.Commission, out var commission) && (decision.Tier == "national" || commissions.Values.All(c => c.Formed.Tier != decision.Tier))) return null;
        if (commission is not { Stands: true }) return new("D16", "18", $"There is no commission {decision.Commission}, or it was dissolved.");
        if (commission.Formed.Tier != decision.Tier) return new("D16", "18", $"{decision.Commission} is a {commission.Formed.Tier} commission, not a {decision.Tier} one.");
        return commission.Members.IsEmpty || decision.Present <= commission.Voting
            ? null
            : new("D17", "100.12", $"{decision.Present} members were present; {decision.Commission} has {commission.Voting} who vote.");
    }

    /// <summary>The no to an act on a contest that lies outside the power of the commission that decided it, or null.</summary>
    internal static Refusal? Outside(Views views, string decision, int contest)
    {
        if (!views.Acts.Decisions.TryGetValue(decision, out var taken) || !views.Acts.Commissions.TryGetValue(taken.Commission, out var commission)) return null;
        return commission.Covers(views.Registers, contest)
            ? null
            : new("D18", "18", $"{views.Registers.Contest(contest).Code} does not lie in {(commission.Formed.Unit.Length > 0 ? commission.Formed.Unit : commission.Formed.Station)}, for which {taken.Commission} decides.");
    }

    private static Refusal? Form(Views views, CommissionFormed formed)
    {
        if (views.Acts.Commissions.ContainsKey(formed.Commission)) return new("D13", "18", $"The commission {formed.Commission} is formed already.");
        var above = formed.Tier switch { "national" => string.Empty, "constituency" => "national", "precinct" => "constituency", _ => null };
        if (above is null) return new("D02", "18", $"\"{formed.Tier}\" is no tier: national, constituency or precinct.");
        var known = views.Acts.Commissions.TryGetValue(formed.Under, out var under) && under.Stands && under.Formed.Tier == above;
        if (above.Length == 0 ? formed.Under.Length > 0 || views.Acts.Commissions.Values.Any(c => c.Formed.Tier == "national") : !known)
            return new("D13", "18", above.Length == 0 ? "There is one national commission, under none." : $"A {formed.Tier} commission stands under a {above} one; \"{formed.Under}\" is none.");
        if (formed.Seats < 1) return new("D13", "18", $"The commission {formed.Commission} has no seat.");
        return Placed(views.Registers, formed) ? null : new("D13", "18", $"The {formed.Tier} commission {formed.Commission} is not of a {formed.Tier switch { "national" => "whole country", "constituency" => "registered unit", _ => "registered station" }}.");
    }

    private static bool Placed(RegistersView registers, CommissionFormed formed) => formed.Tier switch
    {
        "national" => formed.Unit.Length == 0 && formed.Station.Length == 0,
        "constituency" => registers.FindUnit(formed.Unit) >= 0 && formed.Station.Length == 0,
        _ => registers.FindStation(formed.Station) >= 0 && formed.Unit.Length == 0,
    };

    private static Refusal? Seat(Views views, MemberSeated seated)
    {
        if (Standing(views, seated.Commission) is not { } commission) return new("D16", "18", $"There is no commission {seated.Commission}, or it was dissolved.");
        if (commission.Members.ContainsKey(seated.Member)) return new("D14", "19", $"{seated.Member} sits in {seated.Commission} already.");
        if (seated.Votes && commission.Voting >= commission.Formed.Seats) return new("D14", "19", $"The {commission.Formed.Seats} seats of {seated.Commission} are taken.");
        return seated.Office switch
        {
            "member" => null,
            "chair" => commission.Holding("chair") == 0 ? null : new("D14", "19", $"{seated.Commission} has its chair."),
            "secretary" => commission.Holding("secretary") < MostSecretaries ? null : new("D14", "19", $"{seated.Commission} has its {MostSecretaries} secretaries."),
            _ => new("D14", "19", $"\"{seated.Office}\" is no office: chair, secretary or member."),
        };
    }

    private static Refusal? Leave(Views views, MemberLeft left) => Standing(views, left.Commission)?.Members.ContainsKey(left.Member) == true
        ? null
        : new("D15", "18", $"{left.Member} does not sit in {left.Commission}.");

    private static Refusal? Dissolve(Views views, CommissionDissolved dissolved)
    {
        if (RoleRules.Powerless(views, dissolved.Decision, "national", "constituency") is { } powerless) return powerless;
        if (Standing(views, dissolved.Commission) is null) return new("D15", "18", $"There is no commission {dissolved.Commission}, or it was dissolved.");
        return views.Acts.Decisions[dissolved.Decision].Commission == dissolved.Commission ? new("D15", "18", "No commission dissolves itself.") : null;
    }

    private static Commission? Standing(Views views, string code) => views.Acts.Commissions.TryGetValue(code, out var commission) && commission.Stands ? commission : null;
}
