using System.Collections.Immutable;
using Urna.Registers;

namespace Urna.Protocols;

public sealed partial class Form
{
    /// <summary>Reads the JSON of one form; every fault is collected in <paramref name="json"/>. A form with faults is not to be used.</summary>
    public static Form Read(JsonReading json)
    {
        var indexes = new Dictionary<string, int>(StringComparer.Ordinal);
        var lines = ReadLines(json, indexes);
        var terms = new TermReading(indexes);
        var checks = json.Each("checks").Select(c => ReadCheck(c, terms)).ToImmutableArray();
        if (checks.Length > MaxChecks) json.Fault("checks", $"expected at most {MaxChecks} checks, found {checks.Length}");
        var roles = json.Below("roles");
        var form = new Form(indexes, new(lines, checks))
        {
            Code = json.Code("code"),
            Names = json.Names("names"),
            Source = json.Text("source"),
            Lines = lines,
            Checks = checks,
            Registered = terms.ReadRole(roles, "registered"),
            Voted = terms.ReadRole(roles, "voted"),
            Valid = terms.ReadRole(roles, "valid"),
            Invalid = terms.ReadOptionalRole(roles, "invalid"),
            Received = terms.ReadOptionalRole(roles, "received"),
            Unused = terms.ReadOptionalRole(roles, "unused"),
            Issued = terms.ReadOptionalRole(roles, "issued"),
            Spoilt = terms.ReadOptionalRole(roles, "spoilt"),
            Portable = terms.ReadOptionalRole(roles, "portable"),
            Stationary = terms.ReadOptionalRole(roles, "stationary"),
        };
        roles.NoOthers();
        json.NoOthers();
        return form;
    }

    private static ImmutableArray<FormLine> ReadLines(JsonReading json, Dictionary<string, int> indexes)
    {
        var items = json.Each("lines").ToArray();
        var lines = items.Select(ReadLine).ToImmutableArray();
        if (lines.Length is 0 or > MaxLines) json.Fault("lines", $"expected 1 to {MaxLines} lines, found {lines.Length}");
        for (var i = 0; i < lines.Length; i++)
        {
            if (!indexes.TryAdd(lines[i].Code, i)) items[i].Fault("code", $"line \"{lines[i].Code}\" stands twice in the form");
        }

        for (var i = 0; i < Math.Min(lines.Length, MaxLines); i++) CheckParent(items[i], lines, indexes, i);
        return lines;
    }

    private static FormLine ReadLine(JsonReading json)
    {
        var code = json.Code("code");
        if (code.StartsWith('-')) json.Fault("code", $"line \"{code}\" begins with -, which subtracts a term");
        var stage = json.Word("stage", "before", "after", "act") switch { "after" => Stage.After, "act" => Stage.Act, _ => Stage.Before };
        var line = new FormLine(code, json.Names("names"), stage, json.OptionalText("parent"), json.Flag("optional") || stage == Stage.Act);
        json.NoOthers();
        return line;
    }

    private static void CheckParent(JsonReading json, ImmutableArray<FormLine> lines, Dictionary<string, int> indexes, int line)
    {
        var parent = lines[line].Parent;
        if (parent.Length > 0 && !indexes.ContainsKey(parent)) json.Fault("parent", $"\"{parent}\" is not a line of the form");
        for (var steps = 0; parent.Length > 0 && indexes.TryGetValue(parent, out var above); steps++)
        {
            if (steps == lines.Length)
            {
                json.Fault("parent", $"\"{lines[line].Parent}\" leads in a circle");
                return;
            }

            parent = lines[above].Parent;
        }
    }

    private static Check ReadCheck(JsonReading json, TermReading terms)
    {
        var relation = json.Word("relation", "=", "<=", "<", "not-both") switch
        {
            "<=" => Relation.AtMost,
            "<" => Relation.Less,
            "not-both" => Relation.NotBoth,
            _ => Relation.Equal,
        };
        var check = new Check(
            json.Code("code"),
            terms.Read(json, "left"),
            relation,
            terms.Read(json, "right"),
            json.Number("tolerance", 0, Limits.Count, 0),
            Profile.ReadLevel(json, "level"),
            json.OptionalText("article"),
            json.Names("sentence"));
        if (check.Code == Blank.Code) json.Fault("code", $"{Blank.Code} is the check every form has; expected another code");
        if (check.Level == Level.Refuse) json.Fault("level", "expected one of note, justify, consequence, block: a signed protocol is never refused");
        if (relation == Relation.NotBoth && check.Tolerance > 0) json.Fault("tolerance", "not-both has no tolerance");
        if (check.Left.Terms.IsEmpty && check.Right.Terms.IsEmpty) json.Fault("left", "expected a term on one side at least");
        json.NoOthers();
        return check;
    }
}
