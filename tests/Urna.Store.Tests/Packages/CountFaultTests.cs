namespace Urna.Store.Tests.Packages;

public class CountFaultTests
{
    [Theory]
    [InlineData("turnout.csv", 2, "N-1", "N-9", "turnout.csv:2", "there is no station \"N-9\"")]
    [InlineData("turnout.csv", 2, "mayor", "major", "turnout.csv:2", "there is no contest \"major\"")]
    [InlineData("turnout.csv", 6, "S-2,mayor,", "S-2,council,", "turnout.csv:6", "do not vote in contest \"council\"")]
    [InlineData("turnout.csv", 2, "12:00", "13:00", "turnout.csv:2", "expected one of 12:00, 19:00, run-off")]
    [InlineData("turnout.csv", 7, "run-off", "12:00", "turnout.csv:7", "lies outside of the hours of contest \"mayor-2\"")]
    [InlineData("turnout.csv", 7, "", "N-1,mayor,12:00,1,", "turnout.csv:8", "stands on line 2 already")]
    [InlineData("turnout.csv", 4, "T12:05:30", "T11:05:30", "turnout.csv:4", "expected a time not before its cut-off")]
    [InlineData("protocols.csv", 1, "line_stock", "line_stack", "protocols.csv:1", "no form has a line \"stack\"", false)]
    [InlineData("protocols.csv", 1, "line_issued", "line_4b", "protocols.csv:1", "the column \"line_issued\" is missing", false)]
    [InlineData("protocols.csv", 5, "N-2", "N-9", "protocols.csv:5", "there is no station \"N-9\"", false)]
    [InlineData("protocols.csv", 10, "S-3,mayor", "S-3,council", "protocols.csv:10", "do not vote in contest \"council\"", false)]
    [InlineData("protocols.csv", 5, "", "N-2,mayor,2025-03-02T19:30:00+04:00,,,,,300,300,310,0,,", "protocols.csv:6", "version 1 of this station and contest stands on line 5 already")]
    [InlineData("protocols.csv", 3, ",2,7,", ",3,7,", "protocols.csv:3", "expected version 2", false)]
    [InlineData("protocols.csv", 3, ",2,7,", ",2,,", "protocols.csv:3", "version 2 has no decision")]
    [InlineData("protocols.csv", 3, ",2,7,", ",2,77,", "protocols.csv:3", "there is no decision \"77\"")]
    [InlineData("protocols.csv", 3, ",2,7,", ",2,9,", "protocols.csv:3", "before its decision \"9\" was taken")]
    [InlineData("protocols.csv", 2, ",1,,", ",1,7,", "protocols.csv:2", "version 1 has a decision", false)]
    [InlineData("protocols.csv", 3, "03-03T12", "03-02T20", "protocols.csv:3", "before version 1 on line 2", false)]
    [InlineData("protocols.csv", 2, "AA-001", "AA 001", "protocols.csv:2", "\"AA 001\" is not a code")]
    [InlineData("protocols.csv", 2, "T20:10:00+04:00", "T20:10+04:00", "protocols.csv:2", "is not a time")]
    [InlineData("protocols.csv", 2, ",410,", ",41o,", "protocols.csv:2", "an empty cell where the line is empty, or ? where it is unreadable")]
    [InlineData("protocols.csv", 4, ",410,,,,,205", ",410,1,,,,205", "protocols.csv:4", "\"1\" belongs to no line of the form \"short\"")]
    [InlineData("votes.csv", 2, "N-1", "N-9", "votes.csv:2", "there is no station \"N-9\"", false)]
    [InlineData("votes.csv", 2, "ada", "eve", "votes.csv:2", "there is no choice \"eve\" in contest \"mayor\"", false)]
    [InlineData("votes.csv", 2, ",1", ",3", "votes.csv:2", "there is no protocol of this station and contest in version 3", false)]
    [InlineData("votes.csv", 2, "", "N-1,mayor,ada,90,1", "votes.csv:3", "were given on another line already")]
    [InlineData("votes.csv", 2, "*", "", "protocols.csv:2", "votes.csv has no row for 1 of the 3 choices of this protocol: \"ada\"")]
    [InlineData("votes.csv", 2, ",90,", ",-90,", "votes.csv:2", "is negative")]
    public void A_broken_count_is_explained(string file, int line, string old, string text, string place, string sentence, bool alone = true) =>
        Faults.Expect(file, line, old, text, place, sentence, alone);

    [Theory]
    [InlineData(2, "national", "cosmic", "expected one of national, constituency, precinct")]
    [InlineData(2, "withdraw", "forget", "expected one of note, admit, invalidate")]
    [InlineData(2, ",5,5,0,", ",4,4,0,", "expected 5 or more, the quorum of a national commission")]
    [InlineData(2, ",5,5,0,", ",5,5,1,", "expected no more votes than members")]
    [InlineData(2, ",5,5,0,", ",6,3,3,", "the decision was not carried")]
    [InlineData(2, ",cec,", ",,", "expected the code of the commission")]
    [InlineData(2, "bob", "eve", "there is no choice \"eve\"")]
    [InlineData(2, "bob", "", "a decision of kind \"withdraw\" needs \"choice\"")]
    [InlineData(3, ",S-2,,", ",,mayor,", "a decision of kind \"fail\" needs \"station\"")]
    [InlineData(3, "S-2", "S-1", "has its protocol on line 8; expected none")]
    [InlineData(3, "S-2", "S-9", "there is no station \"S-9\"")]
    [InlineData(4, "N-2,mayor,,,", "N-2,mayor,bob,,", "a decision of kind \"admit\" has no choice")]
    [InlineData(4, "N-2,mayor,,,", "N-2,mayor,,2,", "it admits version 2, but version 1 is the latest")]
    [InlineData(4, "2025-03-03T09", "2025-03-02T18", "there is no protocol of this station and contest by 2025-03-02T18:00:00+04:00")]
    [InlineData(4, "N-2,mayor", "S-2,council", "do not vote in contest \"council\"")]
    [InlineData(7, "09:40:00", "09:40:01", "rows that share a number are effects of one act", false)]
    [InlineData(7, "S-1,council", "S-3,mayor", "the result is invalidated already", false)]
    [InlineData(10, "S-1,council", "N-1,council", "the result is not invalidated")]
    [InlineData(12, ",mayor,,,constituency", ",mayor,,,", "needs \"stage\"")]
    [InlineData(12, ",mayor,,,constituency", ",mayor,,,final", "expected one of constituency, national, court")]
    [InlineData(12, "2025-03-06", "2025-03-02", "expected a time after its polls closed")]
    [InlineData(13, ",,,,national", ",mayor,,,constituency", "the contest is at stage \"constituency\" already")]
    public void A_broken_decision_is_explained(int line, string old, string text, string sentence, bool alone = true) =>
        Faults.Expect("decisions.csv", line, old, text, $"decisions.csv:{line}", sentence, alone);

    [Fact]
    public void Votes_without_protocols_are_one_fault()
    {
        using var package = new SmallPackage();
        File.Delete(package.PathOf("protocols.csv"));

        Assert.Contains(package.Read().Faults, f => f.ToString() == "votes.csv:1: there are votes and no protocols.csv; expected both or none");
    }

    [Fact]
    public void A_protocol_from_before_the_opening_warns()
    {
        using var package = new SmallPackage();
        package.Replace("protocols.csv", 4, "2025-03-02T20", "2025-03-02T07");

        var reading = package.Read();

        Assert.NotNull(reading.Package);
        Assert.Contains("before the polls opened at 2025-03-02T08:00:00+04:00", Assert.Single(reading.Warnings).Sentence, StringComparison.Ordinal);
    }
}
