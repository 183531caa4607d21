using System.Text;

namespace Urna.Store.Tests.Packages;

/// <summary>What spreadsheets do to files, and what the clerk is told.</summary>
public class SpreadsheetTests
{
    [Theory]
    [InlineData(";", "the cells are separated by semicolons; expected commas")]
    [InlineData("\t", "the cells are separated by tabs; expected commas")]
    public void Another_separator_is_one_fault(string separator, string sentence) =>
        ExpectOne("turnout.csv", text => text.Replace(",", separator, StringComparison.Ordinal), $"turnout.csv:1: {sentence}");

    [Fact]
    public void A_line_for_the_spreadsheet_before_the_header_is_one_fault() =>
        ExpectOne("turnout.csv", text => $"sep=,\n{text}", "turnout.csv:1: the line \"sep=\" is for a spreadsheet; expected the names of the columns (take the line out)");

    [Fact]
    public void A_file_in_utf_16_is_one_fault()
    {
        using var package = new SmallPackage();
        File.WriteAllText(package.PathOf("turnout.csv"), File.ReadAllText(package.PathOf("turnout.csv")), Encoding.Unicode);

        Assert.Equal("turnout.csv:1: the file is UTF-16; expected UTF-8 (save it as UTF-8)", Assert.Single(package.Read().Faults).ToString());
    }

    [Fact]
    public void An_empty_column_at_the_end_is_one_fault() =>
        ExpectOne("turnout.csv", text => text.Replace("\n", ",\n", StringComparison.Ordinal), "turnout.csv:1: cell 6 of the header is empty; expected the name of a column (an empty column is taken out)");

    [Fact]
    public void A_row_of_empty_cells_is_one_fault() =>
        ExpectOne("units.csv", text => $"{text},,,,\n", "units.csv:5: all cells of the row are empty; expected a row (an empty row is taken out)");

    [Theory]
    [InlineData("T-070-038", "T-70-38")]
    [InlineData("T-070-038", "t-070-038")]
    [InlineData("000001", "1")]
    [InlineData("10-00", "10-0")]
    public void A_code_that_lost_its_zeros_or_its_case_is_found(string code, string left) =>
        Faults.ExpectCode(code, left, $"there is no station \"{left}\"; there is \"{code}\" (leading zeros and case are part of a code)");

    [Theory]
    [InlineData("T-70", "T-7")]
    [InlineData("T-100", "T-1")]
    [InlineData("T-070-038", "T-7038")]
    [InlineData("T-101", "T-11")]
    public void A_code_that_differs_in_more_is_not_guessed(string code, string other) => Faults.ExpectCode(code, other, $"there is no station \"{other}\"");

    private static void ExpectOne(string file, Func<string, string> change, string fault)
    {
        using var package = new SmallPackage();
        File.WriteAllText(package.PathOf(file), change(File.ReadAllText(package.PathOf(file))));

        Assert.Equal(fault, Assert.Single(package.Read().Faults).ToString());
    }
}
