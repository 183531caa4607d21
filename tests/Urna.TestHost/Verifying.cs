using System.Buffers.Binary;
using Microsoft.Data.Sqlite;
using Urna.Record;
using Urna.Registers;
using Urna.Results;
using Urna.Store.Keys;
using Urna.Store.Records;

namespace Urna.TestHost;

/// <summary>
/// <c>verify FILE…</c>: what the program makes of records as they lie in files, for the second verifier to be held against. One line of JSON a
/// file: entries, root, digest, the entry that is wrong, and whether nothing is. Section 9 of <c>docs/record.md</c> without checkpoints.
/// </summary>
internal static class Verifying
{
    public static void Say(IEnumerable<string> files)
    {
        foreach (var file in files) Console.WriteLine(Of(file));
    }

    private static string Of(string file)
    {
        using var connection = new SqliteConnection($"Data Source={file};Mode=ReadOnly;Pooling=False");
        connection.Open();
        using var command = connection.CreateCommand();
        command.CommandText = "SELECT seq, actor, id, leaf, bytes FROM entries ORDER BY seq";
        var pass = new Pass();
        using (var rows = command.ExecuteReader())
        {
            while (rows.Read())
            {
                if (rows.GetInt64(0) != pass.Tree.Size) return """{"entries": 0, "root": null, "digest": null, "wrongAt": null, "good": false}""";
                pass.Take(rows.GetString(1), rows.GetFieldValue<byte[]>(2), rows.GetFieldValue<byte[]>(3), rows.GetFieldValue<byte[]>(4));
            }
        }

        command.CommandText = "SELECT size, at, root FROM head";
        using var head = command.ExecuteReader();
        head.Read();
        pass.End(head.GetInt64(0), head.GetInt64(1), head.GetFieldValue<byte[]>(2));
        return pass.ToString();
    }

    private sealed class Pass
    {
        private readonly Decoder _decoder = new();
        private readonly HashSet<(string Actor, EntryId Id)> _ids = [];
        private readonly Views _views = new();
        private long _wrong = -1;
        private bool _good = true;

        public Tree Tree { get; } = new();

        public void Take(string actor, byte[] id, byte[] leaf, byte[] bytes)
        {
            var number = Tree.Size;
            _good &= Tree.AppendEntry(bytes).ToBytes().AsSpan().SequenceEqual(leaf);
            if (_wrong >= 0) return;
            try
            {
                Follow(_decoder.Read(bytes), actor, id);
            }
            catch (Exception problem) when (problem is RecordFormatException or RecordOrderException)
            {
                _wrong = number;
            }
        }

        public void End(long size, long at, byte[] root)
        {
            _good &= size == Tree.Size && Tree.Root().ToBytes().AsSpan().SequenceEqual(root) && (_wrong >= 0 || at == _views.At.Milliseconds);
        }

        public override string ToString() => _wrong < 0
            ? $$"""{"entries": {{Tree.Size}}, "root": "{{Tree.Root()}}", "digest": "{{ResultDigest.Of(_views)}}", "wrongAt": null, "good": {{(_good ? "true" : "false")}}}"""
            : $$"""{"entries": {{Tree.Size}}, "root": "{{Tree.Root()}}", "digest": null, "wrongAt": {{_wrong}}, "good": false}""";

        private void Follow(Entry entry, string actor, byte[] id)
        {
            if (!_ids.Add((entry.By.Actor, entry.Id))) throw new RecordOrderException("The id is there already.");
            _good &= actor == entry.By.Actor && id.Length == 16 && BinaryPrimitives.ReadUInt128BigEndian(id) == entry.Id.Value;
            if (IsUnsigned(entry)) throw new RecordOrderException("It is not signed, or not by a key that speaks for its author.");
            _views.Apply(entry);
        }

        private bool IsUnsigned(Entry entry)
        {
            if (entry.Signature is not null) return DeviceSignatures.Refuse(_views, entry.By, new Submission(entry.Id, entry.Fact, entry.Signature)) is not null;
            return _views.Registers.Opened?.Kind is Kind.Live or Kind.Rehearsal && entry.By.Role is not (Roles.Registrar or Roles.Administrator);
        }
    }
}
