using System.CommandLine;
using System.Globalization;
using Urna.Cli.Reading;
using Urna.Record;
using Urna.Store.Keys;
using Urna.Store.Records;
using Urna.Store.Signing;
using Urna.Store.Tiles;

namespace Urna.Cli.Verbs;

/// <summary>
/// <c>urna sign RECORD</c>: the signer, where it runs apart; <c>urna sign --new-key FILE --origin NAME</c> makes its key. Exit 0: signed; 1: the record
/// is not one that may be signed; 2: the line or what it names cannot be used.
/// </summary>
internal static class SignVerb
{
    /// <summary>The verb.</summary>
    public static Command Create()
    {
        var record = new Argument<string?>("record") { Description = "The record: a SQLite file that no server writes now, or a PostgreSQL database", Arity = ArgumentArity.ZeroOrOne };
        var key = new Option<string?>("--key") { Description = "The key of the log, a file of mode 600", HelpName = "FILE" };
        var store = new Option<string?>("--store") { Description = "The signer's own durable store; keep it on another disk than the record", HelpName = "FOLDER" };
        var tiles = new Option<string?>("--tiles") { Description = "Write the tiles of the record here after each checkpoint", HelpName = "FOLDER" };
        var once = new Option<bool>("--once") { Description = "Sign once and end; otherwise each second until stopped" };
        var made = new Option<string?>("--new-key") { Description = "Make a new key of the log in this file", HelpName = "FILE" };
        var origin = new Option<string?>("--origin") { Description = "The origin of the record that the new key will sign", HelpName = "NAME" };
        var verb = new Command("sign", "Sign the checkpoints of a record, or make the key for it") { record, key, store, tiles, once, made, origin };
        verb.Validators.Add(given =>
        {
            var (place, file) = (given.GetValue(record), given.GetValue(made));
            if (file is null && (place is null || given.GetValue(key) is null || given.GetValue(store) is null)) given.AddError("Give a record, --key and --store; or --new-key and --origin.");
            if (file is not null && place is null && given.GetValue(origin) is null) given.AddError("A new key is for one origin: give --origin, or the record.");
        });
        verb.SetAction((given, cancel) => Saying.What(given, async output =>
        {
            var place = given.GetValue(record) ?? string.Empty;
            if (given.GetValue(made) is { } file) return Make(output, file, given.GetValue(origin) ?? await OriginOf(place, cancel));
            var options = new SignerOptions { Tiles = given.GetValue(tiles) is { } folder ? new TileFolder(folder) : null };
            var signing = new Signing(place, given.GetRequiredValue(key) ?? string.Empty, given.GetRequiredValue(store) ?? string.Empty, options);
            return await Sign(output, signing, given.GetValue(once), cancel);
        }));
        return verb;
    }

    private static int Make(TextWriter output, string file, string origin)
    {
        try
        {
            var key = LogKey.Create(origin);
            key.Save(file);
            output.WriteLine($"The key is in {file}; nobody but its owner can read it. Its public half, to be published:");
            output.WriteLine(key.Verifier);
            output.WriteLine("A policy for \"urna verify --policy\" that trusts it:");
            output.WriteLine($"log {key.Verifier}");
            output.WriteLine("quorum none");
            return 0;
        }
        catch (ArgumentException problem)
        {
            throw new PlaceException($"\"{origin}\" cannot be an origin. {problem.Message}");
        }
        catch (RecordUnavailableException problem)
        {
            throw new PlaceException(problem.Message);
        }
    }

    private static async Task<int> Sign(TextWriter output, Signing signing, bool once, CancellationToken cancel)
    {
        try
        {
            var key = LogKey.Read(signing.Key);
            await using var record = await Open(signing.Record, cancel);
            await using var signer = await Signer.Open(record, key, signing.Store, TimeProvider.System, signing.Options);
            if (!once) return await Go(output, signer, cancel);
            var signed = await signer.Once(cancel);
            output.WriteLine(signed is null ? "Nothing new to sign." : Said(signed));
            return 0;
        }
        catch (SignerRefusedException refused)
        {
            throw new PlaceException(refused.Message, 1);
        }
        catch (RecordUnavailableException problem)
        {
            throw new PlaceException(problem.Message);
        }
    }

    // What is wrong is said once, and again when it changes; the signer itself goes on as soon as it may.
    private static async Task<int> Go(TextWriter output, Signer signer, CancellationToken cancel)
    {
        string? said = null;
        using var second = new PeriodicTimer(TimeSpan.FromSeconds(1));
        try
        {
            do
            {
                var trouble = await Turn(output, signer, cancel);
                if (trouble is not null && trouble != said) await Console.Error.WriteLineAsync(trouble);
                said = trouble;
            }
            while (await second.WaitForNextTickAsync(cancel));
        }
        catch (OperationCanceledException) when (cancel.IsCancellationRequested)
        {
            // Stopped by whoever started it.
        }

        return said is null ? 0 : 1;
    }

    private static async Task<string?> Turn(TextWriter output, Signer signer, CancellationToken cancel)
    {
        try
        {
            if (await signer.Once(cancel) is { } signed) output.WriteLine(Said(signed));
            return null;
        }
        catch (Exception problem) when (problem is SignerRefusedException or RecordUnavailableException or IOException or UnauthorizedAccessException)
        {
            return problem.Message;
        }
    }

    private static async Task<IRecordStore> Open(string place, CancellationToken cancel)
    {
        if (PostgresAddress.Is(place)) return await PostgresRecord.Open(place, cancel: cancel);
        return File.Exists(place) ? SqliteRecord.Open(place, TimeProvider.System) : throw new PlaceException($"There is no record {place}.");
    }

    private static async Task<string> OriginOf(string place, CancellationToken cancel)
    {
        await using IRecordStore record = PostgresAddress.Is(place) ? PostgresRecord.OpenToRead(place) : SqliteRecord.OpenToRead(place, TimeProvider.System);
        await foreach (var batch in record.Read(0, cancel))
        {
            if (new Decoder().Read(batch[0].Bytes.Span).Fact is Registers.RecordOpened opened) return opened.Origin;
        }

        throw new PlaceException($"{place} has no entries, so its origin is not known: give --origin.");
    }

    private static string Said(Checkpoint signed) => string.Create(CultureInfo.InvariantCulture, $"signed {signed.Size} entries, root {signed.Root}");

    private sealed record Signing(string Record, string Key, string Store, SignerOptions Options);
}
