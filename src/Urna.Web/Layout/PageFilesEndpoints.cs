using Microsoft.AspNetCore.Http.HttpResults;
using Urna.Web.Hosting;

namespace Urna.Web.Layout;

/// <summary>The door of the files that pages refer to.</summary>
public static class PageFilesEndpoints
{
    /// <summary>Maps them.</summary>
    public static void MapPageFiles(this IEndpointRouteBuilder routes)
    {
        ArgumentNullException.ThrowIfNull(routes);
        foreach (var file in PageFiles.All.Values) routes.MapGet(file.Address, (HttpContext context) => Give(context, file)).WithMetadata(new Kept());
    }

    private static FileContentHttpResult Give(HttpContext context, Asset file)
    {
        Freshness.ForEver(context);
        return TypedResults.Bytes(file.Bytes, file.Type);
    }
}
