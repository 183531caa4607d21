using Urna.Store.Packages;
using Urna.Web.Hosting;
using Urna.Web.Layout;
using Urna.Web.Results;

namespace Urna.Web.Pictures;

/// <summary>The doors of pictures: as files, and as parts that stand in frames on pages of others.</summary>
public static class PicturesEndpoints
{
    /// <summary>Maps them.</summary>
    public static void MapPictures(this IEndpointRouteBuilder routes)
    {
        ArgumentNullException.ThrowIfNull(routes);
        routes.MapPage("picture/{name}.svg", language => (HttpContext context, Election shown, string election, string name, string? at, CancellationToken cancel) =>
            Picture(context, shown, (election, language, at), name, cancel));
        routes.MapPage("embed/{name}", language => (HttpContext context, Election shown, string election, string name, string? at, CancellationToken cancel) =>
            Embed(context, shown, (election, language, at), name, cancel));
        routes.MapPage("map", language => (HttpContext context, Election shown, string election, string? at, CancellationToken cancel) => Map(context, shown, (election, language, at), cancel));
        routes.MapGet("/e/{election}/" + AreaMap.File, File);
    }

    private static async Task<IResult> Map(HttpContext context, Election shown, (string Election, string Language, string? At) asked, CancellationToken cancel)
    {
        if (await Visits.Of(shown, asked.Election, asked.Language, asked.At, cancel) is not { Map: { } map } visit) return Answers.Missing(asked.Language);
        var bodies = FrontFigures.Of(visit.Views).Report.Bodies.OrderByDescending(b => b.Group.Main).Select(b => (Body: b, Areas: MappedArea.Of(map, b))).Where(b => b.Areas.Length > 0).ToList();
        return bodies.Count > 0 ? Answers.Page<MapPage>(context, new { V = visit, Map = map, Bodies = bodies }) : Answers.Missing(asked.Language);
    }

    private static IResult File(HttpContext context, Election shown, string election)
    {
        if (election != shown.Id || shown.Map is not { } map) return Answers.Missing(Visits.DefaultLanguage(shown));
        return TypedResults.Bytes(map.Bytes, "application/geo+json", entityTag: new($"\"{map.Hash}\""));
    }

    private static async Task<IResult> Picture(HttpContext context, Election shown, (string Election, string Language, string? At) asked, string name, CancellationToken cancel)
    {
        var visit = await Visits.Of(shown, asked.Election, asked.Language, asked.At, cancel);
        if (visit is null || Album.Find(visit, name) is not { } picture || picture.Draw() is not { } drawing) return Answers.Missing(asked.Language);
        visit = visit with { Scope = picture.Scope, IsOfHead = picture.Scope == Scope.Nation };
        Answers.Keep(context, visit);
        return TypedResults.Text(Drawn.AsFile(drawing, picture.Title, Album.Under(visit, picture, context.Request.Host.ToString())), "image/svg+xml");
    }

    private static async Task<IResult> Embed(HttpContext context, Election shown, (string Election, string Language, string? At) asked, string name, CancellationToken cancel)
    {
        if (await Visits.Of(shown, asked.Election, asked.Language, asked.At, cancel) is not { } visit) return Answers.Missing(asked.Language);
        visit = visit with { IsFramed = true };
        if (Album.Find(visit, name) is not { } picture) return Answers.Missing(asked.Language);
        visit = visit with { Scope = picture.Scope };
        SecurityHeaders.AllowFrames(context.Response.Headers);
        return Answers.Page<EmbedPage>(context, new { V = visit, Picture = picture, Evidence = Album.Evidence(visit, picture, context.Request.Host.ToString()) });
    }
}
