using System.Globalization;

namespace Urna.Record;

/// <summary>What a log says of its tree (C2SP tlog-checkpoint): the text that it and the witnesses sign.</summary>
/// <param name="Origin">Which log: not empty, one line.</param>
/// <param name="Size">Leaves of the tree, from 0.</param>
/// <param name="Root">The root over them.</param>
public sealed record Checkpoint(string Origin, long Size, Hash Root)
{
    /// <summary>Further lines, each with its end; empty as a rule, since nobody can check them. Ours has none.</summary>
    public string Extension { get; init; } = string.Empty;

    /// <summary>The text that is signed: origin, size and root in base64, each with the end of its line.</summary>
    /// <exception cref="InvalidOperationException">The origin is empty or more than a line.</exception>
    public string Text() => Origin.Length > 0 && !Origin.Any(c => c < ' ')
        ? string.Create(CultureInfo.InvariantCulture, $"{Origin}\n{Size}\n{Root.ToBase64()}\n{Extension}")
        : throw new InvalidOperationException("The origin of a log is one line without control characters.");

    /// <summary>Reads the text of a checkpoint, without signatures.</summary>
    /// <exception cref="RecordFormatException">It is something else: the message names line and expectation.</exception>
    public static Checkpoint Read(string text)
    {
        var lines = text.Split('\n');
        if (lines[0].Length == 0) throw NoteText.Wrong(1, "the origin of the log");
        if (lines.Length < 2 || !NoteText.TryNumber(lines[1], out var size)) throw NoteText.Wrong(2, "the size of the tree in decimal digits");
        if (lines.Length < 3 || !Hash.TryParseBase64(lines[2], out var root)) throw NoteText.Wrong(3, "the root in base64");
        if (lines.Length < 4 || lines[^1].Length > 0) throw NoteText.Wrong(lines.Length, "the end of the line");
        if (size == 0 && root != Hash.EmptyTree) throw NoteText.Wrong(3, "the root of the empty tree, since the size is 0");
        for (var i = 3; i < lines.Length - 1; i++)
        {
            if (lines[i].Length == 0) throw NoteText.Wrong(i + 1, "no empty line");
        }

        return new(lines[0], size, root) { Extension = string.Concat(lines[3..^1].Select(line => line + '\n')) };
    }
}
