namespace Urna.Store.Tests.Packages;

public class ElectionFaultTests
{
    private const string File = "election.json";

    [Theory]
    [InlineData(2, "1", "2", 2, "the package has format 2; this urna reads format 1")]
    [InlineData(2, "1,", "1,,", 2, "not JSON")]
    [InlineData(3, "\"election\"", "\"elction\"", 3, "elction: unknown key", false)]
    [InlineData(3, "small-2025", "small 2025", 3, "is not a code")]
    [InlineData(4, "replay", "game", 4, "kind: expected one of live, rehearsal, replay, reconstruction")]
    [InlineData(6, "\"az\", \"en\"", "\"en\", \"en\"", 6, "\"en\" stands twice", false)]
    [InlineData(6, "\"az\", \"en\"", "\"AZ\", \"en\"", 6, "\"AZ\" is not a language", false)]
    [InlineData(8, "T08:", "T20:", 9, "closes: expected a time after opens", false)]
    [InlineData(10, "03-01", "03-03", 10, "frozen: expected a time before opens", false)]
    [InlineData(16, "12:00\", \"at", "19:00\", \"at", 15, "profile.cutoffs: expected each code once", false)]
    [InlineData(17, "2025-03-02T19", "2025-03-05T19", 17, "the cut-off \"19:00\" at 2025-03-05T19:00:00+04:00 lies in no contest's hours", false)]
    [InlineData(17, "2025-03-02T19", "2025-03-02T10", 15, "profile.cutoffs: expected them in time order")]
    [InlineData(20, "\"aboveList\"", "\"below\": null, \"aboveList\"", 20, "profile.turnout.below: null stands for nothing here")]
    [InlineData(20, "\"aboveList\"", "\"rise\": {\"perMinute\": 0, \"level\": \"note\"}, \"aboveList\"", 20, "profile.turnout.rise.perMinute: expected a whole number from 1")]
    [InlineData(20, "\"aboveList\"", "\"rise\": {\"perMinute\": 4, \"level\": \"note\", \"pace\": 1}, \"aboveList\"", 20, "profile.turnout.rise.pace: unknown key")]
    [InlineData(20, "\"aboveList\"", "\"rise\": {\"perMinute\": 4, \"level\": \"block\"}, \"aboveList\"", 20, "profile.turnout.rise.level: expected one of note, justify, consequence, refuse")]
    [InlineData(21, "\"early\"", "\"ballotOrder\": \"en\", \"early\"", 21, "profile.ballotOrder: expected one of az")]
    [InlineData(21, "\"early\": \"note\"", "\"early\": \"block\"", 21, "profile.early: expected one of note, justify, consequence, refuse")]
    [InlineData(23, "2/5", "2:5", 23, "profile.annulment.stations: expected a fraction")]
    [InlineData(24, "5,", "5.5,", 24, "profile.quorum.national: expected a whole number")]
    [InlineData(31, "\"ship\"", "\"permanent\"", 31, "\"permanent\" stands twice", false)]
    [InlineData(39, "true", "false", 38, "groups: expected exactly one group")]
    [InlineData(44, "dhondt", "d'hondt", 44, "systems[1].method: expected one of dhondt")]
    [InlineData(44, "\"base\"", "\"base\": \"valid\", \"base\"", 44, "systems[1].base: the key stands twice")]
    [InlineData(60, "\"3\"]", "\"33\"]", 60, "\"33\" is not a term")]
    [InlineData(53, "\"2\"", "\"1\"", 53, "line \"1\" stands twice", false)]
    [InlineData(79, "1900", "1901", 79, "totals.permanent: 1901 were announced; the files have 1900")]
    public void A_broken_election_is_explained(int line, string old, string text, int place, string sentence, bool alone = true) =>
        Faults.Expect(File, line, old, text, $"{File}:{place}", sentence, alone);
}
