using System.Collections.Immutable;

namespace Urna.Web.Pictures;

/// <summary>A piece of a drawing. Its ink is a name: a page takes its look from the style sheet, a file from <see cref="Inks"/>.</summary>
public abstract record Shape
{
    private Shape()
    {
    }

    /// <summary>A line or an area.</summary>
    /// <param name="Data">Its path, as SVG has it.</param>
    /// <param name="Ink">The name of its ink.</param>
    public sealed record Line(string Data, string Ink) : Shape;

    /// <summary>Words.</summary>
    /// <param name="X">Where they are anchored.</param>
    /// <param name="Y">Their base line.</param>
    /// <param name="Text">The words, not yet escaped.</param>
    /// <param name="Ink">The name of their ink.</param>
    /// <param name="Size">The height of their letters.</param>
    /// <param name="Anchor">How they stand to X.</param>
    public sealed record Words(int X, int Y, string Text, string Ink, int Size, Anchor Anchor) : Shape;

    /// <summary>Shapes that belong together.</summary>
    /// <param name="Shapes">The shapes.</param>
    /// <param name="Ink">The name of their ink; may be empty.</param>
    /// <param name="Color">Their colour, such as <c>#2f6db5</c>; null where they have none of their own.</param>
    /// <param name="Address">Where they lead; null where they lead nowhere.</param>
    /// <param name="Title">What they show; null where that is said elsewhere.</param>
    public sealed record Group(ImmutableArray<Shape> Shapes, string Ink, string? Color, string? Address, string? Title) : Shape
    {
        /// <summary>How far to the right they stand.</summary>
        public int Across { get; init; }
    }
}

/// <summary>How words stand to their point. The default is that they begin there.</summary>
public enum Anchor
{
    /// <summary>They begin there.</summary>
    Start,

    /// <summary>Their middle is there.</summary>
    Middle,

    /// <summary>They end there.</summary>
    End,
}

/// <summary>A sign of a drawing and what it means.</summary>
/// <param name="Sign">The sign, in a square.</param>
/// <param name="Side">The side of the square.</param>
/// <param name="Text">What it means.</param>
public sealed record KeyEntry(Shape Sign, int Side, string Text);

/// <summary>A drawing in units of its own.</summary>
/// <param name="Name">Its name in addresses, such as <c>arrival</c>.</param>
/// <param name="Width">Its width.</param>
/// <param name="Height">Its height.</param>
/// <param name="Title">What it is.</param>
/// <param name="Says">What one sees on it, in sentences.</param>
/// <param name="Shapes">Its pieces, those behind first.</param>
public sealed record Drawing(string Name, int Width, int Height, string Title, string Says, ImmutableArray<Shape> Shapes)
{
    /// <summary>What its signs mean, in lists. A file has all of them; a page may say one in its own way.</summary>
    public ImmutableArray<ImmutableArray<KeyEntry>> Keys { get; init; } = [];

    /// <summary>The same in parts, for a page that has no room for them side by side; none where it is of one piece.</summary>
    public ImmutableArray<Drawing> Panels { get; init; } = [];

    /// <summary>Whether it has links inside, so that it is a group to readers and not one image.</summary>
    public bool Leads => Shapes.Any(s => s is Shape.Group { Address: not null });

    /// <summary>Several of one height side by side.</summary>
    public static Drawing Beside(string name, string title, string says, ImmutableArray<Drawing> panels)
    {
        const int gap = 40;
        var (across, shapes) = (0, ImmutableArray.CreateBuilder<Shape>(panels.Length));
        foreach (var panel in panels)
        {
            shapes.Add(new Shape.Group(panel.Shapes, string.Empty, null, null, null) { Across = across });
            across += panel.Width + gap;
        }

        return new(name, across - gap, panels.Max(p => p.Height), title, says, shapes.MoveToImmutable()) { Panels = panels };
    }
}
