using Urna.Protocols;

namespace Urna.Web.Protocols;

/// <summary>What may be shown of a station.</summary>
public static class Shown
{
    /// <summary>Whether any number of its protocol: not before the polls of its contest are closed everywhere.</summary>
    public static bool Numbers(Views views, int slot) => views.Registers.Contest(views.Registers.Slot(slot).Contest).IsClosed;

    /// <summary>Whether the votes of its choices: not where so few ballots were cast that they would tell how single voters voted (publication policy).</summary>
    public static bool Choices(Views views, int slot)
    {
        if (!Numbers(views, slot)) return false;
        var smallest = views.Registers.Profile.Publication.SmallestBallots;
        if (smallest == 0 || views.Protocols.State(slot).Latest is not { } latest) return true;
        var contest = views.Registers.Slot(slot).Contest;
        var form = views.Registers.Contest(contest).Form;
        var sheet = Sheets.Of(latest.Entered, slot, views.Registers, views.Candidates.Of(contest).AsSpan(), views.Turnout);
        return form.Value(form.Voted, sheet) is not { } voted || voted >= smallest;
    }
}
