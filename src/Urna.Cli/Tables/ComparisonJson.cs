using System.Text.Encodings.Web;
using System.Text.Json;
using Urna.Results;
using Urna.Store.Comparing;

namespace Urna.Cli.Tables;

/// <summary>A comparison of own copies as JSON (<c>docs/compare.md</c>).</summary>
internal static class ComparisonJson
{
    private static readonly JsonWriterOptions Indented = new() { Indented = true, NewLine = "\n", Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>The document.</summary>
    public static byte[] Of(Views views, Comparison comparison)
    {
        using var stream = new MemoryStream();
        using (var writer = new Utf8JsonWriter(stream, Indented))
        {
            writer.WriteStartObject();
            if (views.Registers.Opened is { } opened && ReportMark.Of(opened.Kind) is { Length: > 0 } mark) writer.WriteString("mark", mark);
            writer.WriteNumber("copies", comparison.Copies);
            writer.WriteNumber("protocols", comparison.All);
            writer.WriteNumber("same", comparison.Same);
            writer.WriteNumber("unreadable", comparison.Unreadable);
            writer.WriteStartArray("notReceived");
            foreach (var slot in comparison.NotReceived) Write(writer, views, slot, static _ => { });
            writer.WriteEndArray();
            writer.WriteStartArray("differences");
            foreach (var made in comparison.Differences) Write(writer, views, made.Slot, w => Write(w, views, made));
            writer.WriteEndArray();
            writer.WriteStartArray("contests");
            foreach (var effect in comparison.Effects) Write(writer, views, effect);
            writer.WriteEndArray();
            writer.WriteEndObject();
        }

        return stream.ToArray();
    }

    private static void Write(Utf8JsonWriter writer, Views views, int slot, Action<Utf8JsonWriter> rest)
    {
        writer.WriteStartObject();
        writer.WriteString("station", ComparisonTable.StationOf(views, slot));
        writer.WriteString("contest", ComparisonTable.ContestOf(views, slot));
        rest(writer);
        writer.WriteEndObject();
    }

    private static void Write(Utf8JsonWriter writer, Views views, Difference made)
    {
        var (line, choice) = ComparisonTable.PlaceOf(views, made);
        if (line.Length > 0) writer.WriteString("line", line);
        else writer.WriteString("choice", choice);
        Write(writer, "mine", made.Mine);
        Write(writer, "official", made.Official);
        writer.WriteNumber("difference", (long)Math.Max(made.Mine, 0) - Math.Max(made.Official, 0));
    }

    private static void Write(Utf8JsonWriter writer, string name, int number)
    {
        if (number >= 0) writer.WriteNumber(name, number);
        else writer.WriteString(name, number == Protocols.Numbers.Unreadable ? "?" : string.Empty);
    }

    private static void Write(Utf8JsonWriter writer, Views views, ContestEffect effect)
    {
        var ballot = views.Candidates.Of(effect.Contest);
        writer.WriteStartObject();
        writer.WriteString("contest", views.Registers.Contest(effect.Contest).Code);
        writer.WriteStartArray("net");
        for (var place = 0; place < ballot.Length; place++)
        {
            if (effect.Net[place] == 0) continue;
            writer.WriteStartObject();
            writer.WriteString("choice", ballot[place].Code);
            writer.WriteNumber("votes", effect.Net[place]);
            writer.WriteEndObject();
        }

        writer.WriteEndArray();
        Seats(writer, "official", effect.Official);
        Seats(writer, "mine", effect.Mine);
        writer.WriteBoolean("changesSeats", effect.ChangesSeats);
        writer.WriteEndObject();
    }

    private static void Seats(Utf8JsonWriter writer, string name, SeatCount? count)
    {
        if (count is null) return;
        writer.WriteStartArray(name);
        foreach (var award in count.Awards.Where(a => a.Seats > 0))
        {
            writer.WriteStartObject();
            writer.WriteString("choice", award.Choice);
            writer.WriteNumber("seats", award.Seats);
            writer.WriteEndObject();
        }

        writer.WriteEndArray();
    }
}
