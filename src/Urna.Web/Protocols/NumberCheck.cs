using System.Collections.Immutable;
using System.Globalization;
using Urna.Candidates;
using Urna.Protocols;
using Urna.Registers;
using Urna.Web.Registers;

namespace Urna.Web.Protocols;

/// <summary>A line or choice of a protocol, with the numbers of all versions.</summary>
/// <param name="Line">The line; none for a choice.</param>
/// <param name="Choice">The choice; none for a line.</param>
/// <param name="Numbers">Its numbers, the first version first.</param>
public sealed record CheckedRow(FormLine? Line, Choice? Choice, ImmutableArray<int> Numbers);

/// <summary>A protocol in which a number is looked for.</summary>
/// <param name="Slot">The slot.</param>
/// <param name="Versions">Its versions, the first first; none while the polls of its contest are open.</param>
/// <param name="Rows">Its lines and, where they may be shown, its choices.</param>
public sealed record CheckedProtocol(int Slot, ImmutableArray<ProtocolVersion> Versions, ImmutableArray<CheckedRow> Rows)
{
    /// <summary>In how many places the number stands: a line or choice of a version is one.</summary>
    public int Places(int number) => Rows.Sum(r => r.Numbers.Count(n => n == number));
}

/// <summary>What a visitor wants to check: a number that was seen on the copy of a protocol at the door of a station.</summary>
/// <param name="Typed">The station as it was typed.</param>
/// <param name="Contest">The contest as it was typed; empty for all of the station.</param>
/// <param name="Text">The number as it was typed.</param>
/// <param name="Station">The station; none where there is none of this code.</param>
/// <param name="Number">The number; none where none was typed that a protocol can have.</param>
/// <param name="Protocols">Where it is looked for.</param>
public sealed record NumberCheck(string Typed, string Contest, string Text, Station? Station, int? Number, ImmutableArray<CheckedProtocol> Protocols)
{
    /// <summary>Looks for it.</summary>
    public static NumberCheck Of(Views views, string station, string contest, string text)
    {
        var digits = new string([.. text.Where(c => !char.IsWhiteSpace(c) && c is not ('.' or ','))]);
        int? number = int.TryParse(digits, NumberStyles.None, CultureInfo.InvariantCulture, out var read) ? read : null;
        var code = station.Length == 0 ? null : StationsFound.Exact(views, station);
        var found = code is not null && views.Registers.FindStation(code) is >= 0 and var index ? views.Registers.Station(index) : null;
        var slots = found is null ? [] : found.Slots.Where(s => contest.Length == 0 || views.Registers.Contest(views.Registers.Slot(s).Contest).Code.Equals(contest, StringComparison.OrdinalIgnoreCase));
        return new(station, contest, text, found, number, [.. slots.Select(s => Read(views, s))]);
    }

    private static CheckedProtocol Read(Views views, int slot)
    {
        var sheet = StationSheet.Of(views, slot);
        var form = sheet.Contest.Form;
        var lines = Enumerable.Range(0, form.Lines.Length).Select(i => new CheckedRow(form.Lines[i], null, [.. sheet.Versions.Select(v => v.Entered.Lines[i])]));
        var choices = sheet.WithChoices
            ? Enumerable.Range(0, sheet.Ballot.Length).Select(i => new CheckedRow(null, sheet.Ballot[i], [.. sheet.Versions.Select(v => i < v.Entered.Votes.Length ? v.Entered.Votes[i] : Numbers.Empty)]))
            : [];
        return new(slot, sheet.Versions, sheet.Versions.IsEmpty ? [] : [.. lines, .. choices]);
    }
}
