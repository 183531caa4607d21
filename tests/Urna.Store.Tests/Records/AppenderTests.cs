using System.Security.Cryptography;
using Urna.Registers;
using Urna.Store.Keys;
using Urna.Store.Records;
using Urna.TestHost;
using static Urna.Store.Tests.Records.Check;
using static Urna.TestHost.Small;

namespace Urna.Store.Tests.Records;

public sealed class AppenderTests : IDisposable
{
    private readonly Folder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task Asking_again_gives_the_same_answer_and_writes_nothing()
    {
        await using var appender = await Begin(Open());
        var first = Recorded(await appender.Append(Area(1)));

        var again = Recorded(await appender.Append(Area(1)));

        Assert.Equal((2L, first.At, true), (again.Numbers[0], again.At, again.Before));
        Assert.Equal(3, appender.Head.Size);
    }

    [Fact]
    public async Task The_same_id_with_another_body_is_a_conflict()
    {
        await using var appender = await Begin(Open());
        Recorded(await appender.Append(Area(1)));

        var answer = await appender.Append(Ask(1001, new UnitFormed("other", "land", "area", Names.None)));

        Assert.Equal(2, Assert.IsType<Answer.Conflict>(answer).Number);
    }

    [Fact]
    public async Task Ids_belong_to_their_actor()
    {
        await using var appender = await Begin(Open());
        Recorded(await appender.Append(Area(1)));

        Recorded(await appender.Append(Area(2) with { Facts = [new(new(1001), Area(2).Facts[0].Fact)], By = Registrar with { Actor = "r2" } }));
    }

    [Fact]
    public async Task Requests_that_wait_share_a_batch_and_a_refused_one_disturbs_no_other()
    {
        await using var appender = await Begin(Open());

        var answers = await Task.WhenAll(Enumerable.Range(0, 300).Select(i => appender.Append(Odd(i) ? Area(i) : Ask((UInt128)i + 5000, Area(0).Facts[0].Fact))));

        Assert.Equal(151, answers.Count(a => a is Answer.Recorded));
        Assert.Equal(149, answers.Count(a => a is Answer.Refused { Refusal.Code: "G04" }));
        Assert.Equal(151, (await Verify(appender.Store)).Length);
    }

    [Fact]
    public async Task Facts_of_a_request_are_recorded_together_or_not_at_all()
    {
        await using var appender = await Begin(Open());
        var together = new Request([Area(1).Facts[0], Area(2).Facts[0]], Registrar);
        var broken = new Request([Area(3).Facts[0], new(new(77), Area(1).Facts[0].Fact)], Registrar);

        Assert.Equal([2L, 3L], Recorded(await appender.Append(together)).Numbers);
        Assert.Equal(1, Assert.IsType<Answer.Refused>(await appender.Append(broken)).Index);
        Assert.Equal(["u1", "u2"], await Verify(appender.Store));
    }

    [Fact]
    public async Task A_body_over_65535_bytes_is_refused_and_the_next_is_not()
    {
        await using var appender = await Begin(Open());
        var long_ = Ask(9, new UnitFormed("long", "land", "area", Names.Of([("en", new string('a', 65_536))])));

        Assert.Equal(RecordRefusals.NotWritable, Assert.IsType<Answer.Refused>(await appender.Append(long_)).Refusal.Code);
        Recorded(await appender.Append(Area(1)));
    }

    [Fact]
    public async Task What_a_rule_let_in_by_mistake_does_not_reach_the_record()
    {
        await using var appender = await Appender.Open(Open(), (_, _, fact, _) => fact, TimeProvider.System);
        Recorded(await appender.Append(Small.Open()));
        Recorded(await appender.Append(Country()));

        var answer = await appender.Append(Ask(77, Country().Facts[0].Fact));

        Assert.Equal(RecordRefusals.CannotFollow, Assert.IsType<Answer.Refused>(answer).Refusal.Code);
        Assert.Empty(await Verify(appender.Store));
    }

    [Fact]
    public async Task A_commit_whose_answer_was_lost_is_answered_from_the_record()
    {
        await using var appender = await Begin(new Failing(Open()));
        ((Failing)appender.Store).LosesAnswers = true;

        var answer = Recorded(await appender.Append(Area(1)));

        Assert.Equal(2, answer.Numbers[0]);
        Assert.Equal(["u1"], await Verify(appender.Store));
    }

    [Fact]
    public async Task Readers_are_told_when_something_was_recorded()
    {
        await using var appender = await Begin(Open());
        var waiting = appender.Beyond(2, CancellationToken.None);
        Assert.False(waiting.IsCompleted);

        await appender.Append(Area(1));

        Assert.Equal(3, (await waiting).Size);
    }

    [Fact]
    public async Task A_published_head_does_not_change_when_more_is_recorded()
    {
        await using var appender = await Begin(Open());
        var before = appender.Head;

        await appender.Append(Area(1));

        Assert.Equal((2L, 1), (before.Size, before.Views.Registers.UnitCount));
        Assert.Equal((3L, 2), (appender.Head.Size, appender.Head.Views.Registers.UnitCount));
    }

    [Fact]
    public async Task A_device_speaks_with_its_enrolled_key_and_no_other()
    {
        using var device = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        using var stranger = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        await using var appender = await Begin(Open());
        var enrolled = new KeyEnrolled("k1", "r1", "cec", Roles.Registrar, Convert.ToBase64String(device.ExportSubjectPublicKeyInfo()), "");
        Recorded(await appender.Append(Request.Of(new("a1", "cec", Roles.Administrator), new(7), enrolled)));

        Assert.Equal(RecordRefusals.Signature, Assert.IsType<Answer.Refused>(await appender.Append(Signed(1, stranger))).Refusal.Code);
        Recorded(await appender.Append(Signed(1, device)));
        Recorded(await appender.Append(Request.Of(new("a1", "cec", Roles.Administrator), new(8), new KeyRevoked("k1", "lost"))));
        Assert.Equal(RecordRefusals.Signature, Assert.IsType<Answer.Refused>(await appender.Append(Signed(2, device))).Refusal.Code);
    }

    private static Request Signed(int number, ECDsa device)
    {
        var asked = Area(number).Facts[0];
        return new([asked with { Signature = DeviceSignatures.Sign("k1", device, asked.Id, asked.Fact) }], Registrar);
    }

    private static bool Odd(int number) => (number & 1) == 1 || number == 0;

    private SqliteRecord Open() => SqliteRecord.Open(_folder["record"], TimeProvider.System);
}
