using Urna.Store.Keys;
using Urna.Store.Records;
using Urna.Store.Signing;

namespace Urna.Cli.Verbs;

/// <summary>The signer inside the process that writes a record in a file: the key and the signer's own store lie beside it.</summary>
internal sealed class OwnSigner : IAsyncDisposable
{
    private readonly CancellationTokenSource _stop = new();
    private readonly Task _loop;

    private OwnSigner(Signer signer)
    {
        Signer = signer;
        _loop = Task.Run(() => signer.Run(_stop.Token));
    }

    /// <summary>The signer.</summary>
    public Signer Signer { get; }

    /// <summary>Signs a record from now on, each second.</summary>
    /// <param name="record">The record, open for writing.</param>
    /// <param name="origin">Its origin.</param>
    /// <param name="file">The file of the record.</param>
    /// <param name="key">The file of the key; null: beside the record, and made where it is not there.</param>
    public static async Task<OwnSigner> Start(IRecordStore record, string origin, string file, string? key)
    {
        var beside = file + ".key";
        if (key is null && !File.Exists(beside)) LogKey.Create(origin).Save(beside);
        return new(await Signer.Open(record, LogKey.Read(key ?? beside), file + ".signer", TimeProvider.System));
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        await _stop.CancelAsync();
        await _loop;
        await Signer.DisposeAsync();
        _stop.Dispose();
    }
}
