using Urna.Registers;
using Urna.Store.Keys;
using Urna.Store.Records;

namespace Urna.Store.Verifying;

/// <summary>Whether an entry is signed by the device of its author, and whether it must be.</summary>
internal static class EntrySignature
{
    /// <summary>What is wrong with the signature of an entry, or with its absence; null where nothing is.</summary>
    /// <param name="views">What is known before the entry.</param>
    /// <param name="entry">The entry.</param>
    public static string? Problem(Views views, Entry entry)
    {
        if (entry.Signature is not null) return DeviceSignatures.Refuse(views, entry.By, new Submission(entry.Id, entry.Fact, entry.Signature))?.Sentence;
        if (views.Registers.Opened is not { Kind: Kind.Live or Kind.Rehearsal } || !IsFromDevice(entry.By.Role)) return null;
        return $"it has no device signature; in a live election and in a rehearsal what the {entry.By.Role} submits is signed.";
    }

    /// <summary>
    /// People at stations and desks submit with a device (decision 8). Registrars and administrators act through the program itself: the
    /// registers come from the package, and a key cannot sign its own enrolment.
    /// </summary>
    private static bool IsFromDevice(string role) => role is not (Roles.Registrar or Roles.Administrator);
}
