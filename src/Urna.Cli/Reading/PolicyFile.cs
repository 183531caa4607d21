using System.Text;
using Urna.Record;

namespace Urna.Cli.Reading;

/// <summary>A file that says whose signatures make a checkpoint count.</summary>
internal static class PolicyFile
{
    /// <summary>The text of a policy that names a log of this origin.</summary>
    /// <exception cref="PlaceException">It is not there, is no policy, or names no key of this record.</exception>
    public static string Read(string file, string origin)
    {
        byte[] bytes;
        try
        {
            bytes = File.ReadAllBytes(file);
        }
        catch (Exception problem) when (problem is IOException or UnauthorizedAccessException)
        {
            throw new PlaceException($"The policy {file} cannot be read. {problem.Message}");
        }

        var policy = TrustPolicy.Read(bytes, out var faults) ?? throw new PlaceException($"{file} is not a policy. {string.Join(" ", faults)}");
        return policy.Logs.Any(l => l.Key.Name == origin)
            ? Encoding.UTF8.GetString(bytes)
            : throw new PlaceException($"The policy {file} names no key of this record, which is {origin}.");
    }
}
