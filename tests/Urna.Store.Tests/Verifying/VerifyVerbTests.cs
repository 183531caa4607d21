using System.CommandLine;
using System.Text.RegularExpressions;
using Urna.Cli.Verbs;
using Urna.Store.Keys;
using Urna.Store.Packages;
using Urna.Store.Records;
using Urna.Store.Tests.Packages;
using Urna.Store.Tests.Records;

namespace Urna.Store.Tests.Verifying;

/// <summary><c>urna verify</c> and <c>urna sign</c> as people call them.</summary>
public sealed partial class VerifyVerbTests(SignedRecord record) : IClassFixture<SignedRecord>
{
    [Fact]
    public void A_whole_record_exits_with_zero_and_says_what_could_not_be_seen()
    {
        var (code, output, _) = Run("verify", record.File);

        Assert.Equal(0, code);
        Assert.Contains("that entries were cut off at the end, or that the whole record was made anew, cannot be seen", output, StringComparison.Ordinal);
        Assert.Contains("No problem was found.", output, StringComparison.Ordinal);
        Assert.Contains(record.Model.Rows.Count.ToString(System.Globalization.CultureInfo.InvariantCulture), output, StringComparison.Ordinal);
    }

    [Fact]
    public void A_changed_record_exits_with_one_and_names_the_entry()
    {
        var model = record.Model.Copy();
        model.Rows[7] = model.Rows[7] with { Leaf = new byte[32] };
        model.Write(record["verb"]);

        var (code, output, _) = Run("verify", record["verb"]);

        Assert.Equal(1, code);
        Assert.Contains("entry 7: the hash stored with it is not that of its bytes", output, StringComparison.Ordinal);
        Assert.EndsWith("1 problem.\n", output.ReplaceLineEndings("\n"), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("verify")]
    [InlineData("verify", "nowhere")]
    [InlineData("verify", "nowhere", "--checkpoint", "nowhere")]
    [InlineData("sign")]
    [InlineData("sign", "nowhere", "--key", "nowhere", "--store", "nowhere")]
    [InlineData("sign", "--new-key", "nowhere")]
    [InlineData("sign", "--new-key", "nowhere", "--origin", "a b")]
    public void A_wrong_use_exits_with_two(params string[] words) => Assert.Equal(2, Run(words).Code);

    [Fact]
    public void The_answer_as_json_is_the_approved_one()
    {
        File.WriteAllBytes(record["kept"], record.Kept.Bytes.ToArray());

        var (code, output, _) = Run("verify", record.File, "--checkpoint", record["kept"], "--policy", record["policy"], "--json");

        Assert.Equal(0, code);
        var origin = record.Key.Origin;
        var entries = record.Model.Rows.Count;
        Assert.Equal($$"""
            {
              "place": "{{record.File}}",
              "origin": "{{origin}}",
              "kind": "replay",
              "mark": "replay: a past election",
              "entries": {{entries}},
              "root": "{{Convert.ToHexStringLower(record.Model.Root)}}",
              "resultDigest": "DIGEST",
              "seconds": 0,
              "checkpoint": {
                "size": {{entries}},
                "verified": "{{record["kept"]}}: its root is that of the entries; signed by {{origin}} as the policy asks, witnessed by no witness"
              },
              "unseen": [],
              "problemCount": 0,
              "problems": []
            }

            """.ReplaceLineEndings("\n"), Seconds().Replace(Digest().Replace(output, "\"resultDigest\": \"DIGEST\""), "\"seconds\": 0").ReplaceLineEndings("\n"));
    }

    [Fact]
    public void A_problem_stands_in_the_json_with_its_entry()
    {
        var model = record.Model.Copy();
        model.Rows[7] = model.Rows[7] with { Leaf = new byte[32] };
        model.Write(record["verb json"]);

        var (code, output, _) = Run("verify", record["verb json"], "--json");

        Assert.Equal(1, code);
        Assert.Contains("\"entry\": 7,", output, StringComparison.Ordinal);
        Assert.Contains("\"problemCount\": 1,", output, StringComparison.Ordinal);
        Assert.Contains("\"kind\": \"stored\",", output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_record_is_signed_with_a_new_key_and_its_tiles_hold()
    {
        using var folder = new Folder();
        var package = SmallPackage.Whole(SmallPackage.Source);
        await using (var appender = await Appender.Open(SqliteRecord.Open(folder["record"], TimeProvider.System), Rules.Decide, TimeProvider.System))
            await appender.Import(PackageReplay.Of(package).ToAsyncEnumerable());

        var made = Run("sign", folder["record"], "--new-key", folder["key"]);
        var signed = Run("sign", folder["record"], "--key", folder["key"], "--store", folder["store"], "--tiles", folder["tiles"], "--once");
        await File.WriteAllTextAsync(folder["policy"], $"log {LogKey.Read(folder["key"]).Verifier}\nquorum none\n");
        var verified = Run("verify", folder["tiles"], "--policy", folder["policy"]);

        Assert.Equal((0, 0, 0), (made.Code, signed.Code, verified.Code));
        Assert.Contains(LogKey.Read(folder["key"]).Verifier.ToString(), made.Output, StringComparison.Ordinal);
        Assert.StartsWith("signed ", signed.Output, StringComparison.Ordinal);
    }

    [Fact]
    public void A_key_of_another_record_exits_with_one()
    {
        LogKey.Create("urna.example/other").Save(record["other key"]);

        var (code, _, error) = Run("sign", record.File, "--key", record["other key"], "--store", record["third store"], "--once");

        Assert.Equal(1, code);
        Assert.Contains("A key signs the record of its own origin and no other.", error, StringComparison.Ordinal);
    }

    private static (int Code, string Output, string Error) Run(params string[] words)
    {
        using var output = new StringWriter();
        using var error = new StringWriter();
        var given = new RootCommand { VerifyVerb.Create(), SignVerb.Create() }.Parse(words);
        var code = given.Invoke(new() { Output = output, Error = error });
        return (given.Errors.Count == 0 ? code : 2, output.ToString(), error.ToString());
    }

    [GeneratedRegex("\"seconds\": [0-9.]+")]
    private static partial Regex Seconds();

    [GeneratedRegex("\"resultDigest\": \"[0-9a-f]{64}\"")]
    private static partial Regex Digest();
}
