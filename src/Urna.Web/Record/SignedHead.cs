using System.Text;
using Urna.Record;
using Urna.Store.Records;
using Urna.Web.Hosting;

namespace Urna.Web.Record;

/// <summary>The newest checkpoint that is signed: how far the record goes that anyone can prove.</summary>
/// <param name="Note">The checkpoint with its signatures.</param>
/// <param name="Checkpoint">What is signed.</param>
public sealed record SignedHead(SignedNote Note, Checkpoint Checkpoint)
{
    /// <summary>The names of those who signed beside the log: the witnesses.</summary>
    public IReadOnlyList<string> Witnesses => [.. Note.Signatures.Select(s => s.Name).Where(n => n != Checkpoint.Origin).Distinct(StringComparer.Ordinal)];

    /// <summary>Whether the log itself has signed, by the name below the checkpoint.</summary>
    public bool HasLog => Note.Signatures.Any(s => s.Name == Checkpoint.Origin);

    /// <summary>Reads it; null while nothing is signed.</summary>
    /// <exception cref="RecordUnavailableException">It cannot be read now.</exception>
    public static async Task<SignedHead?> Of(Election election, CancellationToken cancel)
    {
        if (await election.Appender.Store.Checkpoint(cancel) is not { } text) return null;
        var note = SignedNote.Read(Encoding.UTF8.GetBytes(text));
        return new(note, Checkpoint.Read(note.Text));
    }
}
