using System.Text.Json;
using Urna.Registers;
using Urna.Results;
using Urna.Web.Hosting;

namespace Urna.Web.Record;

/// <summary>The state of the server as JSON: which record, how far it goes, what hinders it.</summary>
internal static class StatusJson
{
    /// <summary>The document.</summary>
    public static ReadOnlyMemory<byte> Of(Election election)
    {
        var head = election.Head;
        var registers = head.Views.Registers;
        using var stream = new MemoryStream();
        using (var writer = new Utf8JsonWriter(stream))
        {
            writer.WriteStartObject();
            var kind = registers.Opened?.Kind ?? registers.Profile.Kind;
            if (ReportMark.Of(kind) is { Length: > 0 } mark) writer.WriteString("mark", mark);
            writer.WriteString("election", election.Id);
            writer.WriteString("kind", KindNames.Of(kind));
            writer.WriteString("origin", registers.Opened?.Origin);
            writer.WriteNumber("size", head.Size);
            writer.WriteString("root", head.Root.ToString());
            writer.WriteString("at", head.At.ToString());
            writer.WriteBoolean("writing", !election.IsFixed && election.Appender.Trouble is null);
            if (election.Appender.Trouble is { } trouble) writer.WriteString("trouble", trouble);
            if (election.AwaySince is { IsKnown: true } away) writer.WriteString("awaySince", away.ToString());
            if (election.Signer?.Trouble is { } unsigned) writer.WriteString("signing", unsigned);
            if (head.Views.Acts.Paused is not null) writer.WriteString("pausedSince", head.Views.Acts.PausedAt.ToString());
            if (election.Replay is { } replay) Write(writer, replay);
            writer.WriteEndObject();
        }

        return stream.ToArray();
    }

    private static void Write(Utf8JsonWriter writer, Store.Packages.Replay replay)
    {
        writer.WriteStartObject("replay");
        writer.WriteNumber("speed", replay.Speed);
        writer.WriteBoolean("paused", replay.Paused);
        writer.WriteBoolean("over", replay.IsOver);
        writer.WriteString("moment", replay.Moment.ToString());
        writer.WriteEndObject();
    }
}
