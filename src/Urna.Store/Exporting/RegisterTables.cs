using Urna.Results;

namespace Urna.Store.Exporting;

/// <summary>The open data of registers and ballots.</summary>
internal static class RegisterTables
{
    public static OpenTable Contests(Views views)
    {
        var languages = views.Registers.Profile.Languages;
        return new(
            "contests",
            "a contest",
            [
                Column.Text("contest", "code"), Column.Text("group", "the body it fills"), Column.Text("unit", "the area it is held in"), Column.Text("system", "voting system"), Column.Text("type", "how votes become seats"),
                Column.Integer("seats", "seats to give"), Column.Integer("marks", "marks a voter may make"), Column.Text("link", "runoff, rerun or repeat of another contest"), Column.Text("linked_to", "that contest"),
                Column.Time("opens", "opening"), Column.Time("closes", "closing"), Column.Time("closed_at", "when the polls were recorded as closed"), Column.Text("stage", "legal stage"),
                Column.Text("annulled", "number of the decision that annulled it"), Column.Text("postponed", "number of the decision that postponed it"), .. Column.Named("name", languages, "name"),
            ],
            rows =>
            {
                for (var index = 0; index < views.Registers.ContestCount; index++)
                {
                    var (contest, acts) = (views.Registers.Contest(index), views.Results.Of(index));
                    var called = contest.Called;
                    rows.Code(called.Contest).Code(called.Group).Code(called.Unit).Code(called.System).Code(contest.System.Type).Number(called.Seats).Number(called.Marks);
                    rows.Code(called.Link).Code(called.LinkedTo).Time(called.Opens).Time(called.Closes).Time(contest.ClosedAt);
                    rows.Code(ResultsView.WordOf(acts.Stage)).Code(acts.Annulled).Code(acts.Postponed).Names(called.Names, languages).End();
                }
            });
    }

    public static OpenTable Choices(Views views)
    {
        var languages = views.Registers.Profile.Languages;
        return new(
            "choices",
            "a line on the ballot of a contest",
            [
                Column.Text("contest", "the contest"), Column.Text("choice", "code"), Column.Integer("position", "place on the ballot, from 1"), Column.Text("kind", "kind of nomination"), Column.Text("party", "nominating party"),
                Column.Text("member_of", "party the choice is a member of"), Column.Text("withdrawn", "number of the decision that withdrew it"), .. Column.Named("name", languages, "name"), Column.Text("distinguishing", "what tells it from another of the same name"),
            ],
            rows =>
            {
                for (var contest = 0; contest < views.Registers.ContestCount; contest++)
                {
                    foreach (var choice in views.Candidates.Of(contest))
                    {
                        var registered = choice.Registered;
                        rows.Code(registered.Contest).Code(registered.Choice).Number(registered.Position).Code(registered.Kind).Code(registered.Party).Code(registered.MemberOf);
                        rows.Code(choice.Withdrawn?.Decision).Names(registered.Names, languages).Name(registered.Distinguishing).End();
                    }
                }
            });
    }

    public static OpenTable Stations(Views views)
    {
        var languages = views.Registers.Profile.Languages;
        return new(
            "stations",
            "a polling station",
            [
                Column.Text("station", "code"), Column.Text("unit", "the area it lies in"), Column.Text("kinds", "its kinds, with spaces between"), Column.Text("latitude", "decimal degrees"), Column.Text("longitude", "decimal degrees"),
                Column.Time("opens", "its own opening, where it has one"), Column.Time("closes", "its own closing, where it has one"), .. Column.Named("place", languages, "venue and address"),
            ],
            rows =>
            {
                for (var index = 0; index < views.Registers.StationCount; index++)
                {
                    var station = views.Registers.Station(index);
                    var formed = station.Formed;
                    rows.Code(station.Code).Code(formed.Unit).Code(string.Join(' ', formed.Kinds)).Code(Degree(formed.Latitude)).Code(Degree(formed.Longitude));
                    rows.Time(station.Opens).Time(station.Closes).Names(formed.Place, languages).End();
                }
            });
    }

    public static OpenTable Ballots(Views views) => new(
        "ballots",
        "a station and a contest its voters vote in, with its lists and where its protocol stands",
        [
            Column.Text("station", "the station"), Column.Text("contest", "the contest"), Column.Integer("permanent", "voters on the permanent list"), Column.Integer("temporary", "voters on the temporary list"),
            Column.Integer("handed", "ballots handed over; empty: not recorded"), Column.Text("part", "where its protocol stands; every row is in one part"), Column.Integer("versions", "versions of its protocol"), Column.Integer("counted_version", "the version that is counted; empty: none"),
        ],
        rows =>
        {
            for (var slot = 0; slot < views.Registers.SlotCount; slot++)
            {
                var (place, state, part) = (views.Registers.Slot(slot), views.Protocols.State(slot), views.Protocols.PartOf(slot, views.Registers));
                rows.Code(views.Registers.Station(place.Station).Code).Code(views.Registers.Contest(place.Contest).Code).Number(place.Permanent).Number(place.Temporary);
                rows.Written(place.Handed >= 0 ? place.Handed : Protocols.Numbers.Empty).Code(ReportWords.Of(part)).Number(state.Latest?.Entered.Version ?? 0);
                rows.Written(part == Protocols.SlotPart.Counted && state.Accepted is { } counted ? counted.Entered.Version : Protocols.Numbers.Empty).End();
            }
        });

    public static IRows Names(this IRows rows, Names names, IEnumerable<string> languages)
    {
        foreach (var language in languages) rows.Name(names.LanguageOf(language) == language ? names.In(language) : null);
        return rows;
    }

    private static string? Degree(int millionths)
    {
        if (millionths == Registers.StationFormed.NoDegree) return null;
        var (whole, part) = Math.DivRem(Math.Abs(millionths), 1_000_000);
        return string.Create(System.Globalization.CultureInfo.InvariantCulture, $"{(millionths < 0 ? "-" : string.Empty)}{whole}.{part:D6}");
    }
}
