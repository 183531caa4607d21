using Urna.Registers;

namespace Urna.Store.Keys;

/// <summary>Whether a device may speak for somebody, apart from the mathematics of its signature.</summary>
internal static class Speaker
{
    /// <summary>Why the key of a signature does not speak for this author now, as a sentence; null where it does.</summary>
    public static string? Problem(Views views, Author by, DeviceSignature signature)
    {
        if (!views.Acts.Keys.TryGetValue(signature.Key, out var key)) return $"The key {signature.Key} is not enrolled.";
        if (key.Revoked) return $"The key {signature.Key} was revoked.";
        var enrolled = key.Enrolled;
        return enrolled.Actor == by.Actor && enrolled.Commission == by.Commission && enrolled.Role == by.Role
            ? null
            : $"The key {signature.Key} was enrolled for another person, commission or role.";
    }

    /// <summary>What is wrong with an entry that has no signature, as a sentence; null where it needs none.</summary>
    public static string? Absence(Views views, Entry entry) =>
        views.Registers.Opened is { Kind: Kind.Live or Kind.Rehearsal } && IsFromDevice(entry.By.Role)
            ? $"it has no device signature; in a live election and in a rehearsal what the {entry.By.Role} submits is signed."
            : null;

    /// <summary>
    /// People at stations and desks submit with a device (decision 8). Registrars and administrators act through the program itself: the
    /// registers come from the package, and a key cannot sign its own enrolment.
    /// </summary>
    private static bool IsFromDevice(string role) => role is not (Roles.Registrar or Roles.Administrator);
}
