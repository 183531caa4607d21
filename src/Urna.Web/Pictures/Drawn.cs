using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using System.Xml;

namespace Urna.Web.Pictures;

/// <summary>Writes drawings as SVG: into a page, whose style sheet gives them their look in both themes, or as a file that stands alone.</summary>
public sealed class Drawn
{
    private const int Margin = 24;
    private const int Line = 20;
    private const int KeyLine = 22;
    private const int KeySide = 15;
    private const int KeyText = KeySide + 8;
    private const int Narrowest = 640;
    private const int HeadLetter = 14; // of a wide font: nobody knows which of them a program has
    private const int FootLetter = 8;

    private readonly StringBuilder _text = new();
    private readonly bool _alone;
    private readonly bool _framed;
    private string _color = Inks.Alone;

    private Drawn(bool alone, bool framed) => (_alone, _framed) = (alone, framed);

    /// <summary>The markup of a drawing in a page, its panels apart, with the words that mark the page where there are any.</summary>
    /// <param name="drawing">The drawing.</param>
    /// <param name="mark">The words; may be empty.</param>
    /// <param name="framed">Whether the page stands in a frame, which its links lead out of.</param>
    public static string InPage(Drawing drawing, string mark, bool framed) => drawing.Panels.IsEmpty
        ? OnePiece(drawing, mark, framed)
        : $"<div class=\"panels\">{string.Concat(drawing.Panels.Select(p => OnePiece(p, mark, framed)))}</div>";

    /// <summary>The markup of a sign in a page, to stand beside its meaning.</summary>
    public static string Sign(KeyEntry entry)
    {
        var drawn = new Drawn(false, false);
        drawn._text.Append(CultureInfo.InvariantCulture, $"<svg class=\"sw\" viewBox=\"0 0 {entry.Side} {entry.Side}\" aria-hidden=\"true\">");
        drawn.Put(entry.Sign);
        return drawn.Close();
    }

    /// <summary>A drawing as a file: what it is above it, under it what its signs mean, and the lines that must never be cut off from it.</summary>
    public static string AsFile(Drawing drawing, string heading, IReadOnlyList<string> under)
    {
        var wide = Math.Max(drawing.Width, Narrowest);
        var (headings, lines) = (Wrapped([heading], wide / HeadLetter), Wrapped(under, wide / FootLetter));
        var beside = drawing.Keys.All(k => k.All(e => KeyText + (e.Text.Length * FootLetter) < wide / drawing.Keys.Length)); // else they stand one under the other
        var keys = drawing.Keys.IsEmpty ? 0 : ((beside ? drawing.Keys.Max(k => k.Length) : drawing.Keys.Sum(k => k.Length)) * KeyLine) + Line;
        var (head, width) = (20 + (24 * headings.Count), wide + (2 * Margin));
        var height = drawing.Height + keys + head + (Line * lines.Count) + (2 * Margin);
        var drawn = new Drawn(true, false);
        var size = string.Create(CultureInfo.InvariantCulture, $" width=\"{width}\" height=\"{height}\" font-family=\"system-ui, 'Segoe UI', Roboto, 'Liberation Sans', sans-serif\"");
        drawn.Open(drawing with { Width = width, Height = height, Says = string.Join(' ', [drawing.Says, .. under]) }, size);
        drawn._text.Append(CultureInfo.InvariantCulture, $"<rect width=\"{width}\" height=\"{height}\" fill=\"#fffefb\"/>");
        for (var i = 0; i < headings.Count; i++) drawn.Put(new Shape.Words(Margin, Margin + 16 + (24 * i), headings[i].Text, "k-bold", 20, Anchor.Start));
        drawn._text.Append(CultureInfo.InvariantCulture, $"<g transform=\"translate({Margin} {Margin + head})\">");
        foreach (var shape in drawing.Shapes) drawn.Put(shape);
        drawn.Put(drawing.Keys, beside ? wide / Math.Max(drawing.Keys.Length, 1) : 0, drawing.Height + Line);
        drawn._text.Append("</g>");
        for (var i = 0; i < lines.Count; i++) drawn.Put(new Shape.Words(Margin, Margin + head + drawing.Height + keys + (Line * (i + 1)), lines[i].Text, lines[i].Of == 0 ? "k-mark" : "k-soft", 13, Anchor.Start));
        return drawn.Close();
    }

    /// <summary>Text as markup has it; what XML cannot carry is left out.</summary>
    public static string Escaped(string text)
    {
        var safe = new StringBuilder(text.Length + 8);
        foreach (var letter in text.EnumerateRunes())
        {
            if (letter.IsBmp && !XmlConvert.IsXmlChar((char)letter.Value)) continue;
            safe.Append(letter.Value switch { '&' => "&amp;", '<' => "&lt;", '>' => "&gt;", '"' => "&quot;", '\'' => "&#39;", _ => letter.ToString() });
        }

        return safe.ToString();
    }

    private static string OnePiece(Drawing drawing, string mark, bool framed)
    {
        const int foot = 24;
        var drawn = new Drawn(false, framed);
        drawn.Open(mark.Length == 0 ? drawing : drawing with { Height = drawing.Height + foot, Title = $"{mark}. {drawing.Title}" }, string.Empty);
        foreach (var shape in drawing.Shapes) drawn.Put(shape);
        if (mark.Length > 0) drawn.Put(new Shape.Words(drawing.Width, drawing.Height + foot - 7, mark, "k-mark", 14, Anchor.End));
        return drawn.Close();
    }

    /// <summary>Lines that are no longer than so many letters, each with the number of the one it is of; a word is never cut.</summary>
    private static List<(string Text, int Of)> Wrapped(IReadOnlyList<string> texts, int letters)
    {
        var lines = new List<(string Text, int Of)>();
        foreach (var (of, text) in texts.Index())
        {
            var line = string.Empty;
            foreach (var word in text.Split(' ', StringSplitOptions.RemoveEmptyEntries))
            {
                if (line.Length > 0 && line.Length + word.Length >= letters)
                {
                    lines.Add((line, of));
                    line = string.Empty;
                }

                line += line.Length == 0 ? word : ' ' + word;
            }

            lines.Add((line, of));
        }

        return lines;
    }

    private void Open(Drawing drawing, string more)
    {
        var id = "d-" + drawing.Name;
        _text.Append(CultureInfo.InvariantCulture, $"<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 {drawing.Width} {drawing.Height}\"{more} role=\"{(drawing.Leads ? "group" : "img")}\" aria-labelledby=\"{Escaped(id)}\" aria-describedby=\"{Escaped(id)}-s\">");
        _text.Append(CultureInfo.InvariantCulture, $"<title id=\"{Escaped(id)}\">{Escaped(drawing.Title)}</title><desc id=\"{Escaped(id)}-s\">{Escaped(drawing.Says)}</desc>");
    }

    private string Close() => _text.Append("</svg>").ToString();

    private void Put(Shape shape)
    {
        switch (shape)
        {
            case Shape.Line line:
                _text.Append(CultureInfo.InvariantCulture, $"<path {Look(line.Ink)} d=\"{Escaped(line.Data)}\"/>");
                break;
            case Shape.Words words:
                var anchor = words.Anchor switch { Anchor.Middle => " text-anchor=\"middle\"", Anchor.End => " text-anchor=\"end\"", _ => string.Empty };
                _text.Append(CultureInfo.InvariantCulture, $"<text {Look(words.Ink)} x=\"{words.X}\" y=\"{words.Y}\" font-size=\"{words.Size}\"{anchor}>{Escaped(words.Text)}</text>");
                break;
            case Shape.Group group:
                Put(group);
                break;
        }
    }

    private void Put(ImmutableArray<ImmutableArray<KeyEntry>> keys, int across, int top)
    {
        var under = 0;
        foreach (var (list, entries) in keys.Index())
        {
            foreach (var (row, entry) in entries.Index())
            {
                var (x, y) = (list * across, top + ((under + row) * KeyLine));
                _text.Append(CultureInfo.InvariantCulture, $"<svg x=\"{x}\" y=\"{y}\" width=\"{KeySide}\" height=\"{KeySide}\" viewBox=\"0 0 {entry.Side} {entry.Side}\">");
                Put(entry.Sign);
                _text.Append("</svg>");
                Put(new Shape.Words(x + KeyText, y + 12, entry.Text, "k-say", 13, Anchor.Start));
            }

            if (across == 0) under += entries.Length;
        }
    }

    private void Put(Shape.Group group)
    {
        var outside = _color;
        _color = group.Color ?? outside;
        if (group.Address is { } address) _text.Append(CultureInfo.InvariantCulture, $"<a href=\"{Escaped(address)}\"{(_framed ? " target=\"_blank\" rel=\"noopener\"" : string.Empty)}>");
        _text.Append("<g"); // the colour of a link is the sheet's, that of what lies in it the party's
        if (!_alone && group.Ink.Length > 0) _text.Append(CultureInfo.InvariantCulture, $" class=\"{group.Ink}\"");
        if (!_alone && group.Color is { } color) _text.Append(CultureInfo.InvariantCulture, $" color=\"{Escaped(color)}\"");
        if (group.Across != 0) _text.Append(CultureInfo.InvariantCulture, $" transform=\"translate({group.Across} 0)\"");
        _text.Append('>');
        if (group.Title is { } title) _text.Append("<title>").Append(Escaped(title)).Append("</title>");
        foreach (var shape in group.Shapes) Put(shape);
        _text.Append(group.Address is null ? "</g>" : "</g></a>");
        _color = outside;
    }

    private string Look(string ink) => _alone ? Inks.Of(ink).Replace("currentColor", _color, StringComparison.Ordinal) : $"class=\"{ink}\"";
}
