using System.Globalization;
using Urna.Record;
using Urna.Store.Packages;

namespace Urna.Cli.Reading;

/// <summary>Where the facts of an election lie: the folder of a package, or a record.</summary>
internal static class Place
{
    private const int Often = 0xFFF;

    /// <summary>What had been received by a moment; the end where it is not known.</summary>
    /// <exception cref="PlaceException">It cannot be read.</exception>
    public static Task<Views> Read(string place, Moment at, CancellationToken cancel) => Read(place, at, static (_, _) => { }, cancel);

    /// <summary>The same; each entry and its number are shown to <paramref name="seen"/> after they are folded.</summary>
    /// <exception cref="PlaceException">It cannot be read.</exception>
    public static Task<Views> Read(string place, Moment at, Action<Entry, long> seen, CancellationToken cancel) => Watched.Do(async say =>
    {
        var views = await (Directory.Exists(place) ? Task.Run(() => OfPackage(place, at, seen, say, cancel), cancel) : OfRecord(place, at, seen, say, cancel));
        return views.Registers.StationCount > 0 ? views : throw Nothing(views, place, at);
    });

    /// <summary>Reads a moment that a person typed.</summary>
    /// <exception cref="PlaceException">It is none.</exception>
    public static Moment MomentOf(string? text)
    {
        if (text is not { Length: > 0 }) return default;
        return Moment.TryParse(text, out var moment) ? moment : throw new PlaceException($"\"{text}\" is not a time; expected one like 2024-09-01T19:00:00+04:00.");
    }

    /// <summary>Reads a package that must be without a fault.</summary>
    /// <exception cref="PlaceException">There is none, or it has faults.</exception>
    public static Package PackageIn(string folder, Action<string> say)
    {
        if (!Directory.Exists(folder)) throw new PlaceException($"There is no folder {folder}.");
        var reading = Package.Read(folder, say);
        return reading.Package ?? throw Faulty(folder, reading);
    }

    private static Views OfPackage(string folder, Moment at, Action<Entry, long> seen, Action<string> say, CancellationToken cancel)
    {
        var package = PackageIn(folder, say);
        var views = new Views();
        foreach (var entry in PackageFacts.Of(package, () => views))
        {
            if (at.IsKnown && entry.At > at) break;
            views.Apply(entry);
            seen(entry, views.Size - 1);
            Say(views.Size, say, cancel);
        }

        return views;
    }

    private static async Task<Views> OfRecord(string place, Moment at, Action<Entry, long> seen, Action<string> say, CancellationToken cancel)
    {
        await using var store = Stores.Read(place);
        var (views, tree, decoder) = (new Views(), new Tree(), new Decoder());
        await foreach (var batch in store.Read(0, cancel))
        {
            foreach (var stored in batch)
            {
                if (tree.AppendEntry(stored.Bytes.Span) != stored.Leaf)
                    throw new PlaceException($"{store.Place}: entry {stored.Number} is not the one its stored hash belongs to; \"urna verify\" says what is wrong.", 1);
                var entry = decoder.Read(stored.Bytes.Span);
                if (at.IsKnown && entry.At > at) return views;
                views.Apply(entry);
                seen(entry, views.Size - 1);
                Say(views.Size, say, cancel);
            }
        }

        return views;
    }

    private static void Say(long size, Action<string> say, CancellationToken cancel)
    {
        if ((size & Often) != 0) return;
        cancel.ThrowIfCancellationRequested();
        say(string.Create(CultureInfo.InvariantCulture, $"{size:N0} facts"));
    }

    private static PlaceException Faulty(string folder, PackageReading reading)
    {
        var first = string.Join(Environment.NewLine, reading.Faults.Take(3).Select(f => Path.Combine(folder, f.ToString())));
        return new($"{first}{Environment.NewLine}The package {folder} has {reading.FaultCount} faults; \"urna check {folder}\" shows them.", 1);
    }

    private static PlaceException Nothing(Views views, string place, Moment at) => views.Size == 0 && at.IsKnown
        ? new($"{place}: nothing had been received by {at}. Ask for a later time.")
        : new($"{place}: no station is formed in what had been received.");
}
