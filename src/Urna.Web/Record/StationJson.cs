using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Unicode;
using Urna.Protocols;
using Urna.Registers;
using Urna.Results;

namespace Urna.Web.Record;

/// <summary>All that is known of a station as JSON: its lists, its turnout reports, and every version of its protocols with the entry that holds it.</summary>
internal sealed class StationJson
{
    private static readonly JsonWriterOptions Options = new() { Encoder = JavaScriptEncoder.Create(UnicodeRanges.All) };

    private readonly Utf8JsonWriter _json;
    private readonly Views _views;
    private readonly string _mark;

    private StationJson(Utf8JsonWriter json, Views views)
    {
        (_json, _views) = (json, views);
        _mark = ReportMark.Of(Kind);
    }

    private RegistersView Registers => _views.Registers;

    private Kind Kind => Registers.Opened?.Kind ?? Registers.Profile.Kind;

    /// <summary>The document of a station, by its index.</summary>
    public static ReadOnlyMemory<byte> Of(Views views, int station, Moment at)
    {
        using var stream = new MemoryStream();
        using (var json = new Utf8JsonWriter(stream, Options)) new StationJson(json, views).Write(station, at);
        return stream.ToArray();
    }

    private void Write(int index, Moment at)
    {
        var station = Registers.Station(index);
        Begin();
        _json.WriteString("election", Registers.Profile.Election);
        _json.WriteString("kind", KindNames.Of(Kind));
        if (at.IsKnown) _json.WriteString("asOf", at.ToString());
        _json.WriteNumber("size", _views.Size);
        _json.WriteString("station", station.Code);
        _json.WriteString("unit", Registers.Unit(station.Unit).Code);
        _json.WriteStartArray("contests");
        foreach (var slot in station.Slots) Contest(slot);
        _json.WriteEndArray();
        _json.WriteEndObject();
    }

    private void Contest(int slot)
    {
        var place = Registers.Slot(slot);
        var contest = Registers.Contest(place.Contest);
        Begin();
        _json.WriteString("contest", contest.Code);
        _json.WriteString("state", WordOf(_views.Protocols.PartOf(slot, Registers)));
        _json.WriteNumber("permanent", place.Permanent);
        _json.WriteNumber("temporary", place.Temporary);
        _json.WriteString("closes", Registers.ClosingOf(slot).ToString());
        Turnout(slot, contest);
        _json.WriteStartArray("versions");
        // A protocol cannot be recorded before the close; that it is not shown either does not rest on that alone.
        if (contest.IsClosed) Versions(_views.Protocols.State(slot), contest, place.Contest);
        _json.WriteEndArray();
        _json.WriteEndObject();
    }

    private void Turnout(int slot, Contest contest)
    {
        _json.WriteStartArray("turnout");
        foreach (var cutoff in contest.Cutoffs)
        {
            if (_views.Turnout.Voters(slot, cutoff) is not (>= 0 and var voters)) continue;
            Begin();
            _json.WriteString("cutoff", Registers.Profile.Cutoffs[cutoff].Code);
            _json.WriteString("at", Registers.Profile.Cutoffs[cutoff].At.ToString());
            _json.WriteNumber("voters", voters);
            _json.WriteEndObject();
        }

        _json.WriteEndArray();
    }

    private void Versions(SlotState state, Contest contest, int contestIndex)
    {
        var ballot = _views.Candidates.Of(contestIndex);
        for (var version = state.Latest; version is not null; version = version.Previous)
        {
            Begin();
            _json.WriteNumber("version", version.Entered.Version);
            _json.WriteNumber("entry", version.Number);
            _json.WriteString("at", version.At.ToString());
            Entry("entryA", version.EntryA);
            Entry("entryB", version.EntryB);
            _json.WriteBoolean("accepted", version.IsAccepted);
            Entry("acceptance", version.Accepted);
            _json.WriteBoolean("counted", ReferenceEquals(version, state.Accepted) && !state.Has(SlotMarks.Invalidated) && !state.Has(SlotMarks.Failed));
            _json.WriteStartArray("broken");
            foreach (var code in contest.Form.CodesOf(version.Broken)) _json.WriteStringValue(code);
            _json.WriteEndArray();
            Begin("lines");
            for (var i = 0; i < version.Entered.Lines.Length; i++) Number(contest.Form.Lines[i].Code, version.Entered.Lines[i]);
            _json.WriteEndObject();
            Begin("votes");
            for (var i = 0; i < version.Entered.Votes.Length; i++) Number(ballot[i].Code, version.Entered.Votes[i]);
            _json.WriteEndObject();
            _json.WriteEndObject();
        }
    }

    /// <summary>A number as it stands on the paper: null where it is empty, a word where it cannot be read. Neither is zero.</summary>
    private void Number(string name, int value)
    {
        if (value >= 0) _json.WriteNumber(name, value);
        else if (value == Numbers.Empty) _json.WriteNull(name);
        else _json.WriteString(name, "unreadable");
    }

    /// <summary>An entry that belongs to a version, where the record has it.</summary>
    private void Entry(string name, Edition entry)
    {
        if (entry.Size == 0) return;
        Begin(name);
        _json.WriteNumber("entry", entry.Number);
        _json.WriteString("at", entry.At.ToString());
        _json.WriteEndObject();
    }

    private void Begin()
    {
        _json.WriteStartObject();
        Mark();
    }

    private void Begin(string name)
    {
        _json.WriteStartObject(name);
        Mark();
    }

    private void Mark()
    {
        if (_mark.Length > 0) _json.WriteString("mark", _mark);
    }

    private static string WordOf(SlotPart part) => part switch
    {
        SlotPart.NotReceived => "not-received",
        SlotPart.Received => "received",
        SlotPart.BeingEntered => "being-entered",
        SlotPart.Held => "held",
        SlotPart.Counted => "counted",
        SlotPart.Failed => "failed",
        _ => "invalidated",
    };
}
