using System.Collections.Immutable;

namespace Urna.Store.Records;

/// <summary>A fact that someone wants to see recorded.</summary>
/// <param name="Id">The client's id for it.</param>
/// <param name="Fact">What happened.</param>
/// <param name="Signature">The device's signature over <see cref="Entry.SignedBytes"/>; none where no device speaks.</param>
public readonly record struct Submission(EntryId Id, Fact Fact, DeviceSignature? Signature = null);

/// <summary>Facts that are recorded together, in this order and at one time, or not at all.</summary>
/// <param name="Facts">The facts; at least one. Each is decided against what is known with those before it.</param>
/// <param name="By">Who asks.</param>
public sealed record Request(ImmutableArray<Submission> Facts, Author By)
{
    /// <summary>When it happened by the package's own clock; only in a replay or a reconstruction. Not known: the record's clock.</summary>
    public Moment At { get; init; }

    /// <summary>One fact.</summary>
    public static Request Of(Author by, EntryId id, Fact fact, DeviceSignature? signature = null) => new([new(id, fact, signature)], by);
}

/// <summary>What became of a request.</summary>
public abstract record Answer
{
    private Answer()
    {
    }

    /// <summary>It is recorded, and durable.</summary>
    /// <param name="Numbers">The number of each fact's entry.</param>
    /// <param name="At">When it was recorded.</param>
    /// <param name="Before">Whether it was recorded before, by the same ids: nothing new was written.</param>
    public sealed record Recorded(ImmutableArray<long> Numbers, Moment At, bool Before) : Answer;

    /// <summary>A rule said no; nothing of it is recorded.</summary>
    /// <param name="Refusal">The no.</param>
    /// <param name="Index">Which of its facts was refused, from 0.</param>
    public sealed record Refused(Refusal Refusal, int Index) : Answer;

    /// <summary>One of its ids stands in the record already with another body. Towards a browser a 422.</summary>
    /// <param name="Id">That id.</param>
    /// <param name="Number">The entry that has it; -1 where it is another fact of the same request.</param>
    public sealed record Conflict(EntryId Id, long Number) : Answer;
}

/// <summary>What the record itself refuses, whatever the rules of the rooms say.</summary>
public static class RecordRefusals
{
    private const string Design = "record";

    /// <summary>Its entry would have more than 65,535 bytes, or cannot be written in canonical form.</summary>
    public const string NotWritable = "W01";

    /// <summary>It cannot follow what is recorded, although no rule said so.</summary>
    public const string CannotFollow = "W02";

    /// <summary>It brings a time of its own where the record's clock counts.</summary>
    public const string OwnTime = "W03";

    /// <summary>Its time lies before that of the last entry.</summary>
    public const string Earlier = "W04";

    /// <summary>Its signature is not one of an enrolled key of this author over these bytes.</summary>
    public const string Signature = "W05";

    internal static Refusal Of(string code, string sentence) => new(code, Design, sentence);
}

/// <summary>Decides one fact: <see cref="Rules.Decide"/>, or another law in tests.</summary>
public delegate Decision Rule(Views views, Author by, Fact fact, Moment at);
