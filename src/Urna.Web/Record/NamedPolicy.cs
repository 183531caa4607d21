using System.Text;
using Urna.Record;
using Urna.Web.Hosting;

namespace Urna.Web.Record;

/// <summary>Whose signatures count, as this server says: the policy its operators gave it, or else the key of the signer inside it. Nobody has to believe it.</summary>
internal static class NamedPolicy
{
    /// <summary>The text of the policy (C2SP tlog-policy); null where the server knows none.</summary>
    public static string? TextOf(Election election) => election.Policy ?? (election.Signer is { } signer ? $"log {signer.Verifier}\nquorum none\n" : null);

    /// <summary>The key it names for the record; null where the server knows none.</summary>
    public static string? KeyOf(Election election) =>
        TextOf(election) is { } text && TrustPolicy.Read(Encoding.UTF8.GetBytes(text), out _) is { } policy
            ? policy.Logs.FirstOrDefault(l => l.Key.Name == election.Head.Views.Registers.Opened?.Origin)?.Key.ToString()
            : null;
}
