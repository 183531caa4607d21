using System.Collections.Frozen;

namespace Urna;

/// <summary>The roles of people and programs that may record facts (<c>docs/law.md</c>).</summary>
public static class Roles
{
    /// <summary>Keeps the registers before the day.</summary>
    public const string Registrar = "registrar";

    /// <summary>Secretary of a station.</summary>
    public const string Secretary = "secretary";

    /// <summary>Chair of a station.</summary>
    public const string Chair = "chair";

    /// <summary>Enters protocols at a constituency commission, as A or as B.</summary>
    public const string Operator = "operator";

    /// <summary>Settles what A and B read differently.</summary>
    public const string Settler = "settler";

    /// <summary>Accepts an entered protocol.</summary>
    public const string Accepter = "accepter";

    /// <summary>Records a commission's decision.</summary>
    public const string Recorder = "recorder";

    /// <summary>Confirms what another recorded.</summary>
    public const string Confirmer = "confirmer";

    /// <summary>Leads the national shift.</summary>
    public const string ShiftLead = "shift-lead";

    /// <summary>Accounts and keys only, never results.</summary>
    public const string Administrator = "administrator";

    private static readonly FrozenSet<string> Known = new[]
    {
        Registrar, Secretary, Chair, Operator, Settler, Accepter, Recorder, Confirmer, ShiftLead, Administrator,
    }.ToFrozenSet(StringComparer.Ordinal);

    /// <summary>Whether this is a role.</summary>
    public static bool Has(string role) => Known.Contains(role);
}
