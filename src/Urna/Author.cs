using Urna.Record;

namespace Urna;

/// <summary>Who recorded a fact: the pseudonym of a person in this election, for which commission, in which role.</summary>
/// <param name="Actor">A random pseudonym; its person is known to the vault alone.</param>
/// <param name="Commission">The code of the commission, such as <c>cec</c>, or of another body that may record.</param>
/// <param name="Role">One of <see cref="Roles"/>.</param>
public sealed record Author(string Actor, string Commission, string Role)
{
    internal void Write(CanonicalWriter writer)
    {
        writer.BeginObject();
        writer.Key("actor"u8);
        writer.Text(Actor);
        writer.Key("commission"u8);
        writer.Text(Commission);
        writer.Key("role"u8);
        writer.Text(Role);
        writer.EndObject();
    }

    internal static Author Read(ref CanonicalReader reader)
    {
        reader.BeginObject();
        reader.Key("actor"u8);
        var actor = reader.Code();
        reader.Key("commission"u8);
        var commission = reader.Code();
        reader.Key("role"u8);
        var role = reader.Code();
        reader.EndObject();
        return new(actor, commission, role);
    }
}
