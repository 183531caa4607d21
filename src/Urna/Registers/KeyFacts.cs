using Urna.Record;

namespace Urna.Registers;

/// <summary>A device's key was enrolled for a person in a role: from here its signature speaks for them.</summary>
/// <param name="Key">The code of the key.</param>
/// <param name="Actor">The pseudonym of the person.</param>
/// <param name="Commission">The commission.</param>
/// <param name="Role">One of <see cref="Roles"/>.</param>
/// <param name="Public">The public key: base64 of the SubjectPublicKeyInfo of a P-256 key.</param>
/// <param name="Scope">The station, contest or unit it may speak for; empty: all of its commission's.</param>
public sealed record KeyEnrolled(string Key, string Actor, string Commission, string Role, string Public, string Scope) : Fact
{
    internal override void WriteData(CanonicalWriter writer)
    {
        writer.Key("actor"u8);
        writer.Text(Actor);
        writer.Key("commission"u8);
        writer.Text(Commission);
        writer.Key("key"u8);
        writer.Text(Key);
        writer.Key("public"u8);
        writer.Text(Public);
        writer.Key("role"u8);
        writer.Text(Role);
        writer.Optional("scope"u8, Scope);
    }

    internal static KeyEnrolled Read(ref CanonicalReader reader)
    {
        var actor = reader.Code("actor"u8);
        var commission = reader.Code("commission"u8);
        var key = reader.Code("key"u8);
        var spki = reader.Text("public"u8);
        var role = reader.Code("role"u8);
        return new(key, actor, commission, role, spki, reader.OptionalCode("scope"u8));
    }
}

/// <summary>A device's key speaks for nobody any more.</summary>
/// <param name="Key">The code of the key.</param>
/// <param name="Reason"><c>lost</c>, <c>replaced</c>, <c>dismissed</c> or <c>ended</c>.</param>
public sealed record KeyRevoked(string Key, string Reason) : Fact
{
    internal override void WriteData(CanonicalWriter writer)
    {
        writer.Key("key"u8);
        writer.Text(Key);
        writer.Key("reason"u8);
        writer.Text(Reason);
    }

    internal static KeyRevoked Read(ref CanonicalReader reader)
    {
        var key = reader.Code("key"u8);
        return new(key, reader.Code("reason"u8));
    }
}

/// <summary>A new key of the log was announced under the old one.</summary>
/// <param name="VerifierKey">Its verifier key, <c>name+id+key</c> (C2SP signed-note).</param>
public sealed record KeyAnnounced(string VerifierKey) : Fact
{
    internal override void WriteData(CanonicalWriter writer)
    {
        writer.Key("verifierKey"u8);
        writer.Text(VerifierKey);
    }

    internal static KeyAnnounced Read(ref CanonicalReader reader) => new(reader.Text("verifierKey"u8));
}

/// <summary>From here facts of this format may be recorded.</summary>
/// <param name="Format">The format, above the one before.</param>
public sealed record FormatRaised(int Format) : Fact
{
    internal override void WriteData(CanonicalWriter writer)
    {
        writer.Key("format"u8);
        writer.Number(Format);
    }

    internal static FormatRaised Read(ref CanonicalReader reader)
    {
        var format = reader.Count("format"u8);
        return format <= RecordOpened.CurrentFormat
            ? new(format)
            : throw new RecordFormatException($"The record goes on in format {format}: needs urna ≥ one that reads format {format} (this one reads format {RecordOpened.CurrentFormat}).") { NeedsNewer = true };
    }
}

/// <summary>This record goes on where another, whose end was lost, stopped.</summary>
/// <param name="Origin">The origin of the old record.</param>
/// <param name="Size">Entries of its last checkpoint.</param>
/// <param name="Root">The root of its last checkpoint, 64 hexadecimal digits.</param>
/// <param name="Reason"><c>restored</c>, <c>key-lost</c> or <c>host-lost</c>.</param>
public sealed record RecordSucceeded(string Origin, long Size, string Root, string Reason) : Fact
{
    internal override void WriteData(CanonicalWriter writer)
    {
        writer.Key("origin"u8);
        writer.Text(Origin);
        writer.Key("reason"u8);
        writer.Text(Reason);
        writer.Key("root"u8);
        writer.Text(Root);
        writer.Key("size"u8);
        writer.Number(Size);
    }

    internal static RecordSucceeded Read(ref CanonicalReader reader)
    {
        var origin = reader.Text("origin"u8);
        var reason = reader.Code("reason"u8);
        var root = reader.Text("root"u8);
        reader.Key("size"u8);
        return new(origin, reader.Number(), root, reason);
    }
}
