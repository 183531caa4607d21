using Urna.Record;

namespace Urna.Store.Verifying;

/// <summary>What is stored beside the entries about where they end.</summary>
internal sealed record FoundHead(long Size, long At, Hash Root);

/// <summary>A signed checkpoint that is stored beside the entries.</summary>
/// <param name="Size">The size it is stored under; null where it is not stored under one.</param>
/// <param name="Text">The note.</param>
internal sealed record FoundNote(long? Size, string Text);

/// <summary>What is said about the whole.</summary>
internal sealed record FoundWhole(FoundHead? Head, IReadOnlyList<FoundNote> Notes);

/// <summary>A record as it lies somewhere, read at one moment. What cannot be read is a problem, never an exception, once it could be opened.</summary>
internal interface IEvidence : IAsyncDisposable
{
    /// <summary>Where, for people.</summary>
    string Place { get; }

    /// <summary>Opens it and reads what is said about the whole.</summary>
    /// <exception cref="Records.RecordUnavailableException">It is not there, or cannot be reached.</exception>
    Task<FoundWhole> Open(CancellationToken cancel);

    /// <summary>The entries, in the order of their numbers.</summary>
    IAsyncEnumerable<IReadOnlyList<FoundEntry>> Read(CancellationToken cancel);
}
