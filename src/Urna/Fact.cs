using Urna.Record;

namespace Urna;

/// <summary>
/// Something that happened, in the past tense. Each room's <c>XFacts.cs</c> has its facts; <c>FactCatalogue.cs</c> lists them all.
/// A (name, version) that was released is decoded for ever.
/// </summary>
public abstract record Fact
{
    /// <summary>The name in the record, such as <c>ProtocolEntered</c>.</summary>
    public string Name => GetType().Name;

    /// <summary>The version of its data, from 1.</summary>
    public virtual int DataVersion => 1;

    /// <summary>Writes the keys and values of <c>data</c>, in ordinal order of the keys.</summary>
    internal abstract void WriteData(CanonicalWriter writer);
}
