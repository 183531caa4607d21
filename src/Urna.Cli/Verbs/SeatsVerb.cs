using System.Buffers;
using System.CommandLine;
using System.Globalization;
using System.Text;
using Urna.Cli.Reading;
using Urna.Cli.Tables;
using Urna.Results;
using Urna.Store.Packages;

namespace Urna.Cli.Verbs;

/// <summary><c>urna seats</c>: a seat method on its own, every step shown. Exit 0: done; 1: the file has faults; 2: used wrongly.</summary>
internal static class SeatsVerb
{
    /// <summary>The verb.</summary>
    public static Command Create()
    {
        var file = new Argument<string>("file") { Description = "A CSV file with the columns choice, votes" };
        var method = new Option<string>("--method") { Description = "dhondt, sainte-lague, modified-sainte-lague, hare or droop; also adams, dean, huntington-hill, quota", Required = true, HelpName = "METHOD" };
        var seats = new Option<int>("--seats") { Description = "How many seats there are", Required = true, HelpName = "N" };
        var threshold = new Option<string?>("--threshold") { Description = "The part of all votes a list needs, such as 1/20 or 0.05", HelpName = "P" };
        var json = new Option<bool>("--json") { Description = "Answer as JSON, every step with all its claims" };
        var verb = new Command("seats", "Turn votes into seats by a method; exact, every step shown, level claims said and never broken by order") { method, seats, threshold, json, file };
        verb.SetAction((given, _) => Saying.What(given, output =>
        {
            var (asked, part) = (MethodOf(given.GetRequiredValue(method)), ThresholdOf(given.GetValue(threshold)));
            if (given.GetValue(seats) is < 0 or > SeatCount.MostSeats) throw new PlaceException($"--seats is 0 to {SeatCount.MostSeats}.");
            var tally = Read(given.GetRequiredValue(file));
            var count = PartyList.Count(tally, given.GetValue(seats), asked, part);
            if (given.GetValue(json)) Print(output, buffer => SeatCountJson.Write(buffer, count, given.GetRequiredValue(method), tally, part));
            else Show(output, count, tally);
            return Task.FromResult(0);
        }));
        return verb;
    }

    private static ListMethod MethodOf(string text) => ListMethods.TryParse(text, out var method)
        ? method
        : throw new PlaceException($"There is no method \"{text}\"; expected dhondt, sainte-lague, modified-sainte-lague, hare or droop.");

    // 0.05 is 5 of 100: the digits after the point over as many tens, so that it is exact.
    private static Part ThresholdOf(string? text)
    {
        if (text is null) return default;
        var digits = text.StartsWith("0.", StringComparison.Ordinal) ? text[2..] : string.Empty;
        var fraction = digits.Length is > 0 and <= 9 ? $"{digits}/1{new string('0', digits.Length)}" : text;
        return Part.TryParse(fraction, out var part) && part.Numerator <= part.Denominator
            ? part
            : throw new PlaceException($"\"{text}\" is not a threshold; expected a part of one, such as 1/20 or 0.05.");
    }

    private static Tally Read(string path)
    {
        if (!File.Exists(path)) throw new PlaceException($"There is no file {path}.");
        var list = VoteList.Read(path);
        return list.Tally ?? throw new PlaceException(Said(list.Faults), 1);
    }

    private static string Said(PackageFaults faults)
    {
        var more = faults.Count > faults.First.Count ? $"{Environment.NewLine}… and {(faults.Count - faults.First.Count).ToString(CultureInfo.InvariantCulture)} more" : string.Empty;
        return string.Join(Environment.NewLine, faults.First) + more;
    }

    private static void Show(TextWriter output, SeatCount count, Tally tally)
    {
        var screen = Screen.Open(output);
        SeatTable.Awards(screen, count, tally);
        SeatTable.Steps(screen, count);
    }

    private static void Print(TextWriter output, Action<IBufferWriter<byte>> write)
    {
        var buffer = new ArrayBufferWriter<byte>();
        write(buffer);
        output.WriteLine(Encoding.UTF8.GetString(buffer.WrittenSpan));
    }
}
