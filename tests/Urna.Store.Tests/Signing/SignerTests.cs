using Microsoft.Data.Sqlite;
using Urna.Record;
using Urna.Registers;
using Urna.Store.Keys;
using Urna.Store.Records;
using Urna.Store.Signing;
using Urna.Store.Tests.Records;
using Urna.TestHost;
using static Urna.Store.Tests.Records.Check;

namespace Urna.Store.Tests.Signing;

/// <summary>What a signer signs, in which order, and what it refuses.</summary>
public sealed class SignerTests : IDisposable
{
    private static readonly Author Administrator = new("adm", "cec", Roles.Administrator);

    private readonly Folder _folder = new();
    private readonly LogKey _key = LogKey.Create(Small.Origin);

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task A_signed_checkpoint_says_origin_size_and_root_of_the_record()
    {
        await using var appender = await Begin(Store("record"));
        await using var signer = await Open(appender.Store, "a");

        var signed = await signer.Once(CancellationToken.None);

        Assert.Equal(new Checkpoint(Small.Origin, 2, appender.Head.Root), signed);
        var note = await Published(appender.Store);
        Assert.Equal(string.Empty, note.Verify([_key.Verifier], NoteSignatures.Check).Problem);
        Assert.Equal(signed, Checkpoint.Read(note.Text));
    }

    [Fact]
    public async Task An_empty_record_is_not_signed()
    {
        await using var store = Store("record");
        await using var signer = await Open(store, "a");

        Assert.Null(await signer.Once(CancellationToken.None));
        Assert.Null(await store.Checkpoint(CancellationToken.None));
    }

    [Fact]
    public async Task What_is_signed_is_not_signed_again()
    {
        await using var appender = await Begin(Store("record"));
        await using var signer = await Open(appender.Store, "a");
        await signer.Once(CancellationToken.None);

        Assert.Null(await signer.Once(CancellationToken.None));
        Recorded(await appender.Append(Small.Area(1)));
        Assert.Equal(3, (await signer.Once(CancellationToken.None))?.Size);
    }

    [Fact]
    public async Task A_signer_that_was_stopped_goes_on_from_its_store()
    {
        await using var appender = await Begin(Store("record"));
        await using (var first = await Open(appender.Store, "a")) await first.Once(CancellationToken.None);
        Recorded(await appender.Append(Small.Area(1)));

        await using var second = await Open(appender.Store, "a");

        Assert.Equal(3, (await second.Once(CancellationToken.None))?.Size);
    }

    [Fact]
    public async Task It_signs_by_itself_what_is_appended_while_it_runs()
    {
        await using var appender = await Begin(Store("record"));
        await using var signer = await Open(appender.Store, "a", new() { Every = TimeSpan.FromMilliseconds(10) });
        using var stop = new CancellationTokenSource();
        var running = signer.Run(stop.Token);

        for (var area = 1; area <= 20; area++) Recorded(await appender.Append(Small.Area(area)));
        while (await appender.Store.Checkpoint(CancellationToken.None) is not { } note || Size(note) < 22) await Task.Delay(10);
        await stop.CancelAsync();
        await running;

        Assert.Null(signer.Trouble);
    }

    [Fact]
    public async Task A_record_that_was_set_back_is_refused_until_its_end_is_there_again()
    {
        await using (var appender = await Begin(Store("record")))
        {
            await using var signer = await Open(appender.Store, "a");
            Backup("record", "older");
            Recorded(await appender.Append(Small.Area(1)));
            Recorded(await appender.Append(Small.Area(2)));
            await signer.Once(CancellationToken.None);
            Backup("record", "whole");
        }

        await Refused("older", "it was set back to an older state");
        await Refused("older", "it was set back to an older state");

        await using var restored = await Appender.Open(Store("whole"), Rules.Decide, TimeProvider.System);
        Recorded(await restored.Append(Small.Area(3)));
        await using var again = await Open(restored.Store, "a");
        Assert.Equal(5, (await again.Once(CancellationToken.None))?.Size);
        Assert.Contains("set back", await File.ReadAllTextAsync(_folder["a/refusals"]), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_record_that_went_on_otherwise_after_it_was_set_back_is_refused()
    {
        await using (var appender = await Begin(Store("record")))
        {
            await using var signer = await Open(appender.Store, "a");
            Backup("record", "older");
            Recorded(await appender.Append(Small.Area(1)));
            await signer.Once(CancellationToken.None);
        }

        await using (var other = await Appender.Open(Store("older"), Rules.Decide, TimeProvider.System))
        {
            Recorded(await other.Append(Small.Area(7)));
            Recorded(await other.Append(Small.Area(8)));
        }

        await Refused("older", "another root");
    }

    [Fact]
    public async Task Another_root_at_the_same_size_is_refused()
    {
        await using (var appender = await Begin(Store("record")))
        {
            await using var signer = await Open(appender.Store, "a");
            Backup("record", "older");
            Recorded(await appender.Append(Small.Area(1)));
            await signer.Once(CancellationToken.None);
        }

        await using (var other = await Appender.Open(Store("older"), Rules.Decide, TimeProvider.System)) Recorded(await other.Append(Small.Area(7)));

        await Refused("older", "another root over its 3 entries");
    }

    [Fact]
    public async Task A_second_signer_with_the_same_store_is_turned_away()
    {
        await using var appender = await Begin(Store("record"));
        await using var first = await Open(appender.Store, "a");

        var problem = await Assert.ThrowsAsync<RecordUnavailableException>(() => Open(appender.Store, "a"));

        Assert.Contains("is open in another process", problem.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Two_signers_with_stores_of_their_own_publish_one_story()
    {
        await using var appender = await Begin(Store("record"));
        await using var first = await Open(appender.Store, "a");
        await using var second = await Open(appender.Store, "b");
        for (var area = 1; area <= 30; area++)
        {
            Recorded(await appender.Append(Small.Area(area)));
            await Task.WhenAll(Task.Run(() => first.Once(CancellationToken.None)), Task.Run(() => second.Once(CancellationToken.None)));
        }

        Assert.Equal(new Checkpoint(Small.Origin, 32, appender.Head.Root), Checkpoint.Read((await Published(appender.Store)).Text));
    }

    [Fact]
    public async Task A_second_signer_does_not_sign_beside_a_checkpoint_that_tells_another_story()
    {
        await using (var appender = await Begin(Store("record")))
        {
            Backup("record", "older");
            Recorded(await appender.Append(Small.Area(1)));
            await using var first = await Open(appender.Store, "a");
            await first.Once(CancellationToken.None);
            var note = await Published(appender.Store);
            await using var other = await Appender.Open(Store("older"), Rules.Decide, TimeProvider.System);
            Recorded(await other.Append(Small.Area(7)));
            await other.Store.Publish(3, note.ToString(), CancellationToken.None);
            Recorded(await other.Append(Small.Area(8)));
        }

        await Refused("older", "the log has told two stories", "b");
    }

    [Fact]
    public async Task A_record_cut_off_before_its_published_checkpoint_is_refused_by_a_signer_without_memory()
    {
        await using (var appender = await Begin(Store("record")))
        {
            Backup("record", "older");
            Recorded(await appender.Append(Small.Area(1)));
            await using var first = await Open(appender.Store, "a");
            await first.Once(CancellationToken.None);
            await using var older = SqliteRecord.Open(_folder["older"], TimeProvider.System);
            await older.Publish(3, (await Published(appender.Store)).ToString(), CancellationToken.None);
        }

        await Refused("older", "a published checkpoint of 3 entries, but only 2 entries", "b");
    }

    [Fact]
    public async Task A_key_of_another_origin_signs_nothing()
    {
        await using var appender = await Begin(Store("record"));
        await using var signer = await Signer.Open(appender.Store, LogKey.Create("urna.example/e/small/live-99999999"), _folder["a"], TimeProvider.System);

        var refused = await Assert.ThrowsAsync<SignerRefusedException>(() => signer.Once(CancellationToken.None));

        Assert.Contains("A key signs the record of its own origin and no other.", refused.Message, StringComparison.Ordinal);
        Assert.Null(await appender.Store.Checkpoint(CancellationToken.None));
    }

    [Fact]
    public async Task A_store_is_that_of_one_record()
    {
        await using var appender = await Begin(Store("record"));
        await using (var signer = await Open(appender.Store, "a")) await signer.Once(CancellationToken.None);

        var refused = await Assert.ThrowsAsync<SignerRefusedException>(() => Signer.Open(appender.Store, LogKey.Create("urna.example/other"), _folder["a"], TimeProvider.System));

        Assert.Contains("Give each record a store of its own.", refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_damaged_store_signs_nothing()
    {
        await using var appender = await Begin(Store("record"));
        await using (var signer = await Open(appender.Store, "a")) await signer.Once(CancellationToken.None);
        var bytes = await File.ReadAllBytesAsync(_folder["a/bond"]);
        for (var i = 0; i < bytes.Length; i++)
        {
            byte[] changed = [.. bytes];
            changed[i] ^= 1;
            await File.WriteAllBytesAsync(_folder["a/bond"], changed);
            await Assert.ThrowsAsync<SignerRefusedException>(() => Open(appender.Store, "a"));
        }
    }

    [Fact]
    public async Task A_key_that_nothing_announces_does_not_take_over()
    {
        await using var appender = await Begin(Store("record"));
        await using (var signer = await Open(appender.Store, "a")) await signer.Once(CancellationToken.None);
        await using var stranger = await Signer.Open(appender.Store, LogKey.Create(Small.Origin), _folder["b"], TimeProvider.System);

        var refused = await Assert.ThrowsAsync<SignerRefusedException>(() => stranger.Once(CancellationToken.None));

        Assert.Contains("are signed by another key", refused.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("a")]
    [InlineData("b")]
    public async Task A_key_takes_over_once_the_old_key_has_signed_its_announcement(string store)
    {
        var next = LogKey.Create(Small.Origin);
        await using var appender = await Begin(Store("record"));
        await using (var signer = await Open(appender.Store, "a"))
        {
            await signer.Once(CancellationToken.None);
            Recorded(await appender.Append(Request.Of(Administrator, new(77), new KeyAnnounced(next.Verifier.ToString()))));
        }

        await using (var early = await Signer.Open(appender.Store, next, _folder[store], TimeProvider.System))
            await Assert.ThrowsAsync<SignerRefusedException>(() => early.Once(CancellationToken.None));
        await using (var signer = await Open(appender.Store, "a")) await signer.Once(CancellationToken.None);
        Recorded(await appender.Append(Small.Area(1)));
        await using (var later = await Signer.Open(appender.Store, next, _folder[store], TimeProvider.System))
            Assert.Equal(4, (await later.Once(CancellationToken.None))?.Size);

        Assert.True((await Published(appender.Store)).Verify([next.Verifier], NoteSignatures.Check).IsGood);
    }

    private static long Size(string note) => Checkpoint.Read(SignedNote.Read(System.Text.Encoding.UTF8.GetBytes(note)).Text).Size;

    private static async Task<SignedNote> Published(IRecordStore store) =>
        SignedNote.Read(System.Text.Encoding.UTF8.GetBytes(await store.Checkpoint(CancellationToken.None) ?? string.Empty));

    private SqliteRecord Store(string name) => SqliteRecord.Open(_folder[name], TimeProvider.System);

    private Task<Signer> Open(IRecordStore store, string folder, SignerOptions? options = null) => Signer.Open(store, _key, _folder[folder], TimeProvider.System, options);

    private void Backup(string from, string to)
    {
        using var source = new SqliteConnection($"Data Source={_folder[from]};Mode=ReadOnly;Pooling=False");
        using var target = new SqliteConnection($"Data Source={_folder[to]};Pooling=False");
        source.Open();
        target.Open();
        source.BackupDatabase(target);
    }

    private async Task Refused(string record, string why, string store = "a")
    {
        await using var opened = Store(record);
        await using var signer = await Open(opened, store);
        var before = await opened.Checkpoint(CancellationToken.None);

        var refused = await Assert.ThrowsAsync<SignerRefusedException>(() => signer.Once(CancellationToken.None));

        Assert.Contains(why, refused.Message, StringComparison.Ordinal);
        Assert.Equal(refused.Message, signer.Trouble);
        Assert.Equal(before, await opened.Checkpoint(CancellationToken.None));
    }
}
