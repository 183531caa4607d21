using System.Text;
using Urna.Record;

namespace Urna.Tests.Record;

public class PolicyTests
{
    [Fact]
    public void Two_levels_of_groups_ask_for_both()
    {
        var policy = Good($"""
            # the logs
            log {Log(1)} https://log.example

            witness X1 {Witness(11)}
            witness X2 {Witness(12)}
              witness	X3  {Witness(13)} https://x3.example
            group X 2 X1 X2 X3
            witness Y1 {Witness(14)}
            witness Y2 {Witness(15)}
            group Y any Y1 Y2
            group both all X Y
            quorum both

            """);

        Assert.Equal("https://log.example", Assert.Single(policy.Logs).Url);
        Assert.Equal(["X1", "X2", "X3", "Y1", "Y2"], policy.Witnesses.Select(w => w.Name));
        Assert.True(policy.IsSatisfied(new HashSet<string> { "X1", "X3", "Y2" }));
        Assert.False(policy.IsSatisfied(new HashSet<string> { "X1", "X2", "X3" }));
        Assert.False(policy.IsSatisfied(new HashSet<string> { "X1", "Y1", "Y2" }));
        Assert.False(policy.IsSatisfied(new HashSet<string> { "X", "Y", "both" }));
        Assert.False(policy.IsSatisfied(new HashSet<string>()));
    }

    [Fact]
    public void A_quorum_of_none_asks_for_nobody() => Assert.True(Good("quorum none\n").IsSatisfied(new HashSet<string>()));

    [Fact]
    public void A_quorum_may_be_one_witness()
    {
        var policy = Good($"witness w {Witness(1)}\nquorum w\n");
        Assert.True(policy.IsSatisfied(new HashSet<string> { "w" }));
        Assert.False(policy.IsSatisfied(new HashSet<string> { "v" }));
    }

    [Fact]
    public void The_last_line_may_lack_its_end() => Good("quorum none");

    [Fact]
    public void A_comment_may_hold_any_bytes_and_a_name_any_letters()
    {
        byte[] bytes = [(byte)'#', 0xff, (byte)'\n', .. Encoding.UTF8.GetBytes($"witness Şahid {Witness(1)}\nquorum Şahid\n")];
        Assert.Equal("Şahid", TrustPolicy.Read(bytes, out _)?.Quorum);
    }

    [Fact]
    public void Thirty_two_of_each_are_read()
    {
        var lines = Enumerable.Range(0, 32).Select(i => $"log {Log((byte)i)}\nwitness w{i} {Witness((byte)(100 + i))}\ngroup g{i} any w{i}\n");
        var groups = string.Join(' ', Enumerable.Range(0, 32).Select(i => $"g{i}"));
        var policy = Good($"{string.Concat(lines)}group all-groups 20 {groups}\nquorum all-groups\n");
        Assert.True(policy.IsSatisfied(Enumerable.Range(5, 20).Select(i => $"w{i}").ToHashSet()));
        Assert.False(policy.IsSatisfied(Enumerable.Range(5, 19).Select(i => $"w{i}").ToHashSet()));
    }

    [Theory]
    [InlineData("", "Line 1: expected a line \"quorum <name>\" or \"quorum none\" in the file.")]
    [InlineData("quorum none\nquorum none\n", "Line 2: expected only one quorum.")]
    [InlineData("quorum\nquorum none\n", "Line 1: expected \"quorum <name>\".")]
    [InlineData("quorum x\n", "Line 1: \"x\" is not defined in an earlier line.")]
    [InlineData("quorum w\nwitness w {w1}\n", "Line 1: \"w\" is not defined in an earlier line.")]
    [InlineData("Log {l1}\nquorum none\n", "Line 1: expected log, witness, group or quorum, not \"Log\".")]
    [InlineData("log\nquorum none\n", "Line 1: expected \"log <key> [<url>]\".")]
    [InlineData("log {l1} a b\nquorum none\n", "Line 1: expected \"log <key> [<url>]\".")]
    [InlineData("log x\nquorum none\n", "Line 1: \"x\" is not a key \"name+id+base64\", or its id is wrong.")]
    [InlineData("log {w1}\nquorum none\n", "Line 1: expected the key of a log, not a witness's key of type 0x04.")]
    [InlineData("log {l1}\nlog {l1}\nquorum none\n", "Line 2: the public key of log.example stands in an earlier line; each log once.")]
    [InlineData("witness w {l1}\nquorum none\n", "Line 1: expected a witness's key of type 0x04, not 0x01.")]
    [InlineData("witness w {w1}\nwitness w {w2}\nquorum none\n", "Line 2: \"w\" is defined in an earlier line.")]
    [InlineData("witness v {w1}\nwitness w {w1}\nquorum none\n", "Line 2: the public key of w stands in an earlier line; each witness once.")]
    [InlineData("witness none {w1}\nquorum none\n", "Line 1: \"none\" cannot be a name.")]
    [InlineData("witness w\nquorum none\n", "Line 1: expected \"witness <name> <key> [<url>]\".")]
    [InlineData("witness w {w1}\ngroup g any\nquorum w\n", "Line 2: expected \"group <name> all|any|<number> <member>…\".")]
    [InlineData("witness w {w1}\ngroup g 2 w\nquorum w\n", "Line 2: expected all, any or a number from 1 to 1, not \"2\".")]
    [InlineData("witness w {w1}\ngroup g 0 w\nquorum w\n", "Line 2: expected all, any or a number from 1 to 1, not \"0\".")]
    [InlineData("witness w {w1}\ngroup g 01 w\nquorum w\n", "Line 2: expected all, any or a number from 1 to 1, not \"01\".")]
    [InlineData("witness w {w1}\ngroup g any w w\nquorum w\n", "Line 2: \"w\" is a member already; each name once.")]
    [InlineData("witness w {w1}\ngroup g any w\ngroup h any w\nquorum w\n", "Line 3: \"w\" is a member already; each name once.")]
    [InlineData("group g any none\nquorum none\n", "Line 1: \"none\" is not defined in an earlier line.")]
    [InlineData("group g any g\nquorum none\n", "Line 1: \"g\" is not defined in an earlier line.")]
    [InlineData("witness w {w1}\ngroup w any w\nquorum w\n", "Line 2: \"w\" is defined in an earlier line.")]
    [InlineData("quorum none\r\n", "Line 1: expected no control character.")]
    public void A_fault_is_said_with_its_line(string text, string fault)
    {
        var filled = text.Replace("{l1}", Log(1), StringComparison.Ordinal).Replace("{w1}", Witness(1), StringComparison.Ordinal).Replace("{w2}", Witness(2), StringComparison.Ordinal);
        Assert.Null(TrustPolicy.Read(Encoding.UTF8.GetBytes(filled), out var faults));
        Assert.Equal(fault, faults[0]);
    }

    [Fact]
    public void All_faults_are_said()
    {
        Assert.Null(TrustPolicy.Read("log x\nwitness w y\ngroup g any z\n"u8, out var faults));
        Assert.Equal(4, faults.Count);
    }

    private static TrustPolicy Good(string text)
    {
        var policy = TrustPolicy.Read(Encoding.UTF8.GetBytes(text), out var faults);
        Assert.Empty(faults);
        Assert.NotNull(policy);
        return policy;
    }

    private static string Log(byte number) => Key("log.example", VerifierKey.Ed25519, number);

    private static string Witness(byte number) => Key("w", VerifierKey.Cosignature, number);

    private static string Key(string name, byte type, byte number)
    {
        var key = new byte[32];
        key[0] = number;
        return new VerifierKey(name, type, key).ToString();
    }
}
