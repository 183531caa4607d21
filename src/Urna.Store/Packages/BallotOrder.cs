using System.Globalization;
using Urna.Candidates;

namespace Urna.Store.Packages;

/// <summary>Whether the choices stand on the ballot in the order of the alphabet, where the profile asks for that. It warns, and blocks nothing.</summary>
internal static class BallotOrder
{
    private const string Language = "az";

    /// <summary>The order of the Azerbaijani alphabet in Latin letters.</summary>
    public static CompareInfo Azerbaijani => CultureInfo.GetCultureInfo("az-Latn-AZ").CompareInfo;

    /// <summary>Whether the order is there: an ICU without its data sorts by English letters, and says nothing of it. X stands before I and Q before L in no other Latin alphabet known here.</summary>
    public static bool IsThere(CompareInfo order) => Compare(order, "X", "I") < 0 && Compare(order, "Q", "L") < 0;

    /// <summary>Below zero where the first name stands before the second; capital and small letters are equal, of i and ı as well.</summary>
    public static int Compare(CompareInfo order, string first, string second) => order.Compare(first, second, CompareOptions.IgnoreCase);

    /// <summary>Warns of each choice whose name does not stand behind the one before it. Lists and answers, whose order no alphabet gives, and choices without a name in the language are passed over.</summary>
    public static void Warn(PackageDraft draft, CompareInfo order)
    {
        if (!IsThere(order))
        {
            draft.Warnings.Add(ElectionFile.Name, 1, "profile.ballotOrder: this machine does not know the Azerbaijani alphabet, so the order of the ballots is not checked; install the full data of ICU");
            return;
        }

        var before = default(ChoiceRegistered);
        foreach (var choice in draft.Papers.All().Where(c => c.Kind is not ("list" or "answer") && c.Names.LanguageOf(Language) == Language))
        {
            if (before is not null && before.Contest == choice.Contest && Compare(order, NameOf(before), NameOf(choice)) > 0)
                draft.Warnings.Add(ChoicesFile.Name, draft.Papers.LineOf(draft.Contests.Find(choice.Contest), choice.Choice), $"\"{NameOf(choice)}\" stands behind \"{NameOf(before)}\" on the ballot of \"{choice.Contest}\"; expected the order of the Azerbaijani alphabet (profile.ballotOrder)");
            before = choice;
        }
    }

    private static string NameOf(ChoiceRegistered choice) => choice.Names.In(Language);
}
