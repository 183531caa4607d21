using Urna.Store.Packages;
using Urna.Store.Records;
using Urna.Store.Signing;

namespace Urna.Web.Hosting;

/// <summary>The election this server shows. Any number of threads may ask; none of them waits for a writer.</summary>
public sealed class Election : IAsyncDisposable
{
    private const int MostWarmed = 500_000;
    private const int WarmedTogether = 2_000;

    private readonly Past _past;
    private readonly Head? _fixed;

    private Election(Appender appender, Past past, Head? at, Replay? replay, Signer? signer, TimeProvider time)
    {
        (Appender, _past, _fixed, Replay, Signer, Time) = (appender, past, at, replay, signer, time);
        Id = Head.Views.Registers.Opened?.Election ?? throw new ArgumentException("The record is empty: no election is opened in it.", nameof(appender));
    }

    /// <summary>Its code, in addresses <c>/e/CODE/…</c>.</summary>
    public string Id { get; }

    /// <summary>Who writes its record; closed with the election.</summary>
    public Appender Appender { get; }

    /// <summary>Playing speed and pause, where it is a replay that is going on.</summary>
    public Replay? Replay { get; }

    /// <summary>The signer, where it runs in this process.</summary>
    public Signer? Signer { get; }

    /// <summary>Whose signatures of checkpoints count, as the operators say: the text of a policy; null where they say nothing.</summary>
    public string? Policy { get; private init; }

    /// <summary>The outlines of areas that its maps are drawn of; null where nobody gave any. They are no part of the record.</summary>
    public AreaMap? Map { get; private init; }

    /// <summary>The server's clock.</summary>
    public TimeProvider Time { get; }

    /// <summary>What is known now; where the server was asked for a moment, what had been received by then.</summary>
    public Head Head => _fixed ?? Appender.Head;

    /// <summary>The time of the first entry: nothing is known of earlier times.</summary>
    public Moment Begins { get; private init; }

    /// <summary>Since when the record has not been reached, and pages show what was known last; not known while it is.</summary>
    public Moment AwaySince => IsFixed ? default : Appender.AwaySince;

    /// <summary>Whether the server shows one moment for ever.</summary>
    public bool IsFixed => _fixed is not null;

    /// <summary>Shows the election of a record that is open.</summary>
    /// <param name="appender">Its writer; at least the first fact is recorded.</param>
    /// <param name="replay">What plays it, where something does.</param>
    /// <param name="at">The moment to be shown; not known: always the newest.</param>
    /// <param name="signer">The signer, where it runs in this process; not closed with the election.</param>
    /// <param name="time">The server's clock; none: the machine's.</param>
    /// <param name="policy">Whose signatures of checkpoints count, as pages shall say.</param>
    /// <param name="map">The outlines of its areas.</param>
    /// <param name="cancel">Ends the reading.</param>
    public static async Task<Election> Open(
        Appender appender, Replay? replay = null, Moment at = default, Signer? signer = null, TimeProvider? time = null, string? policy = null, AreaMap? map = null, CancellationToken cancel = default)
    {
        var past = new Past(appender);
        return new(appender, past, at.IsKnown ? await past.At(at, cancel) : null, replay, signer, time ?? TimeProvider.System) { Begins = await FirstOf(appender, cancel), Policy = policy, Map = map };
    }

    /// <summary>What had been received by a moment: the entries recorded then or before, and no other; not known: <see cref="Head"/>.</summary>
    /// <exception cref="RecordUnavailableException">The entries cannot be read, or too many ask for other moments.</exception>
    public async ValueTask<Head> AsOf(Moment at, CancellationToken cancel) =>
        !at.IsKnown || (_fixed is not null && at >= _fixed.At) ? Head : await _past.At(at, cancel);

    /// <summary>
    /// The moment that stands for another: what had been received by both is the same, and so is the minute. It makes one answer of many addresses.
    /// </summary>
    /// <exception cref="RecordUnavailableException">The entries cannot be read, or too many ask for other moments.</exception>
    public async ValueTask<Moment> Settled(Moment at, CancellationToken cancel) => Past.Settle(at, await AsOf(at, cancel));

    /// <summary>Keeps questions about other moments quick, until it is ended; a long record is left to who asks first.</summary>
    public async Task Warm(CancellationToken cancel)
    {
        while (Head is { Size: <= MostWarmed } head && !IsFixed)
        {
            if (head.At.IsKnown) await _past.At(new(head.At.Milliseconds - 1), cancel);
            await Appender.Beyond(head.Size + WarmedTogether, cancel);
        }
    }

    /// <summary>Waits until more than this many entries are known; gives the head then.</summary>
    public Task<Head> Beyond(long size, CancellationToken cancel) => Appender.Beyond(size, cancel);

    private static async ValueTask<Moment> FirstOf(Appender appender, CancellationToken cancel)
    {
        await foreach (var batch in appender.Store.Read(0, cancel)) return new Decoder().Read(batch[0].Bytes.Span).At;
        return default;
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        await Appender.DisposeAsync();
        _past.Dispose();
    }
}
