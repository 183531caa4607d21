using System.Diagnostics;
using System.Text;
using Urna.Store.Packages;
using Urna.Store.Tests.Packages;

namespace Urna.Store.Tests.BadInput;

/// <summary>Files that nobody should send: each is refused with a sentence, in bounded memory, and nothing else of the machine is shown.</summary>
public sealed class HostileFileTests : IDisposable
{
    private readonly SmallPackage _package = new();

    public void Dispose() => _package.Dispose();

    [Fact]
    public void A_line_of_two_gigabytes_is_one_fault_and_is_not_kept()
    {
        using (var file = new FileStream(_package.PathOf("votes.csv"), FileMode.Open)) file.SetLength(2_200_000_000);
        var before = GC.GetAllocatedBytesForCurrentThread();

        var reading = _package.Read();

        Assert.True(GC.GetAllocatedBytesForCurrentThread() - before < 100_000_000, "The line was kept.");
        Assert.Contains(reading.Faults, f => f.File == "votes.csv" && f.Sentence.Contains("the line is longer than 1000000 bytes", StringComparison.Ordinal));
    }

    [Fact]
    public void A_header_of_two_gigabytes_is_one_fault()
    {
        using (var file = new FileStream(_package.PathOf("units.csv"), FileMode.Create)) file.SetLength(2_200_000_000);

        Assert.Contains("the line is longer than 1000000 bytes", Assert.Single(_package.Read().Faults, f => f.File == "units.csv").Sentence, StringComparison.Ordinal);
    }

    [Fact]
    public void Ten_thousand_errors_are_all_counted_and_the_first_hundred_are_shown()
    {
        var votes = _package.Lines("votes.csv");
        _package.Write("votes.csv", votes.Concat(Enumerable.Repeat("N-1,mayor,ada,-1,1", 10_000)));

        var reading = _package.Read();

        Assert.True(reading.FaultCount >= 10_000, $"{reading.FaultCount} were counted.");
        Assert.Equal(100, reading.Faults.Count);
        Assert.Null(reading.Package);
    }

    [Theory]
    [InlineData("utf-16")]
    [InlineData("utf-16BE")]
    [InlineData("utf-32")]
    [InlineData("utf-16 without mark")]
    public void Wide_encodings_are_refused_at_the_header(string name)
    {
        Encoding encoding = name == "utf-16 without mark" ? new UnicodeEncoding(false, false) : Encoding.GetEncoding(name);
        var text = File.ReadAllText(_package.PathOf("units.csv"));
        File.WriteAllText(_package.PathOf("units.csv"), text, encoding);

        Assert.Contains(_package.Read().Faults, f => f is { File: "units.csv", Line: 1 });
    }

    [Theory]
    [InlineData(0xE9)]
    [InlineData(0xC0)]
    [InlineData(0x00)]
    public void A_byte_that_is_no_text_is_named_with_its_line(byte letter)
    {
        var path = _package.PathOf("parties.csv");
        var bytes = File.ReadAllBytes(path).ToList();
        bytes.InsertRange(bytes.IndexOf((byte)'\n', bytes.IndexOf((byte)'\n') + 1), [letter]);
        File.WriteAllBytes(path, [.. bytes]);

        Assert.Contains(_package.Read().Faults, f => f is { File: "parties.csv", Line: 2 });
    }

    [Fact]
    public void A_character_that_is_none_is_refused_in_a_table()
    {
        var (file, line) = ("units.csv", 2);
        var cells = _package.Lines(file)[line - 1].Split(',');
        _package.Replace(file, line, cells[^1], "Land\uFFFE");

        Assert.Contains(_package.Read().Faults, f => f.File == file && f.Sentence.Contains("U+FFFE", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("\uFFFE")]
    [InlineData("\\ufffe")]
    [InlineData("\\ud800")]
    public void A_character_that_is_none_is_refused_in_the_profile(string letter)
    {
        var text = File.ReadAllText(_package.PathOf("election.json"));
        var place = text.IndexOf("\"en\": \"", StringComparison.Ordinal);
        Assert.True(place > 0, "The sample has no English name.");
        File.WriteAllText(_package.PathOf("election.json"), text.Insert(place + 7, letter));

        Assert.Contains("whole characters", Assert.Single(_package.Read().Faults).Sentence, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[", "not JSON")]
    [InlineData("{\"package\": 2}", "this urna reads format 1")]
    [InlineData("{\"package\": 99999999999999999999999999}", "this urna reads format 1")]
    [InlineData("{\"package\": 1e0}", "this urna reads format 1")]
    [InlineData("[]", "expected an object")]
    [InlineData("", "not JSON")]
    public void A_profile_that_is_none_is_refused(string text, string sentence)
    {
        File.WriteAllText(_package.PathOf("election.json"), text);

        Assert.Contains(_package.Read().Faults, f => f.File == "election.json" && f.Sentence.Contains(sentence, StringComparison.Ordinal));
    }

    [Fact]
    public void A_profile_of_hundred_thousand_wrong_things_is_refused_without_keeping_them_by_long_names()
    {
        var long_ = new string('k', 400_000);
        File.WriteAllText(_package.PathOf("election.json"), $$"""{"package": 1, "{{long_}}": { {{string.Join(',', Enumerable.Range(0, 50_000).Select(i => $"\"a{i}\":null"))}} }, "forms": [{{string.Join(',', Enumerable.Repeat("null", 50_000))}}]}""");
        var before = GC.GetAllocatedBytesForCurrentThread();

        var reading = _package.Read();

        Assert.True(GC.GetAllocatedBytesForCurrentThread() - before < 3_000_000_000, "The names were kept.");
        Assert.True(reading.FaultCount > 50_000, $"{reading.FaultCount} were counted.");
        Assert.All(reading.Faults, f => Assert.True(f.Sentence.Length <= 1001, "A sentence is longer than anyone reads."));
    }

    [Theory]
    [InlineData("units.csv")]
    [InlineData("election.json")]
    public void A_link_is_not_followed(string file)
    {
        File.Delete(_package.PathOf(file));
        File.CreateSymbolicLink(_package.PathOf(file), "/etc/passwd");

        Assert.Contains(_package.Read().Faults, f => f.File == file && f.Sentence.Contains("this is a link", StringComparison.Ordinal));
        Assert.DoesNotContain(_package.Read().Faults, f => f.Sentence.Contains("root:", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("votes.csv", true)]
    [InlineData("election.json", true)]
    [InlineData("units.csv", false)]
    public void A_pipe_and_a_folder_are_not_files(string file, bool pipe)
    {
        File.Delete(_package.PathOf(file));
        if (pipe) Process.Start("mkfifo", _package.PathOf(file)).WaitForExit();
        else Directory.CreateDirectory(_package.PathOf(file));

        Assert.Contains(_package.Read().Faults, f => f.File == file && f.Sentence.Contains("a folder, a pipe or a device", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_file_that_changes_while_it_is_read_has_the_hash_of_what_was_read_or_a_fault()
    {
        using var stop = new CancellationTokenSource();
        var path = _package.PathOf("votes.csv");
        var one = File.ReadAllText(path);
        // One byte differs, so that whatever is read while it is written is one of the two.
        var other = one.Replace("N-1,mayor,ada,90,1", "N-1,mayor,ada,95,1", StringComparison.Ordinal);
        Assert.NotEqual(one, other);
        var hashes = new Dictionary<int, string>();
        foreach (var (votes, text) in new[] { (90, one), (95, other) })
        {
            File.WriteAllText(path, text);
            hashes.Add(votes, PackageHash.Of(_package.Folder));
        }

        var writing = Task.Run(() =>
        {
            for (var turn = 0; !stop.IsCancellationRequested; turn++)
            {
                // As an editor saves: the bytes in place, not a new file.
                using var file = new FileStream(path, FileMode.Open, FileAccess.Write, FileShare.ReadWrite);
                file.Write(Encoding.UTF8.GetBytes((turn & 1) == 0 ? one : other));
            }
        });
        for (var i = 0; i < 100; i++)
        {
            try
            {
                if (_package.Read().Package is { } read) Assert.Equal(hashes[AdaOf(read)], read.Hash);
            }
            catch (IOException)
            {
                Assert.Fail("A file that is being written must be a fault, not an exception.");
            }
        }

        await stop.CancelAsync();
        await writing;
    }

    private static int AdaOf(Package package) =>
        package.Protocols.Select(p => p.Entered).Single(e => e is { Station: "N-1", Contest: "mayor", Version: 1 }).Votes.ToArray().Single(v => v is 90 or 95);
}
