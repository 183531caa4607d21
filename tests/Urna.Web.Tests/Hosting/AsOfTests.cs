using System.Globalization;
using Urna.Record;
using Urna.Store.Packages;
using Urna.Store.Records;
using Urna.Web.Hosting;
using Urna.Web.Tests.Submissions;

namespace Urna.Web.Tests.Hosting;

/// <summary>As of a moment: what had been received by then, no more and no less.</summary>
public class AsOfTests
{
    [Fact]
    public async Task Every_moment_has_the_entries_recorded_then_or_before()
    {
        await using var served = await Served.Start(SmallElection.All);
        var moments = PackageFacts.Of(SmallElection.Package).Select(e => e.At).Distinct().SelectMany(m => new[] { m, new Moment(m.Milliseconds - 1), new Moment(m.Milliseconds + 1) });

        foreach (var at in moments.Reverse())
        {
            var head = await served.Election.AsOf(at, default);
            var tree = new Tree();
            var writer = new CanonicalWriter();
            foreach (var entry in PackageFacts.Of(SmallElection.Package).TakeWhile(e => e.At <= at))
            {
                writer.Clear();
                entry.Write(writer);
                tree.AppendEntry(writer.Written);
            }

            Assert.Equal(tree.Size, head.Size);
            Assert.Equal(tree.Root(), head.Root);
        }
    }

    [Fact]
    public async Task Asking_again_gives_the_same_head_and_not_another_fold()
    {
        await using var served = await Served.Start(SmallElection.All);
        var at = SmallElection.Package.Profile.Closes;

        Assert.Same(await served.Election.AsOf(at, default), await served.Election.AsOf(at, default));
    }

    [Fact]
    public async Task However_far_the_record_goes_and_whatever_is_asked_only_so_many_forks_and_answers_are_kept()
    {
        await using var served = await Served.Start(SmallElection.All);
        var (appender, first) = (served.Election.Appender, served.Election.Head);
        using var device = new Device(Roles.Registrar);
        using var past = new Past(appender, places: 8 * first.Views.Registers.StationCount);

        for (var done = 0; done < 6000; done += 1000)
        {
            await appender.Import(Enumerable.Range(done + 1, 1000).Select(Enrolled).ToAsyncEnumerable());
            await past.At(new(served.Election.Head.At.Milliseconds - 1), default);
        }

        for (var i = 5999; i > 0; i -= 271) Assert.Equal(first.Size + i, (await past.At(new(first.At.Milliseconds + i), default)).Size);
        Assert.Equal((8, 8), past.Kept);

        Request Enrolled(int number) =>
            Request.Of(Enrolling.Administrator, Enrolling.Id(number), device.Enrolled with { Key = $"k-{number.ToString(CultureInfo.InvariantCulture)}" }) with { At = new(first.At.Milliseconds + number) };
    }

    [Fact]
    public async Task What_is_recorded_at_a_moment_that_was_asked_for_belongs_to_it()
    {
        var at = SmallElection.Package.Profile.Frozen;
        await using var served = await Served.Start(appender => appender.Import(PackageReplay.Of(SmallElection.Package).Take(5).ToAsyncEnumerable()));
        var before = await served.Election.AsOf(at, default);

        await SmallElection.All(served.Election.Appender);

        Assert.True((await served.Election.AsOf(at, default)).Size > before.Size);
    }

    [Fact]
    public async Task Not_asking_for_a_moment_is_asking_for_the_newest()
    {
        await using var served = await Served.Start(SmallElection.All);

        Assert.Same(served.Election.Head, await served.Election.AsOf(default, default));
    }

    [Fact]
    public async Task A_server_that_shows_one_moment_shows_no_later_one()
    {
        var at = SmallElection.Package.Profile.Closes;
        await using var served = await Served.Start(SmallElection.All, at: at);

        Assert.True(served.Election.Head.At <= at);
        Assert.Same(served.Election.Head, await served.Election.AsOf(new(at.Milliseconds + 86_400_000), default));
        Assert.Equal(404, (int)(await served.Get($"{served.Root}/record/checkpoint")).StatusCode);
    }
}
