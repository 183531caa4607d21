using Urna.Benchmarks;

// Measures the rows of docs/operations.md that have a reference, prints them, and keeps the run in bench/RESULTS.md.
// Parts: record, million. Without a part: all.
var rows = new Dictionary<string, Func<IEnumerable<Row>>>(StringComparer.Ordinal)
{
    ["record"] = RecordRows.Measure,
    ["million"] = MillionRows.Measure,
};
var parts = args.Where(a => !a.StartsWith("--", StringComparison.Ordinal)).ToArray();
var unknown = parts.Where(p => !rows.ContainsKey(p)).ToArray();
if (unknown.Length > 0)
{
    Console.Error.WriteLine($"There is no part {string.Join(", ", unknown)}; parts are {string.Join(", ", rows.Keys)}.");
    return 2;
}

var measured = (parts.Length > 0 ? parts : [.. rows.Keys]).SelectMany(p => rows[p]()).ToArray();
Results.Keep(measured);
return measured.All(r => r.Holds) ? 0 : 1;
