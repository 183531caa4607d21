namespace Urna.Web.Hosting;

/// <summary>What a door says of its drawing to who may keep it. A request that is answered for one visitor alone has none.</summary>
internal sealed class Notes
{
    /// <summary>What it was drawn from; null: it is not to be kept.</summary>
    public Basis? Basis { get; private set; }

    /// <summary>The language in which it is to be said that there is nothing; null: there is something.</summary>
    public string? Missing { get; set; }

    /// <summary>Says from what an answer is drawn.</summary>
    public static void Keep(HttpContext context, Basis basis)
    {
        if (context.Features.Get<Notes>() is { } notes) notes.Basis = basis;
    }
}
