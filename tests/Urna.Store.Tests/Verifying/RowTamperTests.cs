using Urna.Store.Verifying;

namespace Urna.Store.Tests.Verifying;

/// <summary>
/// Somebody with the database changes a record at random, row by row. Every change is found: by its entry, or by the first subtree that
/// differs from the checkpoint somebody kept. URNA_TAMPERS says how many changes all tamper tests make, 10,000 where nothing is said.
/// </summary>
public sealed class RowTamperTests(SignedRecord record, ITestOutputHelper output) : IClassFixture<SignedRecord>
{
    private static readonly string[] Kinds =
        ["bytes", "shorter", "longer", "stored hash", "dropped", "repeated", "reordered", "inserted", "stored actor", "stored id", "size", "time", "root", "checkpoint", "checkpoint size"];

    [Fact]
    public async Task No_change_of_a_row_is_missed()
    {
        var found = Kinds.ToDictionary(k => k, _ => 0);
        var chance = new Random(1);
        for (var i = 0; i < SignedRecord.Tampers(4); i++)
        {
            var kind = Kinds[chance.Next(Kinds.Length)];
            var (changed, at) = Change(record.Model.Copy(), kind, chance);
            var recomputes = kind is not ("stored hash" or "stored actor" or "stored id" or "size" or "time" or "root" or "checkpoint" or "checkpoint size") && chance.Next(2) == 0;
            if (recomputes) changed = changed.Recomputed();
            changed.Write(record["tampered"]);

            var verdict = await record.Verify(record["tampered"]);

            Assert.True(verdict.ProblemCount > 0, $"Nobody saw the change {i}: {kind} at entry {at}{(recomputes ? ", all hashes made anew" : string.Empty)}.");
            if (at >= 0) Assert.True(Locates(verdict, at), $"The change {i}, {kind} at entry {at}, was seen, but not where: {string.Join(" / ", verdict.Problems.Take(3))}");
            found[kind]++;
        }

        output.WriteLine(string.Join(", ", found.Select(f => $"{f.Key} {f.Value}")));
        Assert.All(found, f => Assert.True(f.Value > 0, $"{f.Key} was never tried."));
    }

    [Fact]
    public async Task What_was_not_changed_is_not_complained_of()
    {
        record.Model.Write(record["same"]);

        var verdict = await record.Verify(record["same"]);

        Assert.Empty(verdict.Problems);
        Assert.Empty(verdict.Unseen);
    }

    [Fact]
    public async Task An_end_cut_off_with_all_hashes_made_anew_is_found_by_the_kept_checkpoint_alone()
    {
        var cut = record.Model.Copy();
        cut.Rows.RemoveAt(cut.Rows.Count - 1);
        cut.Notes.RemoveAt(cut.Notes.Count - 1);
        cut.Recomputed().Write(record["cut"]);

        var alone = await SignedRecord.Alone(record["cut"]);
        var kept = await record.Verify(record["cut"]);

        Assert.Empty(alone.Problems);
        Assert.Contains(alone.Unseen, u => u.Contains("cut off at the end", StringComparison.Ordinal));
        Assert.Contains(kept.Problems, p => p.What.Contains("of the checkpoint kept is not whole", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_changed_entry_with_all_hashes_made_anew_is_found_between_two_checkpoints()
    {
        var changed = record.Model.Copy();
        var (first, second) = ((int)changed.Notes[0].Size, (int)changed.Notes[1].Size);
        var entry = new Decoder().Read(changed.Rows[first + 1].Bytes);
        changed.Rows[first + 1] = RecordModel.RowOf(RecordModel.Bytes(entry with { Id = new(entry.Id.Value + 1) }));
        changed.Recomputed().Write(record["changed"]);

        var verdict = await record.Verify(record["changed"]);

        Assert.Contains(verdict.Problems, p => p.Entry == first && p.What.Contains($"the subtree of the entries {first} to {second - 1} is not that of the checkpoint that lies with the record", StringComparison.Ordinal));
    }

    /// <summary>Some problem is at the entry, or names a subtree that begins at or before it.</summary>
    private static bool Locates(Verdict verdict, int at) => verdict.Problems.Any(p => p.Entry == at || (p.Entry >= 0 && p.Entry <= at && p.What.Contains("subtree", StringComparison.Ordinal)));

    /// <summary>Gives the changed record and the first entry that differs; -1 where none does.</summary>
    private static (RecordModel Changed, int At) Change(RecordModel model, string kind, Random chance)
    {
        var rows = model.Rows;
        var at = chance.Next(rows.Count);
        var row = rows[at];
        switch (kind)
        {
            case "bytes": rows[at] = row with { Bytes = Flip(row.Bytes, chance) }; break;
            case "shorter": rows[at] = row with { Bytes = row.Bytes[..chance.Next(row.Bytes.Length)] }; break;
            case "longer": rows[at] = row with { Bytes = [.. row.Bytes, (byte)chance.Next(256)] }; break;
            case "stored hash": rows[at] = row with { Leaf = Flip(row.Leaf, chance) }; break;
            case "stored actor": rows[at] = row with { Actor = row.Actor + "x" }; break;
            case "stored id": rows[at] = row with { Id = Flip(row.Id, chance) }; break;
            case "dropped": rows.RemoveAt(at); return (model with { Size = model.Size - chance.Next(2) }, at);
            case "repeated": rows.Insert(chance.Next(at + 1, rows.Count + 1), row); return (model with { Size = model.Size + chance.Next(2) }, -1);
            case "reordered": return (model, Swap(rows, at, chance));
            case "inserted": rows.Insert(at, Invented(row, chance)); return (model with { Size = model.Size + chance.Next(2) }, at);
            default: return (Whole(model, kind, chance), -1);
        }

        return (model, at);
    }

    private static RecordModel Whole(RecordModel model, string kind, Random chance)
    {
        var at = chance.Next(model.Notes.Count);
        switch (kind)
        {
            case "size": return model with { Size = model.Size + chance.Next(1, 1000) };
            case "time": return model with { At = model.At - chance.Next(1, 1000) };
            case "root": return model with { Root = Flip(model.Root, chance) };
            case "checkpoint size": model.Notes[at] = (model.Notes[at].Size + chance.Next(1, 9), model.Notes[at].Note); return model;
            default:
                model.Notes[at] = (model.Notes[at].Size, Mistyped(model.Notes[at].Note, chance));
                return model;
        }
    }

    private static int Swap(List<Row> rows, int at, Random chance)
    {
        var other = chance.Next(rows.Count);
        if (other == at) other = at == 0 ? 1 : at - 1;
        (rows[at], rows[other]) = (rows[other], rows[at]);
        return Math.Min(at, other);
    }

    private static Row Invented(Row like, Random chance)
    {
        var entry = new Decoder().Read(like.Bytes);
        return RecordModel.RowOf(RecordModel.Bytes(entry with { Id = new((UInt128)chance.NextInt64()) }));
    }

    private static string Mistyped(string note, Random chance)
    {
        var at = chance.Next(note.Length);
        var other = "ABCxyz019+/=\n —"[chance.Next(15)];
        return note[at] == other ? note + "x" : $"{note[..at]}{other}{note[(at + 1)..]}";
    }

    private static byte[] Flip(byte[] bytes, Random chance)
    {
        byte[] changed = [.. bytes];
        changed[chance.Next(changed.Length)] ^= (byte)chance.Next(1, 256);
        return changed;
    }
}
