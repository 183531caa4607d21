using Urna.Record;
using Urna.Registers;

namespace Urna.Store.Verifying;

/// <summary>The checkpoint that a record was held against.</summary>
/// <param name="Size">Its entries.</param>
/// <param name="Verified">What about it was verified, as a sentence.</param>
public sealed record HeldAgainst(long Size, string Verified);

/// <summary>What a verification found.</summary>
public sealed record Verdict
{
    /// <summary>Where the record lies.</summary>
    public required string Place { get; init; }

    /// <summary>The fact that opened it; none where it could not be read.</summary>
    public RecordOpened? Opened { get; init; }

    /// <summary>Entries that are there.</summary>
    public long Entries { get; init; }

    /// <summary>The root over them, made from their bytes.</summary>
    public Hash Root { get; init; }

    /// <summary>The result digest; null where the entries could not be folded to the end.</summary>
    public string? ResultDigest { get; init; }

    /// <summary>How long it took.</summary>
    public TimeSpan Took { get; init; }

    /// <summary>The checkpoint it was held against; null where there was none.</summary>
    public HeldAgainst? Checkpoint { get; init; }

    /// <summary>What this verification could not see, as sentences.</summary>
    public IReadOnlyList<string> Unseen { get; init; } = [];

    /// <summary>The first hundred problems.</summary>
    public IReadOnlyList<Problem> Problems { get; init; } = [];

    /// <summary>All problems.</summary>
    public long ProblemCount { get; init; }
}
