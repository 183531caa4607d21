using Urna.Store.Records;
using Urna.Web.Hosting;
using Urna.Web.Live;
using Urna.Web.Words;

namespace Urna.Web.Layout;

/// <summary>Makes a visit of a request: which language, as of when.</summary>
public static class Visits
{
    /// <summary>The language of an election's front page without one in its address: the first of the package that pages have.</summary>
    public static string DefaultLanguage(Election election) =>
        election.Head.Views.Registers.Profile.Languages.FirstOrDefault(l => Language.Find(l) is not null) ?? "en";

    /// <summary>Reads the moment asked for; null where what was typed is none. A plus sign may have come as a space, as addresses have it.</summary>
    public static Moment? MomentOf(string? text)
    {
        if (text is not { Length: > 0 }) return default(Moment);
        var typed = text.Length > 6 && text[^6] == ' ' ? string.Concat(text.AsSpan(0, text.Length - 6), "+", text.AsSpan(text.Length - 5)) : text;
        return Moment.TryParse(typed, out var moment) ? moment : null;
    }

    /// <summary>What time it is in an election: the replay's clock where one plays, else the world's. What will have been received later, nobody knows.</summary>
    public static Moment Clock(Election election) => election.Replay is { IsOver: false } replay ? replay.Moment : Moment.Of(election.Time.GetUtcNow());

    /// <summary>The visit; null where the election or the moment is not there.</summary>
    public static async ValueTask<Visit?> Of(Election election, string asked, string language, string? at, CancellationToken cancel)
    {
        if (asked != election.Id || MomentOf(at) is not { } moment || moment > Clock(election)) return null;
        var newest = election.Head; // looked at first: of what lies before it nothing more comes
        var head = moment.IsKnown ? await election.AsOf(moment, cancel) : newest;
        return head.Views.Registers.StationCount == 0 ? null : Make(election, language, newest) with { Head = head, At = moment };
    }

    /// <summary>A visit of the newest.</summary>
    public static Visit Make(Election election, string language) => Make(election, language, election.Head);

    private static Visit Make(Election election, string language, Head newest) => new()
    {
        Election = election.Id,
        IsFixed = election.IsFixed,
        Words = Vocabulary.Of(language),
        Head = newest,
        Newest = newest,
        SilentSince = Silence.Of(newest.Views, Silence.Now(election, election.Time)),
        AwaySince = election.AwaySince,
        Tempo = Tempo.Of(election),
        Map = election.Map,
    };
}
