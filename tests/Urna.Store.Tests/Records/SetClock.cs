namespace Urna.Store.Tests.Records;

/// <summary>A clock that a test sets; its ticks go on as the real ones do, as those of a machine whose clock is set.</summary>
internal sealed class SetClock(TimeSpan ahead) : TimeProvider
{
    public TimeSpan Ahead { get; set; } = ahead;

    public override DateTimeOffset GetUtcNow() => System.GetUtcNow() + Ahead;
}
