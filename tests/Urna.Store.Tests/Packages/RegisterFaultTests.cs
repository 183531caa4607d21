using Urna.Store.Packages;

namespace Urna.Store.Tests.Packages;

public class RegisterFaultTests
{
    [Theory]
    [InlineData("units.csv", 4, "island,parish", ",parish", "units.csv:4", "expected one root")]
    [InlineData("units.csv", 3, ",,island", ",south,island", "units.csv:1", "no unit has an empty parent; expected one root", false)]
    [InlineData("units.csv", 3, ",,island", ",south,island", "units.csv:3", "its parents lead in a circle", false)]
    [InlineData("units.csv", 4, "island,parish", "iceland,parish", "units.csv:4", "there is no unit \"iceland\"")]
    [InlineData("units.csv", 4, "parish", "county", "units.csv:4", "\"county\" is not known; expected one of island, parish")]
    [InlineData("units.csv", 4, "", "north,island,parish,,Again", "units.csv:5", "\"north\" stands on line 2 already")]
    [InlineData("contests.csv", 3, "island", "iceland", "contests.csv:3", "there is no unit \"iceland\"")]
    [InlineData("contests.csv", 3, ",mayor,majority", ",king,majority", "contests.csv:3", "\"king\" is not known; expected one of mayor, council")]
    [InlineData("contests.csv", 3, "majority", "lottery", "contests.csv:3", "\"lottery\" is not known; expected one of majority, list")]
    [InlineData("contests.csv", 3, "long", "longest", "contests.csv:3", "\"longest\" is not known; expected one of long, short")]
    [InlineData("contests.csv", 4, ",7,", ",100001,", "contests.csv:4", "100001 is out of bounds")]
    [InlineData("contests.csv", 2, "runoff", "again", "contests.csv:2", "expected one of runoff, rerun, repeat", false)]
    [InlineData("contests.csv", 2, ",runoff,mayor", ",runoff,", "contests.csv:2", "only one of \"link\" and \"linked_to\"")]
    [InlineData("contests.csv", 2, ",runoff,mayor", ",runoff,major", "contests.csv:2", "there is no contest \"major\"")]
    [InlineData("contests.csv", 2, ",runoff,mayor", ",runoff,mayor-2", "contests.csv:2", "its links lead in a circle")]
    [InlineData("contests.csv", 2, "2025-03-16T19", "2025-03-15T19", "contests.csv:2", "expected it to close later", false)]
    [InlineData("contests.csv", 2, "2025-03-16T08:00:00+04:00", "16 March", "contests.csv:2", "\"16 March\" is not a time; expected one like 2024-09-01T19:00:00+04:00")]
    [InlineData("contests.csv", 4, "", "empty,island,council,list,short,7,,Nobody,,,,", "contests.csv:5", "has no choice", false)]
    [InlineData("contests.csv", 4, "", "empty,island,council,list,short,7,,Nobody,,,,", "contests.csv:5", "no station votes in the contest", false)]
    [InlineData("choices.csv", 4, ",3,self", ",2,self", "choices.csv:4", "has \"ada\" on line 2; expected each position once", false)]
    [InlineData("choices.csv", 4, ",3,self", ",0,self", "choices.csv:4", "expected the place on the ballot, from 1")]
    [InlineData("choices.csv", 4, "mayor,cem", "mayor,ada", "choices.csv:4", "stands on line 2 already", false)]
    [InlineData("choices.csv", 4, "self", "friend", "choices.csv:4", "expected one of party, bloc, self")]
    [InlineData("choices.csv", 2, "fish", "bird", "choices.csv:2", "there is no party \"bird\"")]
    [InlineData("choices.csv", 4, "fish", "bird", "choices.csv:4", "there is no party \"bird\"")]
    [InlineData("choices.csv", 4, "mayor,", "major,", "choices.csv:4", "there is no contest \"major\"", false)]
    [InlineData("stations.csv", 2, "north", "west", "stations.csv:2", "there is no unit \"west\"")]
    [InlineData("stations.csv", 4, "permanent ship", "permanent boat", "stations.csv:4", "there is no kind \"boat\"")]
    [InlineData("stations.csv", 4, "permanent ship", "ship ship", "stations.csv:4", "\"ship ship\" has a kind twice")]
    [InlineData("stations.csv", 3, "permanent", "", "stations.csv:3", "expected at least one kind")]
    [InlineData("stations.csv", 2, "40.409264", "north", "stations.csv:2", "\"north\" is not a degree")]
    [InlineData("stations.csv", 2, "40.409264", "90.5", "stations.csv:2", "from -90 to 90")]
    [InlineData("stations.csv", 2, "40.409264", "", "stations.csv:2", "only one of \"latitude\" and \"longitude\"")]
    [InlineData("stations.csv", 4, "T09:", "T21:", "stations.csv:4", "expected it to close later")]
    [InlineData("commissions.csv", 3, "island,constituency,cec,island", "island,constituency,cec,atoll", "commissions.csv:3", "there is no unit \"atoll\"")]
    [InlineData("commissions.csv", 2, "N-1,6", "N-9,6", "commissions.csv:2", "there is no station \"N-9\"")]
    [InlineData("commissions.csv", 4, "national", "federal", "commissions.csv:4", "expected one of national, constituency, precinct")]
    [InlineData("commissions.csv", 4, "", "cec,national,,,,18,,", "commissions.csv:5", "\"cec\" stands on line 4 already")]
    [InlineData("members.csv", 2, "island,m1", "atoll,m1", "members.csv:2", "there is no commission \"atoll\"")]
    [InlineData("members.csv", 2, "chair", "king", "members.csv:2", "expected one of chair, secretary, member")]
    [InlineData("members.csv", 2, "yes", "maybe", "members.csv:2", "expected one of no, yes")]
    [InlineData("members.csv", 2, "majority", "", "members.csv:2", "the cell is empty; expected a code")]
    [InlineData("stations.csv", 7, "", "S-4,south,permanent,,Barn,,,,", "stations.csv:8", "votes in no contest")]
    [InlineData("ballots.csv", 2, "N-1", "N-9", "ballots.csv:2", "there is no station \"N-9\"", false)]
    [InlineData("ballots.csv", 13, "", "S-3,major,1,0,", "ballots.csv:14", "there is no contest \"major\"")]
    [InlineData("ballots.csv", 13, "", "S-3,mayor,1,0,", "ballots.csv:14", "stand on line 13 already")]
    [InlineData("ballots.csv", 13, "300", "999999999", "election.json:79", "totals.permanent: 1900 were announced", false)]
    [InlineData("ballots.csv", 2, "400,10", "999999999,10", "ballots.csv:2", "expected at most 999999999")]
    public void A_broken_register_is_explained(string file, int line, string old, string text, string place, string sentence, bool alone = true) =>
        Faults.Expect(file, line, old, text, place, sentence, alone);

    [Theory]
    [InlineData("commissions.csv", 2, "precinct,island", "precinct,cec", "commissions.csv:2: the rules refuse CommissionFormed: D13")]
    [InlineData("members.csv", 3, "m2,secretary", "m1,secretary", "members.csv:3: the rules refuse MemberSeated: D14")]
    [InlineData("members.csv", 6, ",no,", ",yes,", "")]
    [InlineData("decisions.csv", 3, "2,2025-03-02T21:00:00+04:00,island", "2,2025-03-02T21:00:00+04:00,atoll", "decisions.csv:3: the rules refuse DecisionTaken: D16")]
    public void The_rules_are_asked_about_commissions(string file, int line, string old, string text, string fault)
    {
        using var package = new SmallPackage();
        package.Replace(file, line, old, text);

        var first = PackageCheck.Of(package.Folder, static _ => { }).Faults.Select(f => f.ToString()).FirstOrDefault() ?? string.Empty;

        Assert.StartsWith(fault, first, StringComparison.Ordinal);
        Assert.Equal(fault.Length == 0, first.Length == 0);
    }

    [Fact]
    public void A_station_of_a_reconstruction_begins_with_R()
    {
        using var package = new SmallPackage();
        package.Replace("election.json", 4, "replay", "reconstruction");

        var reading = package.Read();

        Assert.Equal(6, reading.FaultCount);
        Assert.Equal("stations.csv:2: column \"station\": \"N-1\" is a station of a reconstruction; expected a code that begins with R", reading.Faults[0].ToString());
    }

    [Fact]
    public void Limits_of_the_registers_warn_and_block_nothing()
    {
        using var package = new SmallPackage();
        package.Replace("election.json", 27, "1500", "450");

        var reading = package.Read();

        Assert.NotNull(reading.Package);
        Assert.Equal("ballots.csv:10: the station \"S-1\" has 500 voters; the largest expected is 450", Assert.Single(reading.Warnings).ToString());
    }
}
