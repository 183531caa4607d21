using Urna.Registers;
using Urna.Results;
using Urna.Store.Packages;
using Urna.Store.Records;
using Urna.Web.Hosting;
using Urna.Web.Words;

namespace Urna.Web.Layout;

/// <summary>What a page is drawn from: the election as it is shown, in which language, as of when; and the addresses of the other pages as seen from there.</summary>
public sealed record Visit
{
    /// <summary>The code of the election.</summary>
    public required string Election { get; init; }

    /// <summary>The language.</summary>
    public required Vocabulary Words { get; init; }

    /// <summary>What is shown.</summary>
    public required Head Head { get; init; }

    /// <summary>The newest there is; the same as <see cref="Head"/> unless an earlier moment was asked for.</summary>
    public required Head Newest { get; init; }

    /// <summary>What the page shows; everything where its door does not say less.</summary>
    public Scope Scope { get; init; }

    /// <summary>The last entry that changed what the page shows.</summary>
    public Edition Edition => Versions.Of(Head.Views, Scope);

    /// <summary>The same in the newest there is.</summary>
    public Edition NewestEdition => Versions.Of(Newest.Views, Scope);

    /// <summary>The moment asked for; not known where the newest is shown.</summary>
    public Moment At { get; init; }

    /// <summary>Whether only what changes is drawn, without the frame around it: for a page that is open already.</summary>
    public bool IsPart { get; init; }

    /// <summary>Whether the page says how far the record goes, and so is another with each entry.</summary>
    public bool IsOfHead { get; init; }

    /// <summary>Whether it is drawn for a frame on a page of others; its links lead out of that.</summary>
    public bool IsFramed { get; init; }

    /// <summary>Since when nothing new was recorded, where that is too long; not known where all is well.</summary>
    public Moment SilentSince { get; init; }

    /// <summary>Since when the record cannot be reached, and what was known then is shown; not known where all is well.</summary>
    public Moment AwaySince { get; init; }

    /// <summary>The speed of a replay; none where it is none.</summary>
    public Tempo? Tempo { get; init; }

    /// <summary>The outlines of areas; none where nobody gave any.</summary>
    public AreaMap? Map { get; init; }

    /// <summary>What is known.</summary>
    public Views Views => Head.Views;

    /// <summary>The registers.</summary>
    public RegistersView Registers => Head.Views.Registers;

    /// <summary>The profile.</summary>
    public Profile Profile => Registers.Profile;

    /// <summary>The kind of the record.</summary>
    public Kind Kind => Registers.Opened?.Kind ?? Profile.Kind;

    /// <summary>The key of the words that mark the page; empty where it needs no mark.</summary>
    public string MarkKey => Kind switch { Kind.Reconstruction => "mark.reconstruction", Kind.Rehearsal => "mark.rehearsal", Kind.Replay => "mark.replay", _ => string.Empty };

    /// <summary>The words that mark title, page and pictures; empty where none are needed.</summary>
    public string Mark => MarkKey.Length == 0 ? string.Empty : Words[MarkKey + ".short"];

    /// <summary>Whether this server shows one moment for ever: its record went on elsewhere and is not asked here.</summary>
    public bool IsFixed { get; init; }

    /// <summary>Whether the page is always of now, as the state of the service is; the moment asked for stays in its links alone.</summary>
    public bool IsOfNow { get; init; }

    /// <summary>Whether an earlier moment is shown.</summary>
    public bool IsEarlier => At.IsKnown && !IsOfNow;

    /// <summary>The name of a party, or the word for those of none.</summary>
    public Names PartyNames(string party) => Views.Candidates.Parties.TryGetValue(party, out var listed) ? listed.Names : Names.Of([(Words.Code, party.Length == 0 ? Words["independents"] : party)]);

    /// <summary>The short name of a party, its name where it has none.</summary>
    public Names PartyShort(string party) => Views.Candidates.Parties.TryGetValue(party, out var listed) && listed.ShortNames.Languages.Count > 0 ? listed.ShortNames : PartyNames(party);

    /// <summary>The colour of a party as a picture takes it; null where it has none.</summary>
    public string? Color(string? party) => party is not null && Views.Candidates.Parties.TryGetValue(party, out var listed) && listed.Color.Length > 0 ? "#" + listed.Color : null;

    /// <summary>A number.</summary>
    public string N(long number) => Words.Number(number);

    /// <summary>A share as a percentage.</summary>
    public string P(Share share) => Words.Text(share);

    /// <summary>Day and time in the election's zone.</summary>
    public string Time(Moment moment) => Words.Time(moment, Profile.OffsetMinutes);

    /// <summary>The time of day in the election's zone.</summary>
    public string Clock(Moment moment) => Words.Clock(moment, Profile.OffsetMinutes);

    /// <summary>The election's zone, such as <c>UTC+4</c>.</summary>
    public string Zone
    {
        get
        {
            var (hours, minutes) = Math.DivRem(Math.Abs(Profile.OffsetMinutes), 60);
            return string.Create(System.Globalization.CultureInfo.InvariantCulture, $"UTC{(Profile.OffsetMinutes < 0 ? '−' : '+')}{hours}{(minutes == 0 ? string.Empty : $":{minutes:00}")}");
        }
    }

    /// <summary>The front page.</summary>
    public string Front => Address(string.Empty);

    /// <summary>The page of a contest.</summary>
    public string Contest(string code) => Address("contest/" + Uri.EscapeDataString(code));

    /// <summary>The page of a station.</summary>
    public string Station(string code) => Address("station/" + Uri.EscapeDataString(code));

    /// <summary>The protocol of a station in a contest, on its page.</summary>
    public string Protocol(string station, string contest) => Station(station) + "#c-" + contest;

    /// <summary>The list of stations in a part.</summary>
    public string Part(string part) => Address("stations", ("part", part));

    /// <summary>A page below the language, as of the moment shown.</summary>
    public string Address(string page, params ReadOnlySpan<(string Name, string Value)> query) => Below(Words.Code, page, At, query);

    /// <summary>This page's counterpart as of another moment; not known: the newest.</summary>
    public string AsOf(Moment at, string page) => Below(Words.Code, page, at, []);

    /// <summary>A page in another language.</summary>
    public string In(string language, string page) => Below(language, page, At, []);

    private string Below(string language, string page, Moment at, ReadOnlySpan<(string Name, string Value)> query)
    {
        var address = new System.Text.StringBuilder($"/e/{Election}/{language}/{page}");
        var sign = page.Contains('?', StringComparison.Ordinal) ? '&' : '?';
        foreach (var (name, value) in query)
        {
            address.Append(sign).Append(name).Append('=').Append(Uri.EscapeDataString(value));
            sign = '&';
        }

        if (at.IsKnown) address.Append(sign).Append("at=").Append(ShortOf(at));
        return address.ToString();
    }

    /// <summary>A moment as addresses write it: without a fraction where it has none.</summary>
    public static string ShortOf(Moment at) => at.Milliseconds == at.Seconds * 1000 ? at.ToString().Replace(".000Z", "Z", StringComparison.Ordinal) : at.ToString();
}

/// <summary>How fast a replay goes.</summary>
/// <param name="Speed">Seconds of the election in a second of the clock.</param>
/// <param name="Paused">Whether it stands still.</param>
/// <param name="Clock">What time it is there.</param>
/// <param name="Action">Where the form that changes it is sent.</param>
public sealed record Tempo(int Speed, bool Paused, Moment Clock, string Action)
{
    /// <summary>That of an election's replay; null where none goes on.</summary>
    public static Tempo? Of(Election election)
    {
        ArgumentNullException.ThrowIfNull(election);
        return election.Replay is { IsOver: false } replay ? new(replay.Speed, replay.Paused, replay.Moment, $"/e/{election.Id}/replay") : null;
    }
}
