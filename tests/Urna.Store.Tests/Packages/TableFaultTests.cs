using System.Text;
using Urna.Store.Packages;

namespace Urna.Store.Tests.Packages;

public class TableFaultTests
{
    [Theory]
    [InlineData("400", "-400", "is negative; expected a whole number from 0 to 999999999")]
    [InlineData("400", "+400", "has a sign")]
    [InlineData("400", "1000000000", "is too large")]
    [InlineData("400", "99999999999999999999999999", "is too large")]
    [InlineData("400", "400.5", "has a fraction or separators")]
    [InlineData("400", "\"1,400\"", "has a fraction or separators")]
    [InlineData("400", "4 00", "has a space")]
    [InlineData("400", "400 ", "has a space")]
    [InlineData("400", "", "empty is not zero")]
    [InlineData("400", "٤٠٠", "has digits that are not ASCII")]
    [InlineData("400", "４００", "has digits that are not ASCII")]
    [InlineData("400", "0x190", "is not a number")]
    [InlineData("400", "?", "is not a number")]
    [InlineData("400", "-", "is not a number")]
    public void Each_kind_of_wrong_number_has_its_sentence(string old, string text, string sentence) =>
        Faults.Expect("ballots.csv", 4, old, text, "ballots.csv:4", sentence);

    [Theory]
    [InlineData("units.csv", 1, "unit,parent", "\uFEFFunit,parent", "units.csv:1", "byte order mark", true)]
    [InlineData("parties.csv", 1, "color", "colour", "parties.csv:1", "the column \"colour\" is not known here", true)]
    [InlineData("parties.csv", 1, "short_en", "color", "parties.csv:1", "the column \"color\" stands twice", false)]
    [InlineData("turnout.csv", 1, "voters", "votes", "turnout.csv:1", "the column \"voters\" is missing", false)]
    [InlineData("ballots.csv", 1, "permanent", "perm", "ballots.csv:1", "the column \"permanent\" is missing", false)]
    [InlineData("turnout.csv", 2, ",100,", ",100", "turnout.csv:2", "the row has 4 cells; expected 5", true)]
    [InlineData("turnout.csv", 2, ",100,", ",100,,", "turnout.csv:2", "the row has 6 cells; expected 5", true)]
    [InlineData("turnout.csv", 3, "", "", "turnout.csv:4", "the line is empty", true)]
    [InlineData("choices.csv", 3, "\"teacher, north\"", "\"teacher, north", "choices.csv:3", "a quote is opened and not closed", false)]
    [InlineData("choices.csv", 3, "\"teacher, north\"", "\"teacher\" north", "choices.csv:3", "text follows a closing quote", false)]
    [InlineData("choices.csv", 3, "\"teacher, north\"", "teacher \"north\"", "choices.csv:3", "a quote stands inside a cell", false)]
    [InlineData("parties.csv", 2, "Fishers", "Fish\ters", "parties.csv:2", "has a control character", true)]
    [InlineData("parties.csv", 2, "#2F6db5", "blue", "parties.csv:2", "is not a colour", true)]
    [InlineData("parties.csv", 3, "Goatherds", "", "parties.csv:3", "the name is empty in all languages", true)]
    [InlineData("stations.csv", 3, "N-2", "N/2", "stations.csv:3", "\"N/2\" is not a code", false)]
    [InlineData("stations.csv", 3, "N-2", "", "stations.csv:3", "the cell is empty; expected a code", false)]
    public void A_broken_table_is_explained(string file, int line, string old, string text, string place, string sentence, bool alone) =>
        Faults.Expect(file, line, old, text, place, sentence, alone);

    [Fact]
    public void A_name_that_is_not_utf_8_is_a_fault()
    {
        using var package = new SmallPackage();
        var bytes = File.ReadAllBytes(package.PathOf("parties.csv"));
        bytes[bytes.AsSpan().IndexOf("Fishers"u8)] = 0xFF;
        File.WriteAllBytes(package.PathOf("parties.csv"), bytes);

        Assert.Contains("is not UTF-8", Assert.Single(package.Read().Faults).ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void Line_ends_of_windows_and_columns_in_another_order_change_nothing()
    {
        using var package = new SmallPackage();
        var before = SmallPackage.Whole(package.Folder);
        var lines = package.Lines("turnout.csv").Select(l => string.Join(',', l.Split(',').Reverse()));
        File.WriteAllText(package.PathOf("turnout.csv"), string.Join("\r\n", lines));

        var after = SmallPackage.Whole(package.Folder);

        Assert.Equal(before.Turnout, after.Turnout);
        Assert.NotEqual(before.Hash, after.Hash);
    }

    [Fact]
    public void An_empty_file_is_a_fault()
    {
        using var package = new SmallPackage();
        File.WriteAllText(package.PathOf("turnout.csv"), string.Empty);

        Assert.Contains("turnout.csv:1: the file is empty", Assert.Single(package.Read().Faults).ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void A_missing_file_is_one_fault_and_not_a_thousand()
    {
        using var package = new SmallPackage();
        File.Delete(package.PathOf("stations.csv"));

        Assert.Equal("stations.csv:1: the file is missing; a package has one", Assert.Single(package.Read().Faults).ToString());
    }

    [Fact]
    public void A_misspelt_file_is_not_silently_left_out()
    {
        using var package = new SmallPackage();
        File.Move(package.PathOf("decisions.csv"), package.PathOf("Decisions.csv"));

        Assert.Contains(package.Read().Faults, f => f.ToString().StartsWith("Decisions.csv:1: not a file of a package", StringComparison.Ordinal));
    }

    [Fact]
    public void Ten_thousand_faults_are_counted_and_a_hundred_kept()
    {
        using var package = new SmallPackage();
        package.Write("turnout.csv", package.Lines("turnout.csv").Concat(Enumerable.Repeat("N-1,mayor,12:00,many,", 10_000)));

        var reading = package.Read();

        Assert.Equal(20_000, reading.FaultCount);
        Assert.Equal(100, reading.Faults.Count);
    }

    [Fact]
    public void A_line_of_two_gigabytes_is_refused_without_being_kept()
    {
        var before = GC.GetAllocatedBytesForCurrentThread();
        var faults = new PackageFaults();
        using var file = new CsvFile("votes.csv", new EndlessLine("station\nN-1\n", 2_000_000_000, "\nN-2\n"), faults);
        Assert.True(file.ReadHeader(["station"], []));

        var rows = new List<string>();
        while (file.Next()) rows.Add(Encoding.ASCII.GetString(file.Code(0)));

        Assert.Equal(["N-1", "N-2"], rows);
        Assert.Equal("votes.csv:3: the line is longer than 1000000 bytes; expected one row", Assert.Single(faults.First).ToString());
        Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - before, 0, 20_000_000);
    }

    /// <summary>Some lines, a line of so many letters, some lines.</summary>
    private sealed class EndlessLine(string before, long letters, string after) : Stream
    {
        private readonly long _length = before.Length + letters + after.Length;
        private long _at;

        public override bool CanRead => true;

        public override bool CanSeek => false;

        public override bool CanWrite => false;

        public override long Length => _length;

        public override long Position { get => _at; set => throw new NotSupportedException(); }

        public override int Read(byte[] buffer, int offset, int count)
        {
            var end = before.Length + letters;
            var take = (int)Math.Min(count, (_at < before.Length ? before.Length : _at < end ? end : _length) - _at);
            var target = buffer.AsSpan(offset, take);
            if (_at < before.Length) Encoding.ASCII.GetBytes(before.AsSpan((int)_at, take), target);
            else if (_at < end) target.Fill((byte)'x');
            else Encoding.ASCII.GetBytes(after.AsSpan((int)(_at - end), take), target);
            _at += take;
            return take;
        }

        public override void Flush()
        {
        }

        public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

        public override void SetLength(long value) => throw new NotSupportedException();

        public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();
    }
}
