using System.Globalization;
using System.Text;
using System.Xml;
using Urna.Results;
using Urna.Web.Layout;
using Urna.Web.Protocols;

namespace Urna.Web.Live;

/// <summary>
/// What happened as an Atom feed (RFC 4287): numbers that changed after they were first published, turnout reports that were corrected,
/// stages that results reached, newest first. An item is named by the entry that holds it, so that it is one item for ever.
/// </summary>
internal static class Feed
{
    private const string Atom = "http://www.w3.org/2005/Atom";
    private const int Most = 50;

    /// <summary>The document.</summary>
    /// <param name="visit">The election, in which language, as of when.</param>
    /// <param name="site">Under which address the site is known.</param>
    public static ReadOnlyMemory<byte> Of(Visit visit, string site)
    {
        using var stream = new MemoryStream();
        using (var xml = XmlWriter.Create(stream, new() { Encoding = new UTF8Encoding(false), Indent = true, NewLineChars = "\n" }))
        {
            xml.WriteStartElement("feed", Atom);
            xml.WriteAttributeString("xml", "lang", null, visit.Words.Code);
            Head(xml, visit, site);
            foreach (var item in Items(visit)) Write(xml, item, visit, site);
            xml.WriteEndElement();
        }

        return stream.ToArray();
    }

    private static void Head(XmlWriter xml, Visit visit, string site)
    {
        var name = visit.Profile.Names.In(visit.Words.Code);
        xml.WriteElementString("id", Atom, $"{site}{visit.AsOf(default, "feed.atom")}");
        xml.WriteElementString("title", Atom, visit.Mark.Length > 0 ? $"{visit.Mark}: {name}" : name);
        xml.WriteElementString("subtitle", Atom, visit.MarkKey.Length > 0 ? $"{visit.Mark}. {visit.Words[visit.MarkKey]}" : visit.Words["feed.means"]);
        xml.WriteElementString("updated", Atom, visit.Edition.At.ToString());
        Link(xml, "self", $"{site}{visit.Address("feed.atom")}");
        Link(xml, "alternate", $"{site}{visit.Address("changes")}");
        xml.WriteStartElement("author", Atom);
        xml.WriteElementString("name", Atom, name);
        xml.WriteEndElement();
        if (ReportMark.Of(visit.Kind) is { Length: > 0 } mark) Category(xml, mark, visit.Mark);
    }

    private static void Write(XmlWriter xml, FeedItem item, Visit visit, string site)
    {
        xml.WriteStartElement("entry", Atom);
        xml.WriteElementString("id", Atom, string.Create(CultureInfo.InvariantCulture, $"{site}/e/{visit.Election}/record/entry/{item.Number}"));
        xml.WriteElementString("title", Atom, visit.Mark.Length > 0 ? $"{visit.Mark}: {item.Title}" : item.Title);
        xml.WriteElementString("updated", Atom, item.At.ToString());
        Link(xml, "alternate", site + item.Page);
        if (ReportMark.Of(visit.Kind) is { Length: > 0 } mark) Category(xml, mark, visit.Mark);
        xml.WriteElementString("summary", Atom, item.Text);
        xml.WriteEndElement();
    }

    private static IEnumerable<FeedItem> Items(Visit visit)
    {
        var (views, slots) = (visit.Views, visit.Registers);
        var changes = ChangeEffect.Latest(views, Most).Select(e => Of(visit, e));
        var corrected = Enumerable.Range(0, views.Turnout.CorrectionCount).Select(i => views.Turnout.Correction(views.Turnout.CorrectionCount - 1 - i)).Take(Most).Select(c =>
        {
            var slot = slots.Slot(c.Slot);
            var station = slots.Station(slot.Station).Code;
            return new FeedItem(c.Number, c.At, visit.Words.Say("feed.turnout", ("station", station)), $"{Value(visit, c.Was)} → {Value(visit, c.Voters)}", visit.Protocol(station, slots.Contest(slot.Contest).Code));
        });
        return changes.Concat(corrected).Concat(FeedSteps.Of(visit, Most)).OrderByDescending(i => i.Number).Take(Most);
    }

    private static FeedItem Of(Visit visit, ChangeEffect effect)
    {
        var (w, change) = (visit.Words, effect.Change);
        var slot = visit.Registers.Slot(change.Slot);
        var (station, contest) = (visit.Registers.Station(slot.Station).Code, visit.Registers.Contest(slot.Contest));
        var decision = change.Decision.Length > 0 ? ", " + w.Say("change.decision", ("decision", change.Decision)) : string.Empty;
        var numbers = Shown.Choices(visit.Views, change.Slot) ? effect.Lines.Concat(effect.Votes) : [];
        var text = string.Join("; ", numbers.Select(n => $"{n.Name.In(w.Code)} {Value(visit, n.Before)} → {Value(visit, n.After)} ({w.Difference(n.Effect)})"));
        return new(change.Number, change.At, $"{station}, {contest.Called.Names.In(w.Code)}: {w[effect.Key]}{decision}", text, visit.Protocol(station, contest.Code));
    }

    private static string Value(Visit visit, int number) => number < 0 ? "–" : visit.N(number);

    private static void Link(XmlWriter xml, string rel, string address)
    {
        xml.WriteStartElement("link", Atom);
        xml.WriteAttributeString("rel", rel);
        xml.WriteAttributeString("href", address);
        xml.WriteEndElement();
    }

    private static void Category(XmlWriter xml, string term, string label)
    {
        xml.WriteStartElement("category", Atom);
        xml.WriteAttributeString("term", term);
        xml.WriteAttributeString("label", label);
        xml.WriteEndElement();
    }
}
