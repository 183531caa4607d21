using System.Buffers;
using System.Globalization;
using System.Text;
using System.Text.Json;
using Urna.Registers;
using Urna.Results;
using Urna.Store.Records;
using Urna.Web.Hosting;
using Urna.Web.Layout;

namespace Urna.Web.Live;

/// <summary>What readers are told, as bytes of the stream. Each is one JSON object; none holds a vote.</summary>
internal static class EventText
{
    /// <summary>The most stations that are named; of more only the number is told.</summary>
    public const int MostStations = 100;

    /// <summary>What changed between two heads.</summary>
    public static ReadOnlyMemory<byte> News(Election election, Head before, Head now, TimeProvider time) => Event("news", now.Size, Json(election, now, time, json =>
    {
        json.WriteStartObject("parts");
        foreach (var scope in Changed(before, now.Views)) Write(json, now.Views, scope);
        json.WriteEndObject();
        WriteStations(json, before, now.Views);
    }));

    /// <summary>What holds now, for a reader that has just come: the whole, and the part it asks for.</summary>
    public static ReadOnlyMemory<byte> State(Election election, Head now, TimeProvider time, Scope? asked) => Event("state", now.Size, Facts(election, now, time, asked));

    /// <summary>The same as a document of its own.</summary>
    public static ReadOnlyMemory<byte> Facts(Election election, Head now, TimeProvider time, Scope? asked) => Json(election, now, time, json =>
    {
        json.WriteStartObject("parts");
        foreach (var scope in new[] { Scope.Nation, new(ScopeKind.Turnout), new(ScopeKind.Frame) }) Write(json, now.Views, scope);
        if (asked is { Kind: ScopeKind.Contest or ScopeKind.Station } one) Write(json, now.Views, one);
        json.WriteEndObject();
    });

    /// <summary>That the server is there although nothing changed, and what hinders it.</summary>
    public static ReadOnlyMemory<byte> Beat(Election election, Head now, TimeProvider time) => Event("beat", -1, Json(election, now, time, _ => { }));

    /// <summary>The state in a word: <c>well</c>, <c>paused</c>, <c>silent</c>, <c>trouble</c>, <c>fixed</c>; and since when, where that is known.</summary>
    public static (string Word, Moment Since) StateOf(Election election, Head now, TimeProvider time)
    {
        if (election.IsFixed) return ("fixed", now.At);
        if (election.AwaySince is { IsKnown: true } away) return ("trouble", away);
        if (now.Views.Acts.Paused is not null) return ("paused", now.Views.Acts.PausedAt);
        return Silence.Of(now.Views, Silence.Now(election, time)) is { IsKnown: true } since ? ("silent", since) : ("well", default);
    }

    private static IEnumerable<Scope> Changed(Head before, Views now)
    {
        var editions = now.Editions;
        if (editions.Nation.Size > before.Size || editions.Frame.Size > before.Size) yield return Scope.Nation;
        if (editions.Turnout.Size > before.Size) yield return new(ScopeKind.Turnout);
        if (editions.Frame.Size > before.Size) yield return new(ScopeKind.Frame);
        for (var contest = 0; contest < now.Registers.ContestCount; contest++)
        {
            if (editions.Contest(contest).Size > before.Size) yield return Scope.Contest(contest);
        }
    }

    private static void WriteStations(Utf8JsonWriter json, Head before, Views now)
    {
        var changed = Enumerable.Range(0, now.Registers.StationCount).Where(s => now.Editions.Station(s).Size > before.Size).ToList();
        json.WriteNumber("stationCount", changed.Count);
        if (changed.Count > MostStations) return;
        json.WriteStartObject("stations");
        foreach (var station in changed) Write(json, now, Scope.Station(station));
        json.WriteEndObject();
    }

    private static void Write(Utf8JsonWriter json, Views views, Scope scope)
    {
        json.WriteStartObject(scope.ToString());
        json.WriteNumber("version", Versions.Of(views, scope).Number);
        if (scope.Kind is ScopeKind.Nation or ScopeKind.Contest or ScopeKind.Station) json.WriteNumber("protocols", PartName.Protocols(views, scope));
        if (scope.Kind == ScopeKind.Contest) json.WriteString("code", views.Registers.Contest(scope.Index).Code);
        if (scope.Kind == ScopeKind.Station) json.WriteString("code", views.Registers.Station(scope.Index).Code);
        json.WriteEndObject();
    }

    private static ReadOnlyMemory<byte> Json(Election election, Head now, TimeProvider time, Action<Utf8JsonWriter> more)
    {
        var buffer = new ArrayBufferWriter<byte>(512);
        using var json = new Utf8JsonWriter(buffer);
        var kind = now.Views.Registers.Opened?.Kind ?? now.Views.Registers.Profile.Kind;
        var (word, since) = StateOf(election, now, time);
        json.WriteStartObject();
        if (ReportMark.Of(kind) is { Length: > 0 } mark) json.WriteString("mark", mark);
        json.WriteString("kind", KindNames.Of(kind));
        json.WriteNumber("size", now.Size);
        json.WriteString("at", now.At.ToString());
        json.WriteString("stage", StageOf.Record(now.Views));
        json.WriteString("state", word);
        if (since.IsKnown) json.WriteString("since", since.ToString());
        more(json);
        if (election.Replay is { IsOver: false } replay)
        {
            json.WriteStartObject("replay");
            json.WriteNumber("speed", replay.Speed);
            json.WriteBoolean("paused", replay.Paused);
            json.WriteString("moment", replay.Moment.ToString());
            json.WriteEndObject();
        }

        json.WriteEndObject();
        json.Flush();
        return buffer.WrittenMemory;
    }

    private static ReadOnlyMemory<byte> Event(string name, long id, ReadOnlyMemory<byte> json)
    {
        var head = id < 0 ? $"event: {name}\ndata: " : string.Create(CultureInfo.InvariantCulture, $"id: {id}\nevent: {name}\ndata: ");
        return (byte[])[.. Encoding.UTF8.GetBytes(head), .. json.Span, (byte)'\n', (byte)'\n'];
    }
}
