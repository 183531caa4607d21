using System.Net;
using Urna.Store.Records;

namespace Urna.Store.Tiles;

/// <summary>Tiles on a web site. A file that is longer than it can be, or takes too long, is not waited for.</summary>
internal sealed class SiteFiles : ITileFiles
{
    private static readonly TimeSpan Longest = TimeSpan.FromSeconds(30);

    private readonly HttpClient _client = new() { Timeout = Longest };
    private readonly Uri _address;

    /// <summary>The tiles below an address, such as <c>https://host/e/election/record/</c>.</summary>
    public SiteFiles(Uri address) => _address = address.AbsoluteUri.EndsWith('/') ? address : new(address.AbsoluteUri + "/");

    /// <inheritdoc/>
    public string Place => _address.AbsoluteUri;

    /// <inheritdoc/>
    public async Task<byte[]?> Read(string path, int most, CancellationToken cancel)
    {
        try
        {
            using var answer = await _client.GetAsync(new Uri(_address, path), HttpCompletionOption.ResponseHeadersRead, cancel);
            if (answer.StatusCode is HttpStatusCode.NotFound or HttpStatusCode.Gone) return null;
            if (!answer.IsSuccessStatusCode) throw new RecordUnavailableException($"{_address}{path}: the site answers {(int)answer.StatusCode} {answer.ReasonPhrase}.");
            await using var body = await answer.Content.ReadAsStreamAsync(cancel);
            return await Read(body, path, most, cancel);
        }
        catch (Exception problem) when (problem is HttpRequestException or IOException || (problem is OperationCanceledException && !cancel.IsCancellationRequested))
        {
            throw new RecordUnavailableException($"{_address}{path} cannot be read: {problem.Message}", problem);
        }
    }

    /// <inheritdoc/>
    public IEnumerable<string> All() => []; // A site does not list its files.

    /// <inheritdoc/>
    public void Dispose() => _client.Dispose();

    private static async Task<byte[]> Read(Stream body, string path, int most, CancellationToken cancel)
    {
        using var whole = new MemoryStream();
        var part = new byte[81920];
        while (await body.ReadAsync(part, cancel) is > 0 and var length)
        {
            if (whole.Length + length > most) throw FolderFiles.TooLong(path, most);
            whole.Write(part, 0, length);
        }

        return whole.ToArray();
    }
}
