namespace Urna.Store.Packages;

/// <summary>What happened after the freeze, in the order it is recorded.</summary>
internal enum EventKind : byte
{
    Turnout,
    Closing,
    Protocol,
    Decision,
    Correction,
}

/// <summary>A row of the package at its moment. At the same moment the kind decides, then the place in the file.</summary>
internal readonly record struct PackageEvent(long At, EventKind Kind, int Index) : IComparable<PackageEvent>
{
    public int CompareTo(PackageEvent other)
    {
        if (At != other.At) return At < other.At ? -1 : 1;
        return Kind != other.Kind ? Kind.CompareTo(other.Kind) : Index.CompareTo(other.Index);
    }

    /// <summary>All events of a package, in order.</summary>
    public static PackageEvent[] Of(Package package)
    {
        var events = new PackageEvent[package.Turnout.Length + package.Contests.Length + package.Protocols.Length + package.Decisions.Length];
        var frozen = package.Profile.Frozen.Milliseconds;
        var next = 0;
        for (var i = 0; i < package.Turnout.Length; i++) events[next++] = new(package.Turnout[i].At.Milliseconds, EventKind.Turnout, i);
        for (var i = 0; i < package.Closings.Length; i++) events[next++] = new(package.Closings[i].Milliseconds, EventKind.Closing, i);
        for (var i = 0; i < package.Protocols.Length; i++)
            events[next++] = new(package.Protocols[i].At.Milliseconds, package.Protocols[i].Entered.Version == 1 ? EventKind.Protocol : EventKind.Correction, i);
        for (var i = 0; i < package.Decisions.Length; i++) events[next++] = new(Math.Max(package.Decisions[i].Taken.Date.Milliseconds, frozen), EventKind.Decision, i);
        Array.Sort(events);
        return events;
    }
}
