using System.Globalization;

namespace Urna.Benchmarks;

/// <summary>One measured row: work against a reference in the same run.</summary>
/// <param name="Work">What was done.</param>
/// <param name="Against">The reference.</param>
/// <param name="Ratio">Work over reference, or reference over work where more is better.</param>
/// <param name="Hold">The bound, as words.</param>
/// <param name="Holds">Whether it holds.</param>
/// <param name="Note">Settings that matter and absolute figures.</param>
internal sealed record Row(string Work, string Against, double Ratio, string Hold, bool Holds, string Note)
{
    /// <summary>A row where the ratio must not exceed a bound.</summary>
    public static Row AtMost(string work, string against, double ratio, double bound, string note) =>
        new(work, against, ratio, string.Create(CultureInfo.InvariantCulture, $"≤ {bound}×"), ratio <= bound, note);

    /// <summary>A row where the ratio must reach a bound.</summary>
    public static Row AtLeast(string work, string against, double ratio, double bound, string note) =>
        new(work, against, ratio, string.Create(CultureInfo.InvariantCulture, $"≥ {bound}×"), ratio >= bound, note);

    /// <summary>The row as a line of a Markdown table.</summary>
    public string Line => string.Create(CultureInfo.InvariantCulture, $"| {Work} | {Against} | {Ratio:0.00}× | {Hold} | {(Holds ? "holds" : "FALLS SHORT")} | {Note} |");
}
