using Urna.Record;
using Urna.Store.Keys;
using Urna.Store.Records;
using Urna.Store.Tiles;

namespace Urna.Store.Signing;

/// <summary>How a signer works.</summary>
public sealed record SignerOptions
{
    /// <summary>How often it looks for new entries; each second where nothing is said.</summary>
    public TimeSpan Every { get; init; } = TimeSpan.FromSeconds(1);

    /// <summary>Where the tiles of the record are written after each checkpoint; nowhere where nothing is said.</summary>
    public TileFolder? Tiles { get; init; }

    /// <summary>Is told each step ("proven", "stored", "signed", "published", "tiled"), so that tests can end the process there.</summary>
    public Action<string>? Faults { get; init; }
}

/// <summary>
/// Signs the checkpoints of a record. It reads committed entries, proves that their tree extends the last checkpoint in its own durable
/// store, stores the new one, and only then signs and publishes it. Anything else it refuses, as long as it is so: also after a restart, for
/// the store remembers. One signer works with one store; several signers with stores of their own may sign one record, since each first
/// proves that what is published lies in its own tree.
/// </summary>
public sealed class Signer : IAsyncDisposable
{
    private readonly IRecordStore _record;
    private readonly LogKey _key;
    private readonly BondFile _file;
    private readonly TimeProvider _time;
    private readonly SignerOptions _options;
    private readonly Extending _extending;
    private readonly SemaphoreSlim _turn = new(1);
    private string? _agreed;
    private volatile string? _trouble;

    private Signer(IRecordStore record, LogKey key, BondFile file, TimeProvider time, SignerOptions options)
    {
        (_record, _key, _file, _time, _options) = (record, key, file, time, options);
        _extending = new(record, key.Verifier);
    }

    /// <summary>Why nothing can be signed now, as a sentence; null while all is well.</summary>
    public string? Trouble => _trouble;

    /// <summary>The public half of its key.</summary>
    public VerifierKey Verifier => _key.Verifier;

    /// <summary>Opens a signer with its own store.</summary>
    /// <param name="record">The record; it stays open when the signer is closed.</param>
    /// <param name="key">The key; its name is the origin of the record.</param>
    /// <param name="folder">The signer's own durable store, on another disk than the record where possible. It is made where it is not there.</param>
    /// <param name="time">This machine's clock.</param>
    /// <param name="options">How it works.</param>
    /// <exception cref="RecordUnavailableException">Another signer works with this store.</exception>
    /// <exception cref="SignerRefusedException">The store is that of another record, or damaged.</exception>
    public static Task<Signer> Open(IRecordStore record, LogKey key, string folder, TimeProvider time, SignerOptions? options = null)
    {
        var file = BondFile.Open(folder);
        if (file.Bond.Origin.Length == 0 || file.Bond.Origin == key.Origin) return Task.FromResult(new Signer(record, key, file, time, options ?? new()));
        file.Dispose();
        throw new SignerRefusedException($"The signer's store {folder} is that of {file.Bond.Origin}, and the key is that of {key.Origin}. Give each record a store of its own.");
    }

    /// <summary>Signs again and again until it is cancelled. What goes wrong is <see cref="Trouble"/>; it goes on as soon as it may.</summary>
    public async Task Run(CancellationToken cancel)
    {
        using var timer = new PeriodicTimer(_options.Every, _time);
        try
        {
            do
            {
                try
                {
                    await Once(cancel);
                }
                catch (Exception problem) when (problem is SignerRefusedException or RecordUnavailableException or IOException or UnauthorizedAccessException)
                {
                    _trouble = problem.Message;
                }
            }
            while (await timer.WaitForNextTickAsync(cancel));
        }
        catch (OperationCanceledException) when (cancel.IsCancellationRequested)
        {
            // Asked to stop.
        }
    }

    /// <summary>Signs the record as it is now.</summary>
    /// <returns>The checkpoint that was published; null where there was nothing new.</returns>
    /// <exception cref="SignerRefusedException">The record does not extend what was signed.</exception>
    /// <exception cref="RecordUnavailableException">The record cannot be read or written now.</exception>
    public async Task<Checkpoint?> Once(CancellationToken cancel)
    {
        await _turn.WaitAsync(cancel);
        try
        {
            var signed = await Sign(cancel);
            _trouble = null;
            return signed;
        }
        catch (SignerRefusedException refused)
        {
            _trouble = refused.Message;
            _file.Keep(_time.GetUtcNow(), refused.Message);
            throw;
        }
        finally
        {
            _turn.Release();
        }
    }

    /// <summary>Closes the store.</summary>
    public ValueTask DisposeAsync()
    {
        _file.Dispose();
        _turn.Dispose();
        return ValueTask.CompletedTask;
    }

    // The order is the design. A crash before "stored" leaves nothing; after it, the next start is bound to a tree nobody has seen signed,
    // signs it or what extends it, and can sign nothing beside it. Signing first would let a crash forget what was signed.
    private async Task<Checkpoint?> Sign(CancellationToken cancel)
    {
        var published = await _record.Checkpoint(cancel);
        var head = await _record.Head(cancel); // Read after the checkpoint, so that it cannot be behind one that another signer publishes meanwhile.
        var next = await _extending.Prove(_file.Bond, head, cancel);
        var there = await Agree(published, next, cancel);
        _options.Faults?.Invoke("proven");
        if (next.Size > _file.Bond.Size) _file.Bind(next);
        _options.Faults?.Invoke("stored");
        if (next.Size == there)
        {
            await Tile(published, cancel);
            return null;
        }

        var note = SignedNote.Of(next.Checkpoint.Text()).Sign(_key.Verifier, _key.Sign).ToString();
        _options.Faults?.Invoke("signed");
        if (!await _record.Publish(next.Size, note, cancel)) return null; // Another signer was faster; the next turn agrees with what it published.
        _agreed = note;
        _options.Faults?.Invoke("published");
        await Tile(note, cancel);
        return next.Checkpoint;
    }

    private async Task Tile(string? note, CancellationToken cancel)
    {
        if (_options.Tiles is not { } tiles || note is null) return;
        await tiles.Extend(_record, note, cancel);
        _options.Faults?.Invoke("tiled");
    }

    /// <summary>The size of what is published, when it lies in this signer's tree; 0 where nothing is.</summary>
    private async Task<long> Agree(string? published, Bond next, CancellationToken cancel)
    {
        if (published is null) return 0;
        var (note, checkpoint) = Read(published);
        if (published == _agreed) return checkpoint.Size;
        if (checkpoint.Origin != _key.Origin)
            throw new SignerRefusedException($"{_record.Place} has a published checkpoint of {checkpoint.Origin}; this signer signs for {_key.Origin}.");
        if (checkpoint.Size > next.Size)
            throw new SignerRefusedException($"{_record.Place} has a published checkpoint of {checkpoint.Size} entries, but only {next.Size} entries: it was set back to an older state. Bring back the missing end from the published tiles, byte for byte, or begin a new origin.");
        if (await _extending.RootAt(checkpoint.Size, checkpoint.Size == next.Size ? next : _file.Bond, cancel) != checkpoint.Root)
            throw new SignerRefusedException($"{_record.Place} has a published checkpoint of {checkpoint.Size} entries whose root is not that of these entries: the log has told two stories. Keep that checkpoint as evidence and run \"urna verify\"; this signer signs nothing beside it.");
        CheckSignature(note, checkpoint, next);
        _agreed = published;
        return checkpoint.Size;
    }

    // A key that takes over from another one must have been announced in a tree that the other one signed.
    private void CheckSignature(SignedNote note, Checkpoint checkpoint, Bond next)
    {
        var own = note.Signatures.Any(s => s.Name == _key.Origin && s.KeyId == _key.Verifier.Id);
        if (own && !note.Verify([_key.Verifier], NoteSignatures.Check).IsGood)
            throw new SignerRefusedException($"The published checkpoint of {checkpoint.Size} entries bears a signature of this key that this key did not make. Keep it as evidence.");
        VerifierKey[] successors = [.. next.Announced.Where(a => a.Entry < checkpoint.Size).Select(a => a.Key).Distinct()];
        if (own || successors.Contains(_key.Verifier) || note.Verify(successors, NoteSignatures.Check).IsGood) return;
        throw new SignerRefusedException($"The checkpoints of {_record.Place} are signed by another key, and none of the {checkpoint.Size} entries that it signed announces {_key.Verifier}. Record KeyAnnounced with this key, let the old key sign that entry, then start this one.");
    }

    private (SignedNote Note, Checkpoint Checkpoint) Read(string published)
    {
        try
        {
            var note = SignedNote.Read(System.Text.Encoding.UTF8.GetBytes(published));
            return (note, Checkpoint.Read(note.Text));
        }
        catch (RecordFormatException problem)
        {
            throw new SignerRefusedException($"What {_record.Place} has published is not a checkpoint. {problem.Message}", problem);
        }
    }
}
