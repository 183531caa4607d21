using Urna.Benchmarks;

// Measures the rows of docs/operations.md that have a reference, prints them, and keeps the run in bench/RESULTS.md.
// bench/run [--short] [PART…]: without a part all. --short: tiny sizes, nothing is kept and no ratio asked for.
var isShort = args.Contains("--short");
var words = args.Where(a => a != "--short").ToArray();
switch (words)
{
    case ["--part", var part, var file]:
        Parts.Measure(part, isShort ? Sizes.Short : Sizes.Full, file);
        return 0;
    case ["--ready", var record, var size, var entry, var offset, var snapshots]:
        await ReadyRow.Start(record, size, entry, offset, snapshots);
        return 0;
    case ["--site", var record]:
        await SiteChild.Serve(record);
        return 0;
    default:
        return Run(words);
}

int Run(string[] parts)
{
    var unknown = parts.Where(p => !Parts.All.ContainsKey(p)).ToArray();
    if (unknown.Length > 0)
    {
        Console.Error.WriteLine($"There is no part {string.Join(", ", unknown)}; parts are {string.Join(", ", Parts.All.Keys)}.");
        return 2;
    }

    var measured = Parts.All.Keys.Where(p => parts.Length == 0 || parts.Contains(p)).SelectMany(p => Parts.Run(p, isShort)).ToArray();
    Results.Tell(measured, !isShort);
    return measured.All(r => isShort ? r.Measured : r.Holds) ? 0 : 1;
}
