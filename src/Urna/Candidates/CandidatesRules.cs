using Urna.Registers;

namespace Urna.Candidates;

/// <summary>Who may stand on the ballot, and who may leave it.</summary>
public static class CandidatesRules
{
    private static readonly string[] Kinds = ["party", "bloc", "self", "initiative", "list", "answer"];

    /// <summary>The no to a fact of the candidates, or null.</summary>
    public static Refusal? Decide(Views views, Fact fact) => fact switch
    {
        PartyListed party => views.Candidates.Parties.ContainsKey(party.Party) ? new("C01", "Urna 5", $"The party {party.Party} is listed already.") : null,
        ChoiceRegistered choice => Register(views, choice),
        ChoiceWithdrawn choice => Withdraw(views, choice),
        _ => throw new ArgumentException("A fact of the candidates was expected.", nameof(fact)),
    };

    private static Refusal? Register(Views views, ChoiceRegistered choice)
    {
        var contest = views.Registers.FindContest(choice.Contest);
        if (contest < 0) return new("A06", "29.1", $"There is no contest {choice.Contest}.");
        if (views.Registers.FrozenAt.IsKnown && views.Registers.Contest(contest).Called.LinkedTo.Length == 0) return new("C02", "60", "The ballot is frozen.");
        if (views.Registers.Contest(contest).IsClosed) return new("C02", "60", $"The polls of {choice.Contest} are closed.");
        if (!Kinds.Contains(choice.Kind)) return new("C03", "146", $"\"{choice.Kind}\" is no kind of choice: {string.Join(", ", Kinds)}.");
        foreach (var party in new[] { choice.Party, choice.MemberOf })
        {
            if (party.Length > 0 && !views.Candidates.Parties.ContainsKey(party)) return new("C04", "146", $"There is no party {party}.");
        }

        if (choice.Position < 1 || views.Candidates.Of(contest).Any(c => c.Code == choice.Choice || c.Registered.Position == choice.Position))
            return new("C05", "99", $"Choice {choice.Choice} or position {choice.Position} of {choice.Contest} is taken, or below 1.");
        var twin = choice.Distinguishing.Length == 0 && views.Candidates.Of(contest).Any(c => c.Registered.Distinguishing.Length == 0 && c.Registered.Names.Same(choice.Names));
        return twin ? new("C09", "100.2", $"Another choice of {choice.Contest} has the name of {choice.Choice}; something must tell them apart.") : null;
    }

    private static Refusal? Withdraw(Views views, ChoiceWithdrawn choice)
    {
        var contest = views.Registers.FindContest(choice.Contest);
        if (contest < 0) return new("A06", "29.1", $"There is no contest {choice.Contest}.");
        if (RoleRules.Powerless(views, choice.Decision, "national", "constituency") is { } powerless) return powerless;
        if (CommissionRules.Outside(views, choice.Decision, contest) is { } outside) return outside;
        var place = views.Candidates.Find(contest, choice.Choice);
        if (place < 0) return new("C06", "73", $"There is no choice {choice.Choice} in {choice.Contest}.");
        if (!views.Candidates.Of(contest)[place].Stands) return new("C07", "73", $"{choice.Choice} is withdrawn already.");
        return views.Results.Of(contest).Stage > 0 ? new("C08", "73", $"{choice.Contest} has its result.") : null;
    }
}
