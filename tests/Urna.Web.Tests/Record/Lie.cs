using Microsoft.Playwright;

namespace Urna.Web.Tests.Record;

/// <summary>What a server that lies would send, put between a real server and a real browser.</summary>
internal static class Lie
{
    /// <summary>Changes the bytes of what is sent from these addresses.</summary>
    public static Task Bytes(IPage page, string address, Func<byte[], byte[]> change) => page.RouteAsync(address, async route =>
    {
        var answer = await route.FetchAsync();
        await route.FulfillAsync(new() { Status = answer.Status, ContentType = answer.Headers["content-type"], BodyBytes = change(await answer.BodyAsync()) });
    });

    /// <summary>Changes the text of what is sent from these addresses.</summary>
    public static Task Text(IPage page, string address, Func<string, string> change) =>
        Bytes(page, address, bytes => System.Text.Encoding.UTF8.GetBytes(change(System.Text.Encoding.UTF8.GetString(bytes))));

    /// <summary>Changes one bit of the last signature of a note.</summary>
    public static string ChangeSignature(string note)
    {
        var at = note.LastIndexOf(' ') + 1;
        var bytes = Convert.FromBase64String(note[at..].Trim());
        bytes[^1] ^= 1;
        return note[..at] + Convert.ToBase64String(bytes) + "\n";
    }
}
