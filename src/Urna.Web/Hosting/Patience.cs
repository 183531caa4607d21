using Urna.Store.Records;

namespace Urna.Web.Hosting;

/// <summary>
/// How long a page that tells of the record's state waits for the record: a database that hangs counts as away only after ten seconds
/// (<see cref="Appender.AwaySince"/>), and until then the page that should say so would hang with it.
/// </summary>
internal static class Patience
{
    /// <summary>The longest wait.</summary>
    public static TimeSpan Longest { get; } = TimeSpan.FromSeconds(2);

    /// <summary>What was asked of the record, if it comes in time.</summary>
    /// <exception cref="RecordUnavailableException">It did not.</exception>
    public static async Task<T> Of<T>(Task<T> asked, TimeProvider time, CancellationToken cancel)
    {
        try
        {
            return await asked.WaitAsync(Longest, time, cancel);
        }
        catch (TimeoutException late)
        {
            throw new RecordUnavailableException($"The record gave no answer within {Longest.TotalSeconds} seconds.", late);
        }
    }
}
