using System.Security.Cryptography;
using System.Text;
using Urna.Candidates;
using Urna.Protocols;
using Urna.Registers;
using Urna.Store.Keys;
using Urna.Store.Verifying;
using Urna.TestHost;
using Urna.Turnout;

namespace Urna.Store.Tests.Verifying;

/// <summary>Records whose hashes are all right and whose facts no server of ours would have taken.</summary>
public sealed class ForgedRecordTests(SignedRecord record) : IClassFixture<SignedRecord>
{
    private static readonly Moment Now = new(1_756_000_000_000);
    private static readonly Author Secretary = new("s1", "pec-1", Roles.Secretary);

    [Fact]
    public async Task The_record_it_is_made_from_has_no_problem() => Assert.Empty((await Forged(_ => { })).Problems);

    [Fact]
    public async Task A_role_that_may_not_record_a_fact_is_named()
    {
        var at = Index<TurnoutReported>();

        var verdict = await Forged(e => e[at] = e[at] with { By = e[at].By with { Role = Roles.Registrar } });

        Said(verdict, at, "no rule lets it stand here: A01 (Urna 1.4)");
    }

    [Fact]
    public async Task Who_entered_a_protocol_and_accepted_it_is_found()
    {
        var at = Index<ProtocolAccepted>();

        var verdict = await Forged(e =>
        {
            var accepted = (ProtocolAccepted)e[at].Fact;
            var entered = e.First(x => x.Fact is ProtocolEntered p && p.Station == accepted.Station && p.Contest == accepted.Contest);
            e[at] = e[at] with { By = entered.By with { Role = Roles.Accepter } };
        });

        Said(verdict, at, "P09");
    }

    [Fact]
    public async Task A_decision_below_its_quorum_is_found()
    {
        var at = Index<DecisionTaken>();

        var verdict = await Forged(e => e[at] = e[at] with { Fact = ((DecisionTaken)e[at].Fact) with { Present = 0, For = 0, Against = 0 } });

        Said(verdict, at, "D03");
    }

    [Fact]
    public async Task A_close_that_one_person_recorded_alone_is_found()
    {
        var at = Index<PollsClosed>();

        var verdict = await Forged(e => e[at] = e[at] with { Fact = ((PollsClosed)e[at].Fact) with { Confirmer = e[at].By.Actor } });

        Said(verdict, at, "A03");
    }

    [Fact]
    public async Task A_time_that_falls_is_found()
    {
        var at = record.Model.Rows.Count - 1;

        Said(await Forged(e => e[at] = e[at] with { At = new(e[at - 1].At.Milliseconds - 1) }), at, "times never fall");
    }

    [Fact]
    public async Task An_id_that_an_actor_uses_twice_is_found()
    {
        var at = Index<ChoiceRegistered>() + 1;

        Said(await Forged(e => e[at] = e[at] with { Id = e[at - 1].Id }), at, "stands in an earlier entry of the same actor");
    }

    [Fact]
    public async Task A_fact_of_a_newer_program_ends_the_fold_and_says_what_is_needed()
    {
        var at = Index<ChoiceRegistered>();
        var rows = record.Model.Rows.Select(r => r.Bytes).ToList();
        rows[at] = Encoding.UTF8.GetBytes(Encoding.UTF8.GetString(rows[at]).Replace("\"name\":\"ChoiceRegistered\"", "\"name\":\"ChoiceRegistrant\"", StringComparison.Ordinal));

        var verdict = await Written(RecordModel.Of(rows));

        Said(verdict, at, "needs urna ≥");
        Assert.Equal(1, verdict.ProblemCount);
        Assert.Null(verdict.ResultDigest);
        Assert.Equal(rows.Count, verdict.Entries);
    }

    [Fact]
    public async Task Every_problem_is_counted_and_the_first_hundred_are_shown()
    {
        var rows = record.Model.Rows.ConvertAll(r => r with { Leaf = new byte[32], Actor = "nobody" });

        var verdict = await Written(record.Model with { Rows = rows });

        Assert.Equal(rows.Count * 2L, verdict.ProblemCount);
        Assert.Equal(Math.Min(100, rows.Count * 2), verdict.Problems.Count);
        Assert.Equal(0, verdict.Problems[0].Entry);
    }

    [Fact]
    public async Task What_a_station_submits_in_a_live_election_is_signed()
    {
        using var secret = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        using var stolen = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var fact = new TurnoutReported("1", "c", "10", 5);
        var unsigned = new Entry(Now, Secretary, new(9), fact);

        Said(await Live(secret, unsigned), 3, "it has no device signature");
        Said(await Live(secret, unsigned with { Signature = DeviceSignatures.Sign("k1", stolen, new(9), fact) }), 3, "does not belong to this TurnoutReported");
        Said(await Live(secret, unsigned with { Signature = DeviceSignatures.Sign("k2", secret, new(9), fact) }), 3, "k2 is not enrolled");
        Assert.DoesNotContain((await Live(secret, unsigned with { Signature = DeviceSignatures.Sign("k1", secret, new(9), fact) })).Problems, p => p.What.Contains("sign", StringComparison.Ordinal));
    }

    private static void Said(Verdict verdict, long entry, string what) =>
        Assert.True(verdict.Problems.Any(p => p.Entry == entry && p.What.Contains(what, StringComparison.Ordinal)), $"Entry {entry} was not said to be {what}. Said was: {string.Join(" / ", verdict.Problems.Take(5))}");

    private int Index<T>() => record.Model.Rows.FindIndex(r => new Decoder().Read(r.Bytes).Fact is T);

    private Task<Verdict> Forged(Action<List<Entry>> change)
    {
        var entries = record.Model.Rows.ConvertAll(r => new Decoder().Read(r.Bytes));
        change(entries);
        return Written(RecordModel.Of(entries));
    }

    private Task<Verdict> Live(ECDsa secret, Entry last)
    {
        var enrolled = new KeyEnrolled("k1", Secretary.Actor, Secretary.Commission, Secretary.Role, Convert.ToBase64String(secret.ExportSubjectPublicKeyInfo()), string.Empty);
        return Written(RecordModel.Of(
        [
            new Entry(Now, Small.Registrar, new(1), Small.Open().Facts[0].Fact), new(Now, Small.Registrar, new(2), Small.Country().Facts[0].Fact),
            new(Now, new("adm", "cec", Roles.Administrator), new(3), enrolled), last,
        ]));
    }

    private Task<Verdict> Written(RecordModel model)
    {
        model.Write(record["forged"]);
        return SignedRecord.Alone(record["forged"]);
    }
}
