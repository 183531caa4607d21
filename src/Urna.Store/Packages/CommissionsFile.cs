using System.Text;
using Urna.Registers;

namespace Urna.Store.Packages;

/// <summary>Reads <c>commissions.csv</c> and <c>members.csv</c>. What must hold between the rows is asked of the rules.</summary>
internal static class CommissionsFile
{
    public const string Name = "commissions.csv";

    /// <summary>The file of those who sit in commissions.</summary>
    public const string Members = "members.csv";

    private static readonly string[] Offices = ["chair", "secretary", "member"];
    private static readonly string[] Answers = ["no", "yes"];

    public static void Read(PackageDraft draft)
    {
        draft.Commissions.Whole = !File.Exists(draft.PathOf(Name));
        using (var file = draft.Open(Name, false, ["commission", "tier", "seats"], ["under", "unit", "station", .. PackageWords.Named("name", draft.Profile.Languages)]))
        {
            if (file is not null) ReadCommissions(draft, file);
        }

        using var members = draft.Open(Members, false, ["commission", "member", "office", "side"], ["votes", .. PackageWords.Named("name", draft.Profile.Languages)]);
        if (members is null) return;
        var names = members.NameColumns("name", draft.Profile.Languages);
        while (members.Next()) ReadMember(draft, members, names);
        draft.Close(members);
    }

    private static void ReadCommissions(PackageDraft draft, CsvFile file)
    {
        var names = file.NameColumns("name", draft.Profile.Languages);
        while (file.Next()) ReadCommission(draft, file, names);
        draft.Close(file);
        draft.Commissions.Whole = true;
    }

    private static void ReadCommission(PackageDraft draft, CsvFile file, SearchedNames names)
    {
        var index = PackageDraft.Register(file, draft.Commissions, file.Column("commission"));
        var tier = file.Word(file.Column("tier"), PackageWords.Tiers);
        var seats = file.Number(file.Column("seats"));
        var under = file.OptionalCode(file.Column("under"));
        var unit = Optional(file, "unit", draft.Units);
        var station = Optional(file, "station", draft.Stations);
        var name = file.Names(names, false);
        if (index >= 0 && !file.Faulty) draft.CommissionRows.Add(new(new CommissionFormed(draft.Commissions[index], PackageWords.Tiers[tier], under, unit, station, seats, name), Name, file.Line));
    }

    private static void ReadMember(PackageDraft draft, CsvFile file, SearchedNames names)
    {
        var commission = file.Reference(file.Column("commission"), draft.Commissions, "commission");
        var member = Encoding.ASCII.GetString(file.Code(file.Column("member")));
        var office = file.Word(file.Column("office"), Offices);
        var side = Encoding.ASCII.GetString(file.Code(file.Column("side")));
        var votes = file.Cell(file.Column("votes")).IsEmpty || file.Word(file.Column("votes"), Answers) == 1;
        var name = file.Names(names, false);
        if (commission >= 0 && !file.Faulty) draft.MemberRows.Add(new(new MemberSeated(draft.Commissions[commission], member, Offices[office], side, votes, name), Members, file.Line));
    }

    private static string Optional(CsvFile file, string column, CodeMap known)
    {
        if (file.Cell(file.Column(column)).IsEmpty) return string.Empty;
        var index = file.Reference(file.Column(column), known, column);
        return index < 0 ? string.Empty : known[index];
    }
}
