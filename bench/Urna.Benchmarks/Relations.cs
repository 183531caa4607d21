namespace Urna.Benchmarks;

/// <summary>The relations of the synthetic form, once for both sides: a check of the form, and an expression of SQL.</summary>
internal static class Relations
{
    /// <summary>All of them.</summary>
    public static (string Code, string Left, string Relation, string Right)[] All { get; } =
    [
        ("K1", "2", "=", "3 4 5 6 11 -12"), ("K2", "7 8", "=", "9 10"), ("K3", "@votes", "=", "10"), ("K4", "7 8", "<=", "3 4 5"), ("K5", "3 4 5", "<=", "1"), ("K6", "1", "=", "@list"),
        ("K7", "@closing", "<", "@completed"), ("K8", "7", "<=", "3 5"),
    ];

    /// <summary>How many protocols break each, as columns.</summary>
    public static string Columns => string.Join(", ", All.Select(r => $"count(*) FILTER (NOT ({Side(r.Left)} {r.Relation} {Side(r.Right)}))"));

    private static string Side(string terms) => string.Join(" + ", terms.Split(' ').Select(t => t switch
    {
        "@votes" => "w.votes",
        "@list" => "(b.permanent + b.temporary)",
        "@closing" => "closes",
        "@completed" => "p.completed_at",
        ['-', .. var line] => $"(-p.line_{line})",
        var line => $"p.line_{line}",
    }));
}
