using System.Buffers;
using System.Collections.Immutable;
using System.Text;
using Urna.Record;

namespace Urna;

/// <summary>
/// Writes what views hold, for a snapshot: numbers in as few bytes as they need, codes as text, facts in their canonical form. What is written
/// is read only by the same build of this program, so it has no version of its own.
/// </summary>
/// <param name="output">Takes the bytes.</param>
public sealed class SnapshotWriter(IBufferWriter<byte> output)
{
    private readonly CanonicalWriter _canonical = new();

    /// <summary>Writes a number; small ones take one byte, whatever their sign.</summary>
    public void Number(long value)
    {
        var rest = unchecked((ulong)((value << 1) ^ (value >> 63)));
        var target = output.GetSpan(10);
        var length = 0;
        for (; rest >= 0x80; rest >>= 7) target[length++] = unchecked((byte)(rest | 0x80));
        target[length++] = (byte)rest;
        output.Advance(length);
    }

    /// <summary>Writes a code, or nothing as an empty one.</summary>
    public void Code(string code)
    {
        Number(code.Length);
        output.Advance(Encoding.ASCII.GetBytes(code, output.GetSpan(code.Length)));
    }

    /// <summary>Writes a code that may be missing, which is not the same as empty.</summary>
    public void OptionalCode(string? code)
    {
        Number(code is null ? 0 : 1);
        if (code is not null) Code(code);
    }

    /// <summary>Writes a list of codes.</summary>
    public void Codes(ImmutableArray<string> codes)
    {
        Number(codes.Length);
        foreach (var code in codes) Code(code);
    }

    /// <summary>Writes a fact that is kept in its written form.</summary>
    /// <typeparam name="T">The fact.</typeparam>
    public void Kept<T>(Kept<T> kept)
        where T : Fact
    {
        Number(kept.Data.Length);
        output.Write(kept.Data);
    }

    /// <summary>Writes an author.</summary>
    public void Author(Author author)
    {
        Code(author.Actor);
        Code(author.Commission);
        Code(author.Role);
    }

    /// <summary>Writes a fact: its name and the canonical form of its data.</summary>
    public void Fact(Fact fact)
    {
        _canonical.Clear();
        _canonical.BeginObject();
        fact.WriteData(_canonical);
        _canonical.EndObject();
        Code(fact.Name);
        Number(_canonical.Written.Length);
        output.Write(_canonical.Written);
    }

    /// <summary>Writes a fact that may be missing.</summary>
    public void OptionalFact(Fact? fact)
    {
        Number(fact is null ? 0 : 1);
        if (fact is not null) Fact(fact);
    }
}
