using System.Collections;
using System.Collections.Immutable;
using System.Reflection;
using Urna.Protocols;
using Urna.Record;
using Urna.Registers;

namespace Urna.Tests.House;

/// <summary>One instance of every fact, made from its constructor: full ones, where every value is there, and bare ones, where all that may be missing is.</summary>
internal static class FactSamples
{
    private static readonly Names Name = Names.Of([("az", "Neftçala şəhəri"), ("en", "Town \"N\" 🗳 \\ \u2028"), ("ru", "Нефтчала")]);

    /// <summary>All facts of the assembly, as types.</summary>
    public static IReadOnlyList<Type> Types { get; } =
        [.. typeof(Fact).Assembly.GetTypes().Where(t => t.IsSubclassOf(typeof(Fact))).OrderBy(t => t.Name, StringComparer.Ordinal)];

    /// <summary>A fact of this type.</summary>
    public static Fact Of(Type type, bool full)
    {
        if (type == typeof(ProfileAdopted)) return new ProfileAdopted(FactProfile.Read(), FactProfile.Canonical);
        if (type == typeof(FormAdopted)) return new FormAdopted(FactProfile.Form(), FactProfile.CanonicalForm);
        return Made(type, full) as Fact ?? throw new InvalidOperationException($"{type.Name} is no fact.");
    }

    private static object Made(Type type, bool full)
    {
        var constructor = type.GetConstructors().OrderByDescending(c => c.GetParameters().Length).First();
        return constructor.Invoke([.. constructor.GetParameters().Select(p => Value(p, full))]);
    }

    private static object Value(ParameterInfo parameter, bool full) => parameter.ParameterType switch
    {
        var t when t == typeof(string) => Text(parameter.Name ?? string.Empty, full),
        var t when t == typeof(int) => Number(parameter, full),
        var t when t == typeof(long) => full ? CanonicalReader.MaxInteger : 0L,
        var t when t == typeof(bool) => full,
        var t when t == typeof(Moment) => full || !MayBeMissing(parameter.Name) ? new Moment(1_725_200_000_123) : default,
        var t when t == typeof(Names) => full ? Name : Names.None,
        var t when t == typeof(int[]) => full ? [Limits.Count, Numbers.Empty, Numbers.Unreadable, 0, 7] : new int[5],
        var t when t == typeof(Entrants) => full ? new Entrants("a1", "b1", "s1") : Entrants.None,
        var t when t.IsEnum => Enum.GetValues(t).GetValue(full ? Enum.GetValues(t).Length - 1 : 0) ?? 0,
        var t when t.IsGenericType && t.GetGenericTypeDefinition() == typeof(ImmutableArray<>) => Array(t.GetGenericArguments()[0], full),
        var t => Made(t, full),
    };

    private static bool MayBeMissing(string? name) => name is "Claimed" or "Completed" or "Opens" or "Closes";

    /// <summary>Codes everywhere: a reader that wants a code takes no other text, one that wants text takes a code.</summary>
    private static string Text(string name, bool full) => full ? $"{name}-1._:Z" : "x";

    private static int Number(ParameterInfo parameter, bool full) => (parameter.Name, full) switch
    {
        ("Format", _) => 1,
        ("LineCount", _) => 3,
        ("Latitude" or "Longitude", _) => full ? -StationFormed.MaxDegree : StationFormed.NoDegree,
        ("Handed", false) => -1,
        _ => full ? Limits.Count : 0,
    };

    private static object Array(Type item, bool full)
    {
        var list = Activator.CreateInstance(typeof(List<>).MakeGenericType(item)) as IList ?? throw new InvalidOperationException();
        for (var i = 0; i < (full ? 3 : 1); i++) list.Add(item == typeof(string) ? $"item-{i}" : Made(item, full));
        var make = typeof(ImmutableArray).GetMethods().First(m => m.Name == nameof(ImmutableArray.CreateRange) && m.GetParameters().Length == 1 && m.GetGenericArguments().Length == 1);
        return make.MakeGenericMethod(item).Invoke(null, [list]) ?? throw new InvalidOperationException();
    }
}
