using CsCheck;
using Urna.Registers;
using Urna.Store.Records;
using static Urna.Store.Tests.Records.Check;
using static Urna.TestHost.Small;

namespace Urna.Store.Tests.Records;

public sealed class ClockTests : IDisposable
{
    private readonly Folder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData(-3)]
    [InlineData(3)]
    [InlineData(3 * 3600)]
    [InlineData(-3 * 3600)]
    public async Task A_clock_that_is_set_stops_writing_until_it_is_right(int seconds)
    {
        var clock = new SetClock(TimeSpan.Zero);
        await using var appender = await Begin(SqliteRecord.Open(_folder["record"], clock), time: clock);
        clock.Ahead = TimeSpan.FromSeconds(seconds);

        var problem = await Assert.ThrowsAsync<RecordUnavailableException>(() => appender.Append(Area(1)));
        Assert.Contains("clock of this machine", problem.Message, StringComparison.Ordinal);
        Assert.Equal(2, appender.Head.Size);
        clock.Ahead = TimeSpan.Zero;

        Recorded(await appender.Append(Area(1)));
    }

    [Fact]
    public async Task A_start_with_a_clock_behind_the_record_does_not_write()
    {
        await using (await Begin(SqliteRecord.Open(_folder["record"], TimeProvider.System)))
        {
        }

        var late = new SetClock(TimeSpan.FromHours(-1));
        await using var appender = await Appender.Open(SqliteRecord.Open(_folder["record"], late), Rules.Decide, late);

        var problem = await Assert.ThrowsAsync<RecordUnavailableException>(() => appender.Append(Area(1)));
        Assert.Contains("The last entry was recorded at", problem.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Time_never_falls() => Gen.Select(Gen.Long[0, 4_000_000], Gen.Long[0, 4_000_000]).Sample((last, clock) =>
    {
        var ready = last - clock <= ClockGuard.MostApart;
        try
        {
            var now = ClockGuard.Now(new(last), new(clock), new(clock), new(clock));
            Assert.True(ready);
            Assert.Equal(Math.Max(last, clock), now.Milliseconds);
        }
        catch (RecordUnavailableException)
        {
            Assert.False(ready);
        }
    });

    [Fact]
    public async Task A_replay_has_the_times_of_its_package()
    {
        Assert.True(Moment.TryParse("2024-09-01T08:00:00Z", out var day));
        await using var appender = await Appender.Open(SqliteRecord.Open(_folder["record"], TimeProvider.System), Rules.Decide, TimeProvider.System);

        await appender.Import(new[] { Open(Kind.Replay, day), Country(day), Area(1, new(day.Milliseconds + 5)) }.ToAsyncEnumerable());
        var earlier = await appender.Append(Area(2, day));

        Assert.Equal(day.Milliseconds + 5, appender.Head.At.Milliseconds);
        Assert.Equal(RecordRefusals.Earlier, Assert.IsType<Answer.Refused>(earlier).Refusal.Code);
    }

    [Fact]
    public async Task In_a_live_record_nobody_brings_a_time_of_their_own()
    {
        await using var appender = await Begin(SqliteRecord.Open(_folder["record"], TimeProvider.System));

        var answer = await appender.Append(Area(1, new(1_700_000_000_000)));

        Assert.Equal(RecordRefusals.OwnTime, Assert.IsType<Answer.Refused>(answer).Refusal.Code);
    }

    [Fact]
    public async Task An_import_names_the_request_that_was_not_taken_and_keeps_the_groups_before_it()
    {
        Assert.True(Moment.TryParse("2024-09-01T08:00:00Z", out var day));
        await using var appender = await Appender.Open(SqliteRecord.Open(_folder["record"], TimeProvider.System), Rules.Decide, TimeProvider.System);
        var requests = new[] { Open(Kind.Replay, day), Country(day), Area(1, day), Ask(99, Area(1).Facts[0].Fact), Area(2, day) };

        var problem = await Assert.ThrowsAsync<ImportException>(() => appender.Import(requests.ToAsyncEnumerable(), group: 2));

        Assert.Equal(3, problem.Index);
        Assert.Equal(2, appender.Head.Size);
    }
}
