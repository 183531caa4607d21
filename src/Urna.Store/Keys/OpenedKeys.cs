using System.Collections.Concurrent;
using System.Security.Cryptography;

namespace Urna.Store.Keys;

/// <summary>Public keys that are ready to check signatures: making one ready takes as long as a check. Each serves one thread at a time.</summary>
internal static class OpenedKeys
{
    private const int Most = 8192;

    private static readonly ConcurrentDictionary<string, ECDsa> Idle = new(StringComparer.Ordinal);
    private static int _idle;

    /// <summary>A key by its SubjectPublicKeyInfo in base64; give it back, or dispose it.</summary>
    /// <exception cref="FormatException">It is no base64.</exception>
    /// <exception cref="CryptographicException">It is no key.</exception>
    public static ECDsa Take(string spki)
    {
        if (Idle.TryRemove(spki, out var ready))
        {
            Interlocked.Decrement(ref _idle);
            return ready;
        }

        var key = ECDsa.Create();
        try
        {
            key.ImportSubjectPublicKeyInfo(Convert.FromBase64String(spki), out _);
            return key;
        }
        catch
        {
            key.Dispose();
            throw;
        }
    }

    /// <summary>Gives a key back that no thread uses any more.</summary>
    public static void Return(string spki, ECDsa key)
    {
        if (Volatile.Read(ref _idle) < Most && Idle.TryAdd(spki, key)) Interlocked.Increment(ref _idle);
        else key.Dispose();
    }
}
