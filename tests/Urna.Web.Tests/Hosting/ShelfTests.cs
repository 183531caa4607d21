using System.Text;
using Microsoft.AspNetCore.Http;
using Urna.Store.Records;
using Urna.Web.Hosting;

namespace Urna.Web.Tests.Hosting;

/// <summary>The shelf itself, with answers that nobody needs to draw.</summary>
public sealed class ShelfTests : IAsyncLifetime
{
    private const int Most = 1 << 20;
    private readonly Folder _folder = new();
    private Election? _election;

    private Election Election => _election ?? throw new InvalidOperationException("The record is open while a test runs.");

    public async ValueTask InitializeAsync()
    {
        var appender = await Appender.Open(SqliteRecord.Open(_folder["record.urna"], TimeProvider.System), Rules.Decide, TimeProvider.System);
        await SmallElection.All(appender);
        _election = await Election.Open(appender);
    }

    public async ValueTask DisposeAsync()
    {
        await Election.DisposeAsync();
        _folder.Dispose();
    }

    [Fact]
    public async Task A_million_addresses_take_no_more_than_is_allowed()
    {
        var shelf = new Shelf(Election, TimeProvider.System, Most);
        var drawn = Answer(2000, Basis.ForEver);
        var most = 0L;

        for (var i = 0; i < 1_000_000; i++)
        {
            await shelf.Get($"/page/{i}", $"/page/{i}?x", () => Task.FromResult(drawn), default);
            most = Math.Max(most, shelf.Bytes);
        }

        Assert.InRange(most, Most / 2, Most);
        Assert.InRange(shelf.Count, 1, Most / 2000);
    }

    [Fact]
    public async Task A_million_ways_to_one_answer_take_no_more_than_is_allowed()
    {
        var shelf = new Shelf(Election, TimeProvider.System, Most);
        var drawn = Answer(2000, Basis.ForEver);

        for (var i = 0; i < 1_000_000; i++) await shelf.Get("/page", $"/page?x={i}", () => Task.FromResult(drawn), default);

        Assert.Equal(1, shelf.Drawings);
        Assert.InRange(shelf.Bytes, 2000, 10_000);
    }

    [Fact]
    public async Task What_is_asked_for_stays_and_what_is_not_goes()
    {
        var shelf = new Shelf(Election, TimeProvider.System, Most);
        var drawn = Answer(2000, Basis.ForEver);
        await shelf.Get("/wanted", "/wanted", () => Task.FromResult(drawn), default);

        for (var i = 0; i < 2000; i++)
        {
            await shelf.Get($"/page/{i}", $"/page/{i}", () => Task.FromResult(drawn), default);
            if (i > 0 && i / 50 * 50 == i) await Task.Delay(20, TestContext.Current.CancellationToken); // the clock of the shelf goes in steps
            Assert.NotNull(shelf.Find("/wanted"));
        }

        Assert.Null(shelf.Find("/page/0"));
    }

    [Fact]
    public async Task A_drawing_that_fails_fails_for_all_who_wait_and_is_tried_again_by_the_next()
    {
        var shelf = new Shelf(Election, TimeProvider.System, Most);
        var gate = new TaskCompletionSource<Drawn>(TaskCreationOptions.RunContinuationsAsynchronously);
        var waiting = Enumerable.Range(0, 20).Select(_ => shelf.Get("/page", "/page", () => gate.Task, default).AsTask()).ToList();

        gate.SetException(new RecordUnavailableException("The record cannot be read."));

        foreach (var one in waiting) await Assert.ThrowsAsync<RecordUnavailableException>(() => one);
        Assert.Equal(1, shelf.Drawings);
        Assert.Equal(0, shelf.Count);
        Assert.NotNull((await shelf.Get("/page", "/page", () => Task.FromResult(Answer(2000, Basis.ForEver)), default)).Basis);
    }

    [Fact]
    public async Task Who_goes_away_does_not_end_the_drawing_for_the_others()
    {
        var shelf = new Shelf(Election, TimeProvider.System, Most);
        var gate = new TaskCompletionSource<Drawn>(TaskCreationOptions.RunContinuationsAsynchronously);
        using var gone = new CancellationTokenSource();
        var first = shelf.Get("/page", "/page", () => gate.Task, gone.Token).AsTask();
        var other = shelf.Get("/page", "/page", () => gate.Task, default).AsTask();

        await gone.CancelAsync();
        gate.SetResult(Answer(2000, Basis.ForEver));

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => first);
        Assert.Equal(StatusCodes.Status200OK, (await other).Copy.Status);
        Assert.Equal(1, shelf.Drawings);
    }

    [Fact]
    public async Task What_says_nothing_of_what_it_was_drawn_from_is_not_kept()
    {
        var shelf = new Shelf(Election, TimeProvider.System, Most);

        for (var i = 0; i < 3; i++) await shelf.Get("/page", "/page", () => Task.FromResult(Answer(2000, null)), default);

        Assert.Equal(3, shelf.Drawings);
        Assert.Equal((0, 0L), (shelf.Count, shelf.Bytes));
    }

    private static Drawn Answer(int size, Basis? basis) => new(Copy.Of(StatusCodes.Status200OK, new HeaderDictionary(), Encoding.UTF8.GetBytes(new string('x', size))), basis);
}
