using Urna.Record;

namespace Urna.Store.Verifying;

/// <summary>An entry as it was found: nothing of it is believed.</summary>
/// <param name="Number">The number it stands under.</param>
/// <param name="Bytes">Its bytes.</param>
/// <param name="Leaf">The hash that is stored beside it; null where none is.</param>
/// <param name="Actor">The actor that is stored beside it; null where none is.</param>
/// <param name="Id">The id that is stored beside it; null where none is.</param>
/// <param name="Wrong">What of the above could not be read, as a sentence; null where all could.</param>
internal readonly record struct FoundEntry(long Number, ReadOnlyMemory<byte> Bytes, Hash? Leaf, string? Actor = null, EntryId? Id = null, string? Wrong = null);
