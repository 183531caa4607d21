using Urna.Store.Keys;
using Urna.Store.Records;

namespace Urna.Store.Verifying;

/// <summary>Whether an entry is signed by the device of its author, and whether it must be.</summary>
internal static class EntrySignature
{
    /// <summary>What is wrong with the signature of an entry, or with its absence; null where nothing is.</summary>
    /// <param name="views">What is known before the entry.</param>
    /// <param name="entry">The entry.</param>
    public static string? Problem(Views views, Entry entry) => entry.Signature is { } signature
        ? DeviceSignatures.Refuse(views, entry.By, new Submission(entry.Id, entry.Fact, signature))?.Sentence
        : Speaker.Absence(views, entry);
}
