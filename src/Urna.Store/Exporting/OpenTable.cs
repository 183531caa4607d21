using System.Collections.Immutable;

namespace Urna.Store.Exporting;

/// <summary>A column of open data.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Type"><c>string</c>, <c>integer</c> or <c>datetime</c>.</param>
/// <param name="Says">What it means.</param>
internal readonly record struct Column(string Name, string Type, string Says)
{
    public static Column Text(string name, string says) => new(name, "string", says);

    public static Column Integer(string name, string says) => new(name, "integer", says);

    public static Column Time(string name, string says) => new(name, "datetime", says);

    /// <summary>A column a language.</summary>
    public static IEnumerable<Column> Named(string name, IEnumerable<string> languages, string says) => languages.Select(l => Text($"{name}_{l}", $"{says}, in {l}"));
}

/// <summary>A table of open data: what it is, and how its rows come about.</summary>
/// <param name="Name">Its name, without the ending of the file.</param>
/// <param name="Says">What one row is.</param>
/// <param name="Columns">Its columns, <see cref="Mark"/> left out, which every table has.</param>
/// <param name="Fill">Writes its rows.</param>
internal sealed record OpenTable(string Name, string Says, ImmutableArray<Column> Columns, Action<IRows> Fill)
{
    /// <summary>The column that says that numbers are, wholly or partly, invented.</summary>
    public static Column Mark { get; } = Column.Text("mark", "says so where numbers are wholly or partly invented; empty for a real election");
}
