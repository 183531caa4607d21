using System.Globalization;
using System.Text;
using System.Xml;

namespace Urna.Web.Pictures;

/// <summary>Writes drawings as SVG: into a page, whose style sheet gives them their look in both themes, or as a file that stands alone.</summary>
public sealed class Drawn
{
    private readonly StringBuilder _text = new();
    private readonly bool _alone;
    private string _color = Inks.Alone;

    private Drawn(bool alone) => _alone = alone;

    /// <summary>The markup of a drawing in a page, with the words that mark the page where there are any.</summary>
    public static string InPage(Drawing drawing, string mark)
    {
        const int foot = 24;
        var drawn = new Drawn(false);
        drawn.Open(mark.Length == 0 ? drawing : drawing with { Height = drawing.Height + foot, Title = $"{mark}. {drawing.Title}" }, string.Empty);
        foreach (var shape in drawing.Shapes) drawn.Put(shape);
        if (mark.Length > 0) drawn.Put(new Shape.Words(drawing.Width, drawing.Height + foot - 7, mark, "k-mark", 14, Anchor.End));
        return drawn.Close();
    }

    /// <summary>A drawing as a file: what it is above it, under it the lines that must never be cut off from it.</summary>
    public static string AsFile(Drawing drawing, string heading, IReadOnlyList<string> under)
    {
        const int margin = 24, head = 44, line = 20;
        var (width, height) = (drawing.Width + (2 * margin), drawing.Height + head + (line * under.Count) + (2 * margin));
        var drawn = new Drawn(true);
        var size = string.Create(CultureInfo.InvariantCulture, $" width=\"{width}\" height=\"{height}\" font-family=\"system-ui, 'Segoe UI', Roboto, 'Liberation Sans', sans-serif\"");
        drawn.Open(drawing with { Width = width, Height = height, Says = string.Join(' ', [drawing.Says, .. under]) }, size);
        drawn._text.Append(CultureInfo.InvariantCulture, $"<rect width=\"{width}\" height=\"{height}\" fill=\"#fffefb\"/>");
        drawn.Put(new Shape.Words(margin, margin + 16, heading, "k-bold", 20, Anchor.Start));
        drawn._text.Append(CultureInfo.InvariantCulture, $"<g transform=\"translate({margin} {margin + head})\">");
        foreach (var shape in drawing.Shapes) drawn.Put(shape);
        drawn._text.Append("</g>");
        for (var i = 0; i < under.Count; i++) drawn.Put(new Shape.Words(margin, margin + head + drawing.Height + (line * (i + 1)), under[i], i == 0 ? "k-mark" : "k-soft", 13, Anchor.Start));
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

    private void Put(Shape.Group group)
    {
        var outside = _color;
        _color = group.Color ?? outside;
        if (group.Address is { } address) _text.Append(CultureInfo.InvariantCulture, $"<a href=\"{Escaped(address)}\">");
        _text.Append("<g"); // the colour of a link is the sheet's, that of what lies in it the party's
        if (!_alone && group.Ink.Length > 0) _text.Append(CultureInfo.InvariantCulture, $" class=\"{group.Ink}\"");
        if (!_alone && group.Color is { } color) _text.Append(CultureInfo.InvariantCulture, $" color=\"{Escaped(color)}\"");
        _text.Append('>');
        if (group.Title is { } title) _text.Append("<title>").Append(Escaped(title)).Append("</title>");
        foreach (var shape in group.Shapes) Put(shape);
        _text.Append(group.Address is null ? "</g>" : "</g></a>");
        _color = outside;
    }

    private string Look(string ink) => _alone ? Inks.Of(ink).Replace("currentColor", _color, StringComparison.Ordinal) : $"class=\"{ink}\"";
}
