using System.Collections;
using System.Reflection;

namespace Urna.Store.Tests.Snapshots;

/// <summary>
/// Compares two objects by all fields of all they hold, private ones too, so that a field that a snapshot forgets is found on the day it is
/// added. Pages, forks and buckets are how something is kept and not what; those three are compared by what they answer.
/// </summary>
internal static class Same
{
    /// <summary>Where the first difference lies; none where there is none.</summary>
    public static string? Difference(object? left, object? right, string path = "views")
    {
        if (left is null || right is null) return ReferenceEquals(left, right) ? null : $"{path}: {left ?? "nothing"} and {right ?? "nothing"}";
        if (ReferenceEquals(left, right)) return null;
        if (left.GetType() != right.GetType()) return $"{path}: {left.GetType()} and {right.GetType()}";
        return (left, right) switch
        {
            (string or Delegate or Type, _) => Equals(left, right) ? null : $"{path}: {left} and {right}",
            (CodeIndex a, CodeIndex b) => Codes(a, b, path),
            (SlotList a, SlotList b) => a.Items.SequenceEqual(b.Items) ? null : $"{path}: other slots",
            (IDictionary a, IDictionary b) => Entries(a, b, path),
            (Array a, Array b) => Items(a, b, path),
            _ when left.GetType() is { IsPrimitive: true } or { IsEnum: true } => Equals(left, right) ? null : $"{path}: {left} and {right}",
            _ when left.GetType() is { IsGenericType: true } type && type.GetGenericTypeDefinition() == typeof(Dense<>) => Pages(left, right, type, path),
            _ => Fields(left, right, path),
        };
    }

    private static string? Codes(CodeIndex left, CodeIndex right, string path)
    {
        if (left.Count != right.Count) return $"{path}: {left.Count} and {right.Count} codes";
        for (var i = 0; i < left.Count; i++)
        {
            if (left[i] != right[i] || right.Find(left[i]) != i || left.Find(left[i]) != i) return $"{path}[{i}]: {left[i]} and {right[i]}";
        }

        return null;
    }

    private static string? Entries(IDictionary left, IDictionary right, string path)
    {
        if (left.Count != right.Count) return $"{path}: {left.Count} and {right.Count} entries";
        foreach (DictionaryEntry entry in left)
        {
            if (!right.Contains(entry.Key)) return $"{path}[{entry.Key}] is missing";
            if (Difference(entry.Value, right[entry.Key], $"{path}[{entry.Key}]") is { } difference) return difference;
        }

        return null;
    }

    private static string? Items(Array left, Array right, string path)
    {
        if (left.Length != right.Length) return $"{path}: {left.Length} and {right.Length} items";
        for (var i = 0; i < left.Length; i++)
        {
            if (Difference(left.GetValue(i), right.GetValue(i), $"{path}[{i}]") is { } difference) return difference;
        }

        return null;
    }

    private static string? Pages(object left, object right, Type type, string path)
    {
        var method = typeof(Same).GetMethod(nameof(Values), BindingFlags.Static | BindingFlags.NonPublic) ?? throw new InvalidOperationException();
        return method.MakeGenericMethod(type.GetGenericArguments()).Invoke(null, [left, right, path]) as string;
    }

    private static string? Values<T>(Dense<T> left, Dense<T> right, string path)
    {
        if (left.Count != right.Count) return $"{path}: {left.Count} and {right.Count} values";
        for (var i = 0; i < left.Count; i++)
        {
            if (Difference(left[i], right[i], $"{path}[{i}]") is { } difference) return difference;
        }

        return null;
    }

    private static string? Fields(object left, object right, string path)
    {
        for (var type = left.GetType(); type is not null && type != typeof(object); type = type.BaseType)
        {
            foreach (var field in type.GetFields(BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.DeclaredOnly))
            {
                if (Difference(field.GetValue(left), field.GetValue(right), $"{path}.{field.Name}") is { } difference) return difference;
            }
        }

        return null;
    }
}
