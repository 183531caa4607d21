using System.Text;
using Urna.Record;

namespace Urna.Tests.Record;

/// <summary>The record's form of a time has exactly one way to be written.</summary>
public class MomentTests
{
    private const string Text = "2024-09-01T16:31:05.123Z";

    [Fact]
    public void A_time_with_any_other_character_is_refused_and_not_a_crash()
    {
        for (var at = 0; at < Text.Length; at++)
        {
            foreach (var other in "\0 !/:;Az")
            {
                if (other == Text[at]) continue;
                var wrong = Encoding.ASCII.GetBytes($"{Text[..at]}{other}{Text[(at + 1)..]}");
                Assert.Throws<RecordFormatException>(() => Moment.Read(wrong));
            }
        }
    }
}
