using System.Globalization;
using Urna.Record;
using Urna.Registers;

namespace Urna.Store.Verifying;

/// <summary>
/// One pass over the entries in their order: numbers, hashes, canonical form, ids, times, signatures, rules, fold. Where an entry cannot be
/// followed the fold ends; what is behind it is still checked by its bytes. The recount in a browser is this same pass.
/// </summary>
/// <param name="problems">Is told what is wrong.</param>
/// <param name="roots">The checkpoints that the tree is compared with while it grows.</param>
/// <param name="signature">What is wrong with the signature of an entry, by what is known before it; null where nothing is.</param>
internal sealed class EntryPass(Problems problems, CheckpointRoots roots, Func<Views, Entry, string?> signature)
{
    private readonly Decoder _decoder = new();
    private readonly Dictionary<UInt128, string> _ids = [];
    private readonly HashSet<(string Actor, EntryId Id)> _sharedIds = [];
    private readonly List<(long Entry, VerifierKey Key)> _announced = [];
    private long _next;
    private bool _decodes = true;

    /// <summary>The tree over the entries that are there.</summary>
    public Tree Tree { get; } = new();

    /// <summary>The hash of the entry taken last.</summary>
    public Hash Leaf { get; private set; }

    /// <summary>What is known by the last entry that could be followed.</summary>
    public Views Views { get; } = new();

    /// <summary>Whether every entry so far could be followed.</summary>
    public bool Folds { get; private set; } = true;

    /// <summary>The time of the last entry that could be read.</summary>
    public Moment At { get; private set; }

    /// <summary>Whether the last entry could be read.</summary>
    public bool ReadsLast { get; private set; } = true;

    /// <summary>The keys of the log that entries announce.</summary>
    public IReadOnlyList<(long Entry, VerifierKey Key)> Announced => _announced;

    /// <summary>Takes the next entry.</summary>
    public void Take(in FoundEntry found)
    {
        Number(found.Number);
        if (found.Wrong is { } wrong) problems.Add(found.Number, $"{wrong}.");
        if (found.Bytes.Length > Limits.EntryBytes) problems.Add(found.Number, $"it has {found.Bytes.Length} bytes; an entry has at most {Limits.EntryBytes}.", ProblemKind.Size);
        Leaf = Tree.AppendEntry(found.Bytes.Span);
        if (found.Leaf is { } stored && stored != Leaf) problems.Add(found.Number, $"the hash stored with it is not that of its bytes; stored is {stored}, its bytes give {Leaf}.");
        roots.Reached(Tree);
        var entry = Decoded(found);
        ReadsLast = entry is not null;
        if (entry is null) Folds = false;
        else Follow(found, entry);
    }

    private void Number(long number)
    {
        if (number == _next)
        {
            _next++;
            return;
        }

        if (number < _next) problems.Add(number, string.Create(CultureInfo.InvariantCulture, $"it stands where entry {_next} was expected: it is there twice, or out of order."));
        else problems.Add(_next, number == _next + 1 ? "it is missing." : $"the entries {_next} to {number - 1} are missing.");
        _next = Math.Max(_next, number == long.MaxValue ? number : number + 1);
        Folds = false;
    }

    private Entry? Decoded(in FoundEntry found)
    {
        if (!_decodes) return null;
        try
        {
            return _decoder.Read(found.Bytes.Span);
        }
        catch (RecordFormatException problem) when (problem.NeedsNewer)
        {
            problems.Add(found.Number, $"{problem.Message} The entries before it are verified; of it and those behind it only the hashes are.", ProblemKind.Newer);
            _decodes = false;
        }
        catch (Exception problem) when (problem is not OutOfMemoryException)
        {
            problems.Add(found.Number, $"it is not a canonical entry. {problem.Message}", ProblemKind.Form);
        }

        return null;
    }

    private void Follow(in FoundEntry found, Entry entry)
    {
        if (found.Actor is { } actor && actor != entry.By.Actor) problems.Add(found.Number, $"the actor stored with it is {actor}; in its bytes it is {entry.By.Actor}.");
        if (found.Id is { } id && id != entry.Id) problems.Add(found.Number, $"the id stored with it is {id}; in its bytes it is {entry.Id}.");
        if (IsRepeated(entry)) problems.Add(found.Number, $"its id {entry.Id} stands in an earlier entry of the same actor.", ProblemKind.Id);
        if (entry.At < At)
        {
            problems.Add(found.Number, $"it is of {entry.At}, the entry before it of {At}: times never fall.", ProblemKind.Time);
            Folds = false;
        }

        At = entry.At;
        if (entry.Fact is KeyAnnounced fact && VerifierKey.TryParse(fact.VerifierKey, out var key) && key is not null) _announced.Add((found.Number, key));
        if (Folds) Fold(found.Number, entry);
    }

    private void Fold(long number, Entry entry)
    {
        try
        {
            if (signature(Views, entry) is { } unsigned) problems.Add(number, unsigned, ProblemKind.Signature);
            if (Rules.Decide(Views, entry.By, entry.Fact, entry.At) is Decision.Refused(var no)) problems.Add(number, $"no rule lets it stand here: {no.Code} ({no.Article}) {no.Sentence}", ProblemKind.Rule);
            Views.Apply(entry);
        }
        catch (Exception problem) when (problem is not OutOfMemoryException)
        {
            problems.Add(number, $"it cannot follow the entries before it. {problem.Message} From here on nothing could be counted.", ProblemKind.Fold);
            Folds = false;
        }
    }

    // Ids are random, so two actors hardly ever have one in common; only those that have are kept with their actor.
    private bool IsRepeated(Entry entry)
    {
        if (_ids.TryAdd(entry.Id.Value, entry.By.Actor)) return false;
        return _ids[entry.Id.Value] == entry.By.Actor || !_sharedIds.Add((entry.By.Actor, entry.Id));
    }
}
