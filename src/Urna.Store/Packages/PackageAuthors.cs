using System.Security.Cryptography;
using System.Text;

namespace Urna.Store.Packages;

/// <summary>
/// Who recorded the facts of a past election: nobody whose name is known. Each role of each commission is one pseudonym, made from the hash of the package,
/// so that what takes two people shows two.
/// </summary>
internal sealed class PackageAuthors(string package)
{
    /// <summary>The national commission.</summary>
    public const string National = "cec";

    private readonly Dictionary<(string Commission, string Role), Author> _authors = [];

    /// <summary>The author of a role in a commission.</summary>
    public Author Of(string commission, string role)
    {
        if (_authors.TryGetValue((commission, role), out var author)) return author;
        var hash = SHA256.HashData(Encoding.ASCII.GetBytes($"{package}\nactor\n{commission}\n{role}\n"));
        author = new($"a-{Convert.ToHexStringLower(hash.AsSpan(0, 8))}", commission, role);
        _authors.Add((commission, role), author);
        return author;
    }

    /// <summary>The pseudonym of the second person beside an author.</summary>
    public string Confirmer(string commission) => Of(commission, Roles.Confirmer).Actor;

    /// <summary>The commission of a contest.</summary>
    public static string Constituency(string contest) => Fit($"conec-{contest}");

    /// <summary>The commission of a station.</summary>
    public static string Precinct(string station) => Fit($"pec-{station}");

    // A code has forty characters at most; the longest codes of contests and stations leave no room for what stands before them.
    private static string Fit(string code) => code.Length <= Codes.MaxLength
        ? code
        : $"{code[..code.IndexOf('-', StringComparison.Ordinal)]}-{Convert.ToHexStringLower(SHA256.HashData(Encoding.ASCII.GetBytes(code)).AsSpan(0, 12))}";
}
