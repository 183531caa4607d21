using System.Globalization;
using System.Text;

namespace Urna.Web.Words;

/// <summary>
/// Looks for what a visitor typed in names. Letters are made small as the language of the name does it: in an Azerbaijani name İ is the capital of i and
/// I that of ı, in every language the page may be read in.
/// </summary>
public sealed class NameSearch
{
    private static readonly string[] Cultures = ["", .. Language.All.Select(l => l.Culture).Distinct()];

    private readonly Dictionary<string, string> _small;

    /// <summary>What was typed.</summary>
    public NameSearch(string typed)
    {
        var text = typed.Trim().Normalize(NormalizationForm.FormC);
        _small = Cultures.ToDictionary(c => c, c => CultureInfo.GetCultureInfo(c).TextInfo.ToLower(text), StringComparer.Ordinal);
        IsEmpty = text.Length == 0;
    }

    /// <summary>Whether nothing was typed; then nothing is found.</summary>
    public bool IsEmpty { get; }

    /// <summary>Whether any of the names has it.</summary>
    public bool IsIn(Names names) => !IsEmpty && names.Languages.Any(l => Contains(names.In(l), Language.Find(l)?.Culture ?? string.Empty));

    /// <summary>Whether a code has it.</summary>
    public bool IsIn(string code) => !IsEmpty && Contains(code, string.Empty);

    private bool Contains(string text, string culture) =>
        CultureInfo.GetCultureInfo(culture).TextInfo.ToLower(text.Normalize(NormalizationForm.FormC)).Contains(_small[culture], StringComparison.Ordinal);
}
