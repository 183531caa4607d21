using System.Globalization;
using System.Text;
using System.Threading.Channels;
using Urna.Record;
using Urna.Store.Records;
using Urna.Store.Tiles;

namespace Urna.Store.Verifying;

/// <summary>A checkpoint that somebody kept.</summary>
/// <param name="Name">Its file, for people.</param>
/// <param name="Bytes">Its bytes, unread.</param>
public sealed record KeptCheckpoint(string Name, ReadOnlyMemory<byte> Bytes);

/// <summary>What a verification is held against, and how it tells where it is.</summary>
public sealed record VerificationOptions
{
    /// <summary>Checkpoints from elsewhere.</summary>
    public IReadOnlyList<KeptCheckpoint> Checkpoints { get; init; } = [];

    /// <summary>Whose signatures make a checkpoint count; null where nobody said.</summary>
    public TrustPolicy? Policy { get; init; }

    /// <summary>Is told what it is at.</summary>
    public Action<string> Say { get; init; } = static _ => { };

    /// <summary>Measures how long it took.</summary>
    public TimeProvider Time { get; init; } = TimeProvider.System;
}

/// <summary>
/// Recomputes a record from its entries alone and says everything in which it is not what it must be. It believes nothing that is stored
/// beside them, and reads no snapshot. A damaged record gives problems, never an exception.
/// </summary>
public sealed class Verification
{
    private const int Often = 0xFFF;
    private const int Ahead = 4;

    private readonly VerificationOptions _options;
    private readonly Problems _problems = new();
    private readonly CheckpointRoots _roots = new();
    private readonly EntryPass _pass;

    private Verification(VerificationOptions options)
    {
        _options = options;
        _pass = new(_problems, _roots, EntrySignature.Problem);
    }

    /// <summary>Verifies the record at a place: a SQLite file, a PostgreSQL database, a folder of tiles, or the address of a site with tiles.</summary>
    /// <exception cref="RecordUnavailableException">It is not there, or cannot be reached.</exception>
    public static Task<Verdict> Of(string place, VerificationOptions options, CancellationToken cancel) => new Verification(options).Run(place, cancel);

    private async Task<Verdict> Run(string place, CancellationToken cancel)
    {
        var begun = _options.Time.GetTimestamp();
        await using var evidence = Evidence(place);
        var whole = await evidence.Open(cancel);
        Read(whole.Notes);
        _roots.Begin(_pass.Tree);
        await Pass(evidence, cancel);
        if (whole.Head is { } head) Compare(head);
        var opened = _pass.Views.Registers.Opened;
        _roots.Judge(_pass.Tree.Size, _problems);
        var held = Judge(opened?.Origin ?? string.Empty);
        return new()
        {
            Place = evidence.Place, Opened = opened, Entries = _pass.Tree.Size, Root = _pass.Tree.Root(), ResultDigest = Digest(), Checkpoint = held,
            Unseen = Unseen(held), Took = _options.Time.GetElapsedTime(begun), Problems = _problems.First(), ProblemCount = _problems.Count,
        };
    }

    private IEvidence Evidence(string place)
    {
        if (PostgresAddress.Is(place)) return new PostgresEvidence(place, _problems);
        if (Uri.TryCreate(place, UriKind.Absolute, out var address) && address.Scheme is "http" or "https") return new TileEvidence(new SiteFiles(address), _problems);
        if (Directory.Exists(place)) return new TileEvidence(new FolderFiles(Path.GetFullPath(place)), _problems);
        return File.Exists(place) ? new SqliteEvidence(Path.GetFullPath(place), _problems) : throw new RecordUnavailableException($"There is no record {place}.");
    }

    private void Read(IReadOnlyList<FoundNote> notes)
    {
        foreach (var kept in _options.Checkpoints) Read(kept.Bytes.Span, kept.Name, null, true);
        foreach (var note in notes) Read(Encoding.UTF8.GetBytes(note.Text), "that lies with the record", note.Size, false);
    }

    private void Read(ReadOnlySpan<byte> bytes, string name, long? size, bool given)
    {
        try
        {
            var note = SignedNote.Read(bytes);
            var checkpoint = Checkpoint.Read(note.Text);
            if (size is { } stored && stored != checkpoint.Size) _problems.Add($"The checkpoint {name} under size {stored} is of {checkpoint.Size} entries.");
            _roots.Add(new(checkpoint, note, name, given));
        }
        catch (RecordFormatException problem)
        {
            _problems.Add($"The checkpoint {name}{(size is { } stored ? $" under size {stored}" : string.Empty)} cannot be read. {problem.Message}");
        }
    }

    // Reading and checking go on side by side; a few batches wait between them.
    private async Task Pass(IEvidence evidence, CancellationToken cancel)
    {
        var between = Channel.CreateBounded<IReadOnlyList<FoundEntry>>(Ahead);
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(cancel);
        var reading = Task.Run(() => Fill(evidence, between.Writer, stop.Token), CancellationToken.None);
        try
        {
            await foreach (var batch in between.Reader.ReadAllAsync(cancel))
            {
                foreach (var found in batch)
                {
                    _pass.Take(found);
                    if ((_pass.Tree.Size & Often) == 0) _options.Say(string.Create(CultureInfo.InvariantCulture, $"{_pass.Tree.Size:N0} entries"));
                }
            }
        }
        finally
        {
            await stop.CancelAsync();
            await reading;
        }
    }

    private static async Task Fill(IEvidence evidence, ChannelWriter<IReadOnlyList<FoundEntry>> between, CancellationToken cancel)
    {
        try
        {
            await foreach (var batch in evidence.Read(cancel)) await between.WriteAsync(batch, cancel);
            between.Complete();
        }
        catch (Exception problem)
        {
            between.TryComplete(problem); // Whoever takes from it meets it.
        }
    }

    private void Compare(FoundHead head)
    {
        if (head.Size != _pass.Tree.Size) _problems.Add(Math.Min(head.Size, _pass.Tree.Size), $"the record says that it has {head.Size} entries; there are {_pass.Tree.Size}.");
        else if (head.Root != _pass.Tree.Root()) _problems.Add($"The entries do not give the root that is stored with them: stored is {head.Root}, they give {_pass.Tree.Root()}.");
        if (head.Size == _pass.Tree.Size && _pass.ReadsLast && head.At != _pass.At.Milliseconds) _problems.Add($"The record says that its last entry is of {head.At} ms since 1970; it is of {_pass.At.Milliseconds}.");
    }

    private HeldAgainst? Judge(string origin)
    {
        foreach (var other in _roots.All.Where(h => h.Checkpoint.Origin != origin))
            _problems.Add($"The checkpoint {other.Name} of {other.Checkpoint.Size} entries is of {other.Checkpoint.Origin}; this record is {(origin.Length > 0 ? origin : "not opened")}.");
        var decisive = _roots.All.LastOrDefault(h => h.IsGiven) ?? (_roots.All.Count > 0 ? _roots.All[^1] : null);
        if (_options.Policy is { } policy)
        {
            if (decisive is null) _problems.Add("A policy was given, but there is no checkpoint that it could judge: give one with --checkpoint.");
            var verified = new CheckpointTrust(policy, origin, _pass.Announced).Judge(_roots.All, decisive, _problems);
            return decisive is null ? null : new(decisive.Checkpoint.Size, $"{Roots(decisive)}; {verified}");
        }

        return decisive is null ? null : new(decisive.Checkpoint.Size, $"{Roots(decisive)}; its signatures were not checked, since no policy was given");
    }

    private static string Roots(Held held) =>
        $"{(held.IsGiven ? held.Name : "the record's own")}: {(held.Agrees ? "its root is that of the entries" : "its root is not that of the entries")}";

    private string? Digest()
    {
        if (!_pass.Folds || _pass.Views.Size == 0) return null;
        try
        {
            return Results.ResultDigest.Of(_pass.Views);
        }
        catch (Exception problem) when (problem is not OutOfMemoryException)
        {
            _problems.Add($"The entries cannot be counted. {problem.Message}");
            return null;
        }
    }

    private List<string> Unseen(HeldAgainst? held)
    {
        var unseen = new List<string>();
        if (!_roots.All.Any(h => h.IsGiven)) unseen.Add("No checkpoint from elsewhere was given: that entries were cut off at the end, or that the whole record was made anew, cannot be seen. Give one with --checkpoint.");
        else if (_pass.Tree.Size - held?.Size is > 0 and var behind) unseen.Add($"The last {behind} entries lie behind the given checkpoint: it says nothing of them.");
        if (_options.Policy is null && _roots.All.Count > 0) unseen.Add("No policy was given: who signed the checkpoints was not checked. Give one with --policy.");
        return unseen;
    }
}
