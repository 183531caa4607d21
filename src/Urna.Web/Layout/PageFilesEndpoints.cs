using Microsoft.AspNetCore.Http.HttpResults;

namespace Urna.Web.Layout;

/// <summary>The door of the files that pages refer to.</summary>
public static class PageFilesEndpoints
{
    /// <summary>Maps them.</summary>
    public static void MapPageFiles(this IEndpointRouteBuilder routes)
    {
        ArgumentNullException.ThrowIfNull(routes);
        foreach (var file in PageFiles.All.Values) routes.MapGet(file.Address, (HttpContext context) => Give(context, file));
    }

    private static FileContentHttpResult Give(HttpContext context, Asset file)
    {
        context.Response.Headers.CacheControl = "public, max-age=31536000, immutable";
        return TypedResults.Bytes(file.Bytes, file.Type);
    }
}
