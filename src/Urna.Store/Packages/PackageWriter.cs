using System.Globalization;
using System.Text.Json;

namespace Urna.Store.Packages;

/// <summary>Writes a package to a folder. What is read from there again makes the same facts; written again, it is the same bytes.</summary>
public sealed class PackageWriter
{
    private static readonly JsonWriterOptions Indented = new() { Indented = true, NewLine = "\n", Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    private readonly Package _package;
    private readonly string _folder;
    private readonly string[] _languages;
    private readonly TimeSpan _offset;

    private PackageWriter(Package package, string folder)
    {
        (_package, _folder, _languages) = (package, folder, [.. package.Profile.Languages]);
        _offset = TimeSpan.FromMinutes(package.Profile.OffsetMinutes);
    }

    /// <summary>Writes the files; a file of the format that is there already is written over, or removed where the package has no rows for it.</summary>
    /// <exception cref="IOException">The folder cannot be written to.</exception>
    public static void Write(Package package, string folder)
    {
        Directory.CreateDirectory(folder);
        foreach (var name in PackageWords.Files) File.Delete(Path.Combine(folder, name));
        new PackageWriter(package, folder).Write();
    }

    private void Write()
    {
        Election();
        Units();
        Contests();
        if (_package.Parties.Length > 0) Parties();
        Choices();
        Stations();
        Ballots();
        Commissions();
        if (_package.Turnout.Length > 0) Turnout();
        if (_package.Protocols.Length > 0) PackageCounts.Write(_package, Open, Time);
        if (_package.Decisions.Length > 0) Decisions();
    }

    private CsvOutput Open(string name, IEnumerable<string> columns) => new(Path.Combine(_folder, name), columns);

    private string Time(Moment moment)
    {
        if (!moment.IsKnown) return string.Empty;
        var local = DateTimeOffset.FromUnixTimeMilliseconds(moment.Milliseconds).ToOffset(_offset);
        return local.ToString(local.Millisecond == 0 ? "yyyy-MM-dd'T'HH:mm:sszzz" : "yyyy-MM-dd'T'HH:mm:ss.fffzzz", CultureInfo.InvariantCulture);
    }

    private IEnumerable<string> Named(string prefix) => PackageWords.Named(prefix, _languages);

    private void Election()
    {
        using var file = File.Create(Path.Combine(_folder, ElectionFile.Name));
        using var profile = JsonDocument.Parse(_package.ProfileBytes.AsMemory());
        using (var writer = new Utf8JsonWriter(file, Indented))
        {
            writer.WriteStartObject();
            foreach (var property in profile.RootElement.EnumerateObject()) property.WriteTo(writer);
            writer.WriteStartArray("forms");
            foreach (var form in _package.Forms)
            {
                using var document = JsonDocument.Parse(form.Canonical.AsMemory());
                document.RootElement.WriteTo(writer);
            }

            writer.WriteEndArray();
            writer.WriteEndObject();
        }

        file.Write("\n"u8);
    }

    private void Units()
    {
        using var file = Open(UnitsFile.Name, ["unit", "parent", "kind", .. Named("name")]);
        foreach (var unit in _package.Units) file.Put(unit.Unit).Put(unit.Parent).Put(unit.Kind).Put(unit.Names, _languages).End();
    }

    private void Contests()
    {
        using var file = Open(ContestsFile.Name, ["contest", "unit", "group", "system", "form", "seats", .. Named("name"), "opens", "closes", "link", "linked_to", "marks"]);
        foreach (var contest in _package.Contests)
        {
            file.Put(contest.Contest).Put(contest.Unit).Put(contest.Group).Put(contest.System).Put(contest.Form).Put(contest.Seats).Put(contest.Names, _languages);
            file.Put(contest.Opens == _package.Profile.Opens ? string.Empty : Time(contest.Opens)).Put(contest.Closes == _package.Profile.Closes ? string.Empty : Time(contest.Closes));
            file.Put(contest.Link).Put(contest.LinkedTo).Put(contest.Marks).End();
        }
    }

    private void Parties()
    {
        using var file = Open(PartiesFile.Name, ["party", .. Named("name"), .. Named("short"), "color"]);
        foreach (var party in _package.Parties)
            file.Put(party.Party).Put(party.Names, _languages).Put(party.ShortNames, _languages).Put(party.Color.Length > 0 ? $"#{party.Color}" : string.Empty).End();
    }

    private void Choices()
    {
        using var file = Open(ChoicesFile.Name, ["contest", "choice", "position", "kind", .. Named("name"), "party", "member_of", "distinguishing"]);
        foreach (var choice in _package.Choices)
            file.Put(choice.Contest).Put(choice.Choice).Put(choice.Position).Put(choice.Kind).Put(choice.Names, _languages).Put(choice.Party).Put(choice.MemberOf).Put(choice.Distinguishing).End();
    }

    private void Stations()
    {
        using var file = Open(StationsFile.Name, ["station", "unit", "kinds", .. Named("place"), "latitude", "longitude", "opens", "closes"]);
        foreach (var station in _package.Stations)
        {
            file.Put(station.Station).Put(station.Unit).Put(string.Join(' ', station.Kinds)).Put(station.Place, _languages);
            file.Degree(station.Latitude).Degree(station.Longitude).Put(Time(station.Opens)).Put(Time(station.Closes)).End();
        }
    }

    private void Ballots()
    {
        using var file = Open(BallotsFile.Name, ["station", "contest", "permanent", "temporary", "handed"]);
        foreach (var station in _package.Stations)
        {
            foreach (var ballot in station.Ballots) file.Put(station.Station).Put(ballot.Contest).Put(ballot.Permanent).Put(ballot.Temporary).Put(ballot.Handed, -1).End();
        }
    }

    private void Commissions()
    {
        if (_package.Commissions.IsEmpty) return;
        using (var file = Open(CommissionsFile.Name, ["commission", "tier", "under", "unit", "station", "seats", .. Named("name")]))
        {
            foreach (var formed in _package.Commissions.Select(c => c.Fact).OfType<Registers.CommissionFormed>())
                file.Put(formed.Commission).Put(formed.Tier).Put(formed.Under).Put(formed.Unit).Put(formed.Station).Put(formed.Seats).Put(formed.Names, _languages).End();
        }

        if (!_package.Commissions.Any(c => c.Fact is Registers.MemberSeated)) return;
        using var members = Open(CommissionsFile.Members, ["commission", "member", "office", "side", "votes", .. Named("name")]);
        foreach (var seated in _package.Commissions.Select(c => c.Fact).OfType<Registers.MemberSeated>())
            members.Put(seated.Commission).Put(seated.Member).Put(seated.Office).Put(seated.Side).Put(seated.Votes ? "yes" : "no").Put(seated.Names, _languages).End();
    }

    private void Turnout()
    {
        using var file = Open(TurnoutFile.Name, ["station", "contest", "cutoff", "voters", "at"]);
        foreach (var row in _package.Turnout)
        {
            var (slot, cutoff) = (_package.Slots[row.Slot], _package.Profile.Cutoffs[row.Cutoff]);
            file.Put(_package.Stations[slot.Station].Station).Put(_package.Contests[slot.Contest].Contest).Put(cutoff.Code);
            file.Written(row.Voters).Put(row.At == cutoff.At ? string.Empty : Time(row.At)).End();
        }
    }

    private void Decisions()
    {
        using var file = Open(
            DecisionsFile.Name,
            ["decision", "at", "commission", "tier", "kind", "article", "present", "for", "against", "dissent", "station", "contest", "choice", "version", "stage"]);
        foreach (var row in _package.Decisions)
        {
            var act = row.Taken;
            file.Put(act.Decision).Put(Time(act.Date)).Put(act.Commission).Put(act.Tier).Put(PackageWords.DecisionKinds[(int)row.Kind]).Put(act.Article);
            file.Put(act.Present).Put(act.For).Put(act.Against).Put(act.Dissent, 0);
            file.Put(row.Station < 0 ? string.Empty : _package.Stations[row.Station].Station).Put(row.Contest < 0 ? string.Empty : _package.Contests[row.Contest].Contest);
            file.Put(row.Choice).Put(row.Version, 0).Put(row.Stage).End();
        }
    }
}
