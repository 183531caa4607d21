using System.Globalization;
using Urna.Store.Packages;

namespace Urna.Store.Tests.Packages;

public class BallotOrderTests
{
    // The alphabet as the language's readers learn it, each letter with its own small one.
    private static readonly string[] Alphabet = "Aa Bb Cc Çç Dd Ee Əə Ff Gg Ğğ Hh Xx Iı İi Jj Kk Qq Ll Mm Nn Oo Öö Pp Rr Ss Şş Tt Uu Üü Vv Yy Zz".Split(' ');

    public static TheoryData<int> Letters => [.. Enumerable.Range(0, Alphabet.Length)];

    [Fact]
    public void The_alphabet_has_32_letters() => Assert.Equal(32, Alphabet.Distinct().Count());

    [Theory]
    [MemberData(nameof(Letters))]
    public void A_letter_stands_behind_every_letter_before_it_capital_or_small(int letter)
    {
        for (var before = 0; before < letter; before++)
        {
            foreach (var first in Alphabet[before])
            {
                foreach (var second in Alphabet[letter])
                {
                    Assert.True(Compare($"{first}", $"{second}") < 0, $"{first} {second}");
                    Assert.True(Compare($"A{first}z", $"A{second}a") < 0, $"A{first}z A{second}a");
                }
            }
        }
    }

    [Theory]
    [MemberData(nameof(Letters))]
    public void The_capital_and_the_small_letter_are_one_letter(int letter) => Assert.Equal(0, Compare($"{Alphabet[letter][0]}", $"{Alphabet[letter][1]}"));

    [Theory]
    [InlineData("I", "i")]
    [InlineData("ı", "İ")]
    [InlineData("QILINC", "qilinc")]
    public void I_without_and_with_a_dot_are_two_letters(string first, string second) => Assert.True(Compare(first, second) < 0);

    [Fact]
    public void The_order_is_there_and_that_of_English_is_not_taken_for_it()
    {
        Assert.True(BallotOrder.IsThere(BallotOrder.Azerbaijani));
        Assert.False(BallotOrder.IsThere(CultureInfo.GetCultureInfo("en-GB").CompareInfo));
        Assert.False(BallotOrder.IsThere(CultureInfo.InvariantCulture.CompareInfo));
    }

    [Theory]
    [InlineData("Xəlilov", "İsmayılov")]
    [InlineData("Qasımov", "Lətifov")]
    [InlineData("Eyvazov", "Əliyev")]
    [InlineData("ILDIRIMOV", "ismayılov")]
    [InlineData("Əliyev Anar", "ƏLİYEV Bəhruz")]
    [InlineData("Əliyev", "ƏLİYEV")]
    public void Choices_in_the_order_of_their_names_are_not_warned_of(string first, string second) => Assert.Empty(Warnings(first, second));

    [Theory]
    [InlineData("İsmayılov", "Xəlilov")]
    [InlineData("Lətifov", "Qasımov")]
    [InlineData("Əliyev", "Eyvazov")]
    [InlineData("ismayılov", "ILDIRIMOV")]
    public void A_choice_out_of_order_is_warned_of_with_its_place(string first, string second) =>
        Assert.Equal($"choices.csv:2: \"{second}\" stands behind \"{first}\" on the ballot of \"mayor\"; expected the order of the Azerbaijani alphabet (profile.ballotOrder)", Assert.Single(Warnings(first, second)));

    [Fact]
    public void Where_the_profile_has_no_order_nothing_is_said()
    {
        using var package = new SmallPackage();
        package.Replace("choices.csv", 3, "Bob,Bob", "Zaur,Bob");

        Assert.Empty(package.Read().Warnings);
    }

    [Fact]
    public void Lists_stand_in_another_order_than_the_alphabets()
    {
        using var package = new SmallPackage();
        package.Replace("election.json", 21, "\"early\"", "\"ballotOrder\": \"az\", \"early\"");
        package.Replace("choices.csv", 2, "Ada,Ada", "Bobur,Ada");
        package.Replace("choices.csv", 6, "list,,", "list,Arılar,");

        Assert.Empty(package.Read().Warnings);
    }

    private static int Compare(string first, string second) => BallotOrder.Compare(BallotOrder.Azerbaijani, first, second);

    // The first two places of the mayor's ballot are lines 3 and 2 of the file; the third is made the last letter.
    private static string[] Warnings(string first, string second)
    {
        using var package = new SmallPackage();
        package.Replace("election.json", 21, "\"early\"", "\"ballotOrder\": \"az\", \"early\"");
        package.Replace("choices.csv", 3, "Bob,Bob", $"{first},Bob");
        package.Replace("choices.csv", 2, "Ada,Ada", $"{second},Ada");
        package.Replace("choices.csv", 4, "Cəm,Cem", "Züleyxa,Cem");
        return [.. package.Read().Warnings.Select(w => w.ToString())];
    }
}
