using System.Globalization;
using System.Text;

namespace Urna.Record;

/// <summary>Reads a policy file line by line (C2SP tlog-policy). Comments may hold any bytes; all other lines are UTF-8.</summary>
internal sealed class PolicyReader
{
    private static readonly char[] Blanks = [' ', '\t'];
    private readonly List<TrustedLog> _logs = [];
    private readonly List<TrustedWitness> _witnesses = [];
    private readonly List<WitnessGroup> _groups = [];
    private readonly HashSet<string> _names = new(StringComparer.Ordinal);
    private readonly HashSet<string> _members = new(StringComparer.Ordinal);
    private readonly List<string> _faults = [];
    private string? _quorum;
    private int _line;

    public TrustPolicy? Read(ReadOnlySpan<byte> bytes, out IReadOnlyList<string> faults)
    {
        faults = _faults;
        foreach (var range in bytes.Split((byte)'\n'))
        {
            _line++;
            ReadLine(bytes[range]);
        }

        if (_quorum is null) Fault("expected a line \"quorum <name>\" or \"quorum none\" in the file");
        return _faults.Count == 0 && _quorum is not null ? new(_logs, _witnesses, _groups, _quorum) : null;
    }

    private void ReadLine(ReadOnlySpan<byte> bytes)
    {
        foreach (var value in bytes)
        {
            if (value is >= 0x20 and not 0x7F or (byte)'\t') continue;
            Fault("expected no control character");
            return;
        }

        bytes = bytes.Trim(" \t"u8);
        if (bytes.IsEmpty || bytes[0] == '#') return;
        if (!System.Text.Unicode.Utf8.IsValid(bytes))
        {
            Fault("expected UTF-8");
            return;
        }

        var words = Encoding.UTF8.GetString(bytes).Split(Blanks, StringSplitOptions.RemoveEmptyEntries);
        switch (words[0])
        {
            case "log": ReadLog(words); break;
            case "witness": ReadWitness(words); break;
            case "group": ReadGroup(words); break;
            case "quorum": ReadQuorum(words); break;
            default: Fault($"expected log, witness, group or quorum, not \"{words[0]}\""); break;
        }
    }

    private void ReadLog(string[] words)
    {
        if (words.Length is not (2 or 3)) Fault("expected \"log <key> [<url>]\"");
        else if (ReadKey(words[1]) is not { } key) return;
        else if (key.Type == VerifierKey.Cosignature) Fault("expected the key of a log, not a witness's key of type 0x04");
        else if (_logs.Any(l => l.Key.HasSameKey(key))) Fault($"the public key of {key.Name} stands in an earlier line; each log once");
        else _logs.Add(new(key, words.Length == 3 ? words[2] : string.Empty));
    }

    private void ReadWitness(string[] words)
    {
        if (words.Length is not (3 or 4))
        {
            Fault("expected \"witness <name> <key> [<url>]\"");
            return;
        }

        var named = Name(words[1]);
        if (ReadKey(words[2]) is not { } key) return;
        if (key.Type is not (VerifierKey.Cosignature or VerifierKey.MlDsaCosignature)) Fault($"expected a witness's key of type 0x04, not 0x{key.Type:x2}");
        else if (_witnesses.Any(w => w.Key.HasSameKey(key))) Fault($"the public key of {words[1]} stands in an earlier line; each witness once");
        else if (named) _witnesses.Add(new(words[1], key, words.Length == 4 ? words[3] : string.Empty));
    }

    private void ReadGroup(string[] words)
    {
        if (words.Length < 4)
        {
            Fault("expected \"group <name> all|any|<number> <member>…\"");
            return;
        }

        var members = words[3..];
        // Members are looked up before the name is taken: a group cannot be its own member.
        foreach (var member in members)
        {
            if (!_names.Contains(member)) Fault($"\"{member}\" is not defined in an earlier line");
            else if (!_members.Add(member)) Fault($"\"{member}\" is a member already; each name once");
        }

        var least = words[2] switch { "all" => members.Length, "any" => 1, var number => Threshold(number, members.Length) };
        if (Name(words[1])) _groups.Add(new(words[1], least, members));
    }

    private int Threshold(string number, int members)
    {
        if (NoteText.TryNumber(number, out var least) && least >= 1 && least <= members) return (int)least;
        Fault(string.Create(CultureInfo.InvariantCulture, $"expected all, any or a number from 1 to {members}, not \"{number}\""));
        return members;
    }

    private void ReadQuorum(string[] words)
    {
        if (words.Length != 2) Fault("expected \"quorum <name>\"");
        else if (_quorum is not null) Fault("expected only one quorum");
        else if (words[1] != TrustPolicy.None && !_names.Contains(words[1])) Fault($"\"{words[1]}\" is not defined in an earlier line");
        if (words.Length == 2) _quorum ??= words[1];
    }

    private bool Name(string name)
    {
        if (name == TrustPolicy.None) Fault("\"none\" cannot be a name");
        else if (!_names.Add(name)) Fault($"\"{name}\" is defined in an earlier line");
        else return true;
        return false;
    }

    private VerifierKey? ReadKey(string text)
    {
        if (!VerifierKey.TryParse(text, out var key)) Fault($"\"{text}\" is not a key \"name+id+base64\", or its id is wrong");
        return key;
    }

    private void Fault(string sentence) => _faults.Add(string.Create(CultureInfo.InvariantCulture, $"Line {_line}: {sentence}."));
}
