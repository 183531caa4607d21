using System.Collections.Concurrent;

namespace Urna.Web.Submissions;

/// <summary>Decoders for many requests at once: each serves one at a time, and not for ever, since it keeps every code it was sent.</summary>
internal sealed class Decoders
{
    private const int MostReads = 4096;
    private static readonly int MostIdle = Environment.ProcessorCount * 2;

    private readonly ConcurrentBag<Lent> _idle = [];

    /// <summary>Reads a submission.</summary>
    /// <exception cref="Urna.Record.RecordFormatException">The bytes are not the canonical form of a fact this version knows.</exception>
    public (EntryId Id, Fact Fact, DeviceSignature? Signature) Read(ReadOnlySpan<byte> bytes)
    {
        if (!_idle.TryTake(out var lent)) lent = new();
        lent.Reads++;
        try
        {
            return lent.Decoder.ReadSubmission(bytes);
        }
        finally
        {
            if (lent.Reads < MostReads && _idle.Count < MostIdle) _idle.Add(lent);
        }
    }

    private sealed class Lent
    {
        public Decoder Decoder { get; } = new();

        public int Reads { get; set; }
    }
}
