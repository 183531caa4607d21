using System.Collections.Immutable;
using System.Runtime.CompilerServices;
using Urna.Results;
using Urna.Store.Records;

namespace Urna.Web.Record;

/// <summary>How much a reader loads of a record.</summary>
/// <param name="Bytes">The bytes of the bundles of its entries.</param>
/// <param name="Packed">About how many they are on the way.</param>
public sealed record RecordWeight(long Bytes, long Packed);

/// <summary>What this server counts, for a reader who counts again: made once for each state of the record that is asked for.</summary>
/// <param name="Size">The entries it is counted from.</param>
/// <param name="Digest">The result digest.</param>
/// <param name="Tallies">Each contest, in the order of the digest.</param>
public sealed record ServerCount(long Size, string Digest, ImmutableArray<ContestTally> Tallies)
{
    private static readonly ConditionalWeakTable<Head, Lazy<ServerCount>> Made = [];

    /// <summary>Counts, or gives what was counted.</summary>
    public static ServerCount Of(Head head) => Made.GetValue(head, static h => new(() => Count(h))).Value;

    private static ServerCount Count(Head head) =>
        new(head.Size, ResultDigest.Of(head.Views), [.. ResultDigest.Contests(head.Views).Select(c => Tabulation.Of(head.Views, c))]);
}
