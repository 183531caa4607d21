using System.Collections.Immutable;
using System.Globalization;
using Urna.Candidates;
using Urna.Protocols;
using Urna.Registers;

namespace Urna.Store.Packages;

/// <summary>A package while it is read: what is known so far, by index, and what is wrong.</summary>
internal sealed class PackageDraft(string folder)
{
    private const int MaxOffset = 14 * 60;

    public string Folder { get; } = folder;

    public PackageFaults Faults { get; } = new();

    public PackageFaults Warnings { get; } = new();

    public List<HashedFile> Hashed { get; } = [];

    public Profile Profile { get; set; } = new RegistersView().Profile;

    public ImmutableArray<byte> ProfileBytes { get; set; } = [];

    public OrderedDictionary<string, FormAdopted> Forms { get; } = new(StringComparer.Ordinal);

    public Func<string, int> TotalsLine { get; set; } = static _ => 1;

    public Func<int, int> CutoffLine { get; set; } = static _ => 1;

    public CodeMap Units { get; set; } = new();

    public CodeMap Contests { get; set; } = new();

    public CodeMap Parties { get; } = new();

    public CodeMap Stations { get; } = new();

    public CodeMap Decided { get; } = new();

    public CodeMap Commissions { get; } = new();

    public List<UnitFormed> UnitRows { get; set; } = [];

    public List<ContestCalled> ContestRows { get; set; } = [];

    public List<PartyListed> PartyRows { get; } = [];

    public List<StationRow> StationRows { get; } = [];

    public List<PackageSeating> CommissionRows { get; } = [];

    public List<PackageSeating> MemberRows { get; } = [];

    public List<PackageDecision> DecisionRows { get; } = [];

    public List<PackageTurnout> TurnoutRows { get; } = [];

    public AreaMap? Map { get; set; }

    public BallotPapers Papers { get; set; } = new([]);

    public SlotTable Slots { get; set; } = SlotTable.Nothing;

    public ProtocolTable Protocols { get; } = new();

    /// <summary>A moment as messages show it: in the election's own time.</summary>
    public string Say(Moment moment)
    {
        var local = TimeSpan.FromMinutes(Math.Clamp(Profile.OffsetMinutes, -MaxOffset, MaxOffset));
        return DateTimeOffset.FromUnixTimeMilliseconds(moment.Milliseconds).ToOffset(local).ToString("yyyy-MM-dd'T'HH:mm:sszzz", CultureInfo.InvariantCulture);
    }

    public string PathOf(string name) => Path.Combine(Folder, name);

    /// <summary>Opens a file and reads its header; none where its rows cannot be read.</summary>
    public CsvFile? Open(string name, bool needed, IReadOnlyCollection<string> required, IReadOnlyCollection<string> optional, string prefix = "")
    {
        if (OpenFile(name, needed) is not { } stream) return null;
        var file = new CsvFile(name, stream, Faults);
        if (file.ReadHeader(required, optional, prefix)) return file;
        file.Dispose();
        return null;
    }

    /// <summary>Opens a plain file of the folder; none where it is not there, or is something else, which is a fault.</summary>
    public FileStream? OpenFile(string name, bool needed)
    {
        var path = PathOf(name);
        if (Refuse(path) is { } sentence)
        {
            Faults.Add(name, 1, sentence);
            return null;
        }

        try
        {
            return new(path, FileMode.Open, FileAccess.Read, FileShare.Read, 0, FileOptions.SequentialScan);
        }
        catch (FileNotFoundException)
        {
            if (needed) Faults.Add(name, 1, "the file is missing; a package has one");
        }
        catch (Exception problem) when (problem is IOException or UnauthorizedAccessException)
        {
            Faults.Add(name, 1, $"the file cannot be read: {problem.Message} Give this account the right to read it.");
        }

        return null;
    }

    // A link would show files of this machine to whoever sent the package; a pipe or a device never ends.
    private static string? Refuse(string path)
    {
        if (new FileInfo(path).LinkTarget is not null) return "this is a link; expected the file itself";
        return Records.FileNode.At(path) is { Plain: false } ? "this is a folder, a pipe or a device; expected a file" : null;
    }

    /// <summary>Notes the hash of a file that was read to its end.</summary>
    public void Close(CsvFile file) => Hashed.Add(new(file.Name, file.Bytes, file.Hash()));

    /// <summary>Gives the row's own code its index; -1 where it is faulty or there already.</summary>
    public static int Register(CsvFile file, CodeMap map, int column)
    {
        var code = file.Code(column);
        if (code.IsEmpty) return -1;
        if (map.Find(code) is >= 0 and var there)
        {
            file.Fault(column, $"\"{map[there]}\" stands on line {map.LineOf(there)} already; expected each code once");
            return -1;
        }

        return map.Add(code, file.Line);
    }

    public Package ToPackage() => new()
    {
        Hash = PackageHash.Of(Hashed),
        Profile = Profile,
        ProfileBytes = ProfileBytes,
        Forms = [.. Forms.Values],
        Units = [.. UnitRows],
        Contests = [.. ContestRows],
        Parties = [.. PartyRows],
        Choices = Papers.All(),
        Stations = Slots.Form(this),
        Commissions = [.. CommissionRows.OrderBy(c => Array.IndexOf(PackageWords.Tiers, ((CommissionFormed)c.Fact).Tier)), .. MemberRows],
        Slots = Slots.Rows,
        Closings = Slots.Closings,
        Turnout = [.. TurnoutRows],
        Protocols = Protocols.Enter(this),
        Map = Map,
        Decisions = [.. DecisionRows],
    };
}

/// <summary>A row of <c>stations.csv</c>.</summary>
internal readonly record struct StationRow(string Unit, ImmutableArray<string> Kinds, Names Place, int Latitude, int Longitude, Moment Opens, Moment Closes);
