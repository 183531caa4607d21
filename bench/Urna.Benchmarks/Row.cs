using System.Globalization;

namespace Urna.Benchmarks;

/// <summary>One measured row: work against a reference in the same run.</summary>
/// <param name="Work">What was done.</param>
/// <param name="Against">The reference.</param>
/// <param name="Figure">The ratio or time, in words.</param>
/// <param name="Hold">The bound, in words.</param>
/// <param name="Holds">Whether it holds.</param>
/// <param name="Note">Settings that matter and absolute figures.</param>
internal sealed record Row(string Work, string Against, string Figure, string Hold, bool Holds, string Note)
{
    /// <summary>Whether there is a figure at all.</summary>
    public bool Measured => Figure.Length > 0;

    /// <summary>A row where the ratio must not exceed a bound.</summary>
    public static Row AtMost(string work, string against, double ratio, double bound, string note) =>
        new(work, against, Of($"{ratio:0.00}×"), Of($"≤ {bound}×"), ratio <= bound, note);

    /// <summary>A row where the ratio must reach a bound.</summary>
    public static Row AtLeast(string work, string against, double ratio, double bound, string note) =>
        new(work, against, Of($"{ratio:0.00}×"), Of($"≥ {bound}×"), ratio >= bound, note);

    /// <summary>A row where a measure must not exceed a bound, both in one unit.</summary>
    public static Row Within(string work, double measure, double bound, string unit, string note) =>
        new(work, "–", Of($"{measure:0.##} {unit}"), Of($"≤ {bound} {unit}"), measure <= bound, note);

    /// <summary>A part that gave no figure.</summary>
    public static Row Failed(string part, string why) => new(part, "–", string.Empty, "–", false, why);

    /// <summary>The row as a line of a Markdown table.</summary>
    public string Line => $"| {Work} | {Against} | {Figure} | {Hold} | {(Holds ? "holds" : Measured ? "FALLS SHORT" : "NOT MEASURED")} | {Note} |";

    /// <summary>Text with numbers as everywhere.</summary>
    public static string Of(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
