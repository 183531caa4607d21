namespace Urna.Store.Packages;

/// <summary>Things that stand below others of their kind: units in units, contests linked to contests.</summary>
internal static class Chains
{
    /// <summary>How many others stand above each; -1 where they lead in a circle.</summary>
    /// <param name="count">How many there are.</param>
    /// <param name="above">The one above; -1 where there is none.</param>
    public static int[] Depths(int count, Func<int, int> above)
    {
        const int Open = -2;
        var depths = new int[count];
        Array.Fill(depths, Open);
        var path = new List<int>();
        for (var start = 0; start < count; start++)
        {
            var at = start;
            while (at >= 0 && depths[at] == Open)
            {
                depths[at] = -1;
                path.Add(at);
                at = above(at);
            }

            // Whoever is met again while still on the path stands on a circle, and so do all that lead to it.
            var circle = at >= 0 && depths[at] == -1;
            var depth = at >= 0 ? depths[at] : -1;
            for (var i = path.Count - 1; i >= 0; i--) depths[path[i]] = circle ? -1 : ++depth;
            path.Clear();
        }

        return depths;
    }

    /// <summary>The indexes so that each stands behind the one above it, otherwise in their order.</summary>
    public static int[] Order(int[] depths) => [.. Enumerable.Range(0, depths.Length).OrderBy(i => depths[i])];
}
