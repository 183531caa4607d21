using Urna.Web.Hosting;
using Urna.Web.Record;

namespace Urna.Web.Guide;

/// <summary>The state of the service, as the status page tells it.</summary>
/// <param name="Now">The server's clock.</param>
/// <param name="IsFixed">Whether it shows one moment of the past for ever.</param>
/// <param name="Trouble">What hinders writing; null: nothing does.</param>
/// <param name="Signing">What hinders signing; null: nothing that is known here.</param>
/// <param name="Covered">How many entries the newest signed checkpoint covers; -1: none is signed, -2: the record cannot be reached.</param>
public sealed record Health(Moment Now, bool IsFixed, string? Trouble, string? Signing, long Covered)
{
    /// <summary>No checkpoint is signed.</summary>
    public const long NotSigned = -1;

    /// <summary>The record cannot be reached.</summary>
    public const long NotReached = -2;

    /// <summary>Looks.</summary>
    public static async ValueTask<Health> Of(Election election, TimeProvider time, CancellationToken cancel)
    {
        var now = new Moment(time.GetUtcNow().ToUnixTimeMilliseconds());
        return new(now, election.IsFixed, election.Appender.Trouble, election.Signer?.Trouble, election.IsFixed ? NotSigned : await SignedOf(election, time, cancel));
    }

    /// <summary>For how long nothing new came, in whole seconds.</summary>
    public long Silent(Moment last) => Math.Max(0, (Now.Milliseconds - last.Milliseconds) / 1000);

    private static async ValueTask<long> SignedOf(Election election, TimeProvider time, CancellationToken cancel)
    {
        try
        {
            return await Patience.Of(SignedHead.Of(election, cancel), time, cancel) is { } signed ? signed.Checkpoint.Size : NotSigned;
        }
        catch (Store.Records.RecordUnavailableException)
        {
            return NotReached;
        }
    }
}
