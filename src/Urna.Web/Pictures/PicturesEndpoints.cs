using Urna.Web.Hosting;
using Urna.Web.Layout;

namespace Urna.Web.Pictures;

/// <summary>The doors of pictures as files.</summary>
public static class PicturesEndpoints
{
    /// <summary>Maps them.</summary>
    public static void MapPictures(this IEndpointRouteBuilder routes)
    {
        ArgumentNullException.ThrowIfNull(routes);
        routes.MapPage("picture/{name}.svg", language => (HttpContext context, Election shown, string election, string name, string? at, CancellationToken cancel) =>
            Picture(context, shown, (election, language, at), name, cancel));
    }

    private static async Task<IResult> Picture(HttpContext context, Election shown, (string Election, string Language, string? At) asked, string name, CancellationToken cancel)
    {
        var visit = await Visits.Of(shown, asked.Election, asked.Language, asked.At, cancel);
        if (visit is null || Album.Find(visit, name) is not { } drawing) return Answers.Missing(asked.Language);
        Answers.Keep(context, visit with { IsOfHead = true });
        return TypedResults.Text(Drawn.AsFile(drawing, drawing.Title, Album.Under(visit, context.Request.Host.ToString())), "image/svg+xml");
    }
}
