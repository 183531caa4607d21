using Urna.Results;

namespace Urna.Web.Turnout;

/// <summary>The scale of a picture of shares: from nothing to some tenths of the whole.</summary>
/// <param name="Tenths">The top of the picture, 1 to 10 tenths.</param>
/// <param name="Height">The height of the picture, in its units.</param>
public readonly record struct Scale(int Tenths, int Height)
{
    private const int Fine = 100_000;

    /// <summary>A scale on which all of these stay below the top.</summary>
    public static Scale Of(IEnumerable<Share> shares, int height)
    {
        var most = shares.Select(s => s.ScaledTo(10 * Fine)).DefaultIfEmpty(0).Max();
        return new((int)Math.Clamp((most / Fine) + 1, 1, 10), height);
    }

    /// <summary>The lines to draw, in tenths.</summary>
    public IEnumerable<int> Lines => Tenths <= 4 ? Enumerable.Range(0, Tenths + 1) : Enumerable.Range(0, Tenths + 1).Where(t => (t & 1) == 0);

    /// <summary>The distance from the top.</summary>
    public long Down(Share share) => Height - (share.ScaledTo(Height * 10) / Tenths);

    /// <summary>The distance of a line from the top.</summary>
    public long Down(int tenths) => Height - ((long)Height * tenths / Tenths);

    /// <summary>A number of tenths as a share.</summary>
    public static Share Tenth(int tenths)
    {
        var sums = new StationSums(2, 1);
        sums.Add([tenths, 10]);
        return sums.Share(0, 1);
    }
}
