using System.Globalization;
using Spectre.Console;
using Spectre.Console.Rendering;

namespace Urna.Cli.Tables;

/// <summary>A screen, or a file that people read: tables in the manner of the house.</summary>
internal static class Screen
{
    private const int FileWidth = 160;

    /// <summary>Opens a writer as a screen. What is no terminal is as wide as a table needs and has no colours.</summary>
    public static IAnsiConsole Open(TextWriter output)
    {
        var console = AnsiConsole.Create(new() { Out = new AnsiConsoleOutput(output), Ansi = AnsiSupport.Detect });
        if (!ReferenceEquals(output, Console.Out) || Console.IsOutputRedirected) console.Profile.Width = FileWidth;
        return console;
    }

    /// <summary>A table without frames; columns that begin with <c>&gt;</c> hold numbers.</summary>
    public static Table Table(params ReadOnlySpan<string> columns)
    {
        var table = new Table().Border(TableBorder.Simple);
        foreach (var column in columns)
        {
            var number = column.StartsWith('>');
            var head = new TableColumn(new Text(number ? column[1..] : column));
            if (number) head.RightAligned().NoWrap();
            table.AddColumn(head);
        }

        return table;
    }

    /// <summary>Adds a row of plain texts.</summary>
    public static void Row(this Table table, params ReadOnlySpan<string> cells)
    {
        var texts = new List<IRenderable>(cells.Length);
        foreach (var cell in cells) texts.Add(new Text(cell));
        table.AddRow(texts);
    }

    /// <summary>A whole number with thousands apart.</summary>
    public static string Number(long number) => number.ToString("N0", CultureInfo.InvariantCulture);

    /// <summary>A time in the election's own offset.</summary>
    public static string Time(Moment moment, int offsetMinutes) => DateTimeOffset.FromUnixTimeMilliseconds(moment.Milliseconds)
        .ToOffset(TimeSpan.FromMinutes(offsetMinutes)).ToString("yyyy-MM-dd HH:mm:ss zzz", CultureInfo.InvariantCulture);
}
