using Urna.Store.Packages;

namespace Urna.Store.Tests.Packages;

public class WriterTests
{
    public static TheoryData<string> Folders => [SmallPackage.Source, .. Samples.All];

    [Theory]
    [MemberData(nameof(Folders))]
    public void What_is_written_is_read_as_the_same_package(string source)
    {
        var before = SmallPackage.Whole(source);
        using var folder = new Records.Folder();
        PackageWriter.Write(before, folder["written"]);

        var after = SmallPackage.Whole(folder["written"]);

        Assert.Equal(before.ProfileBytes, after.ProfileBytes);
        Assert.Equal(before.Turnout, after.Turnout);
        Assert.Equal(before.Slots, after.Slots);
        Assert.Equal(before.Decisions, after.Decisions);
        Assert.Equal(Facts.Of(before), Facts.Of(after));
    }

    [Fact]
    public void What_is_written_twice_is_the_same_bytes()
    {
        using var folder = new Records.Folder();
        PackageWriter.Write(SmallPackage.Whole(SmallPackage.Source), folder["first"]);
        PackageWriter.Write(SmallPackage.Whole(folder["first"]), folder["second"]);

        Assert.Equal(PackageHash.Of(folder["first"]), PackageHash.Of(folder["second"]));
        Assert.Equal(13, Directory.GetFiles(folder["second"]).Length);
    }

    [Theory]
    [MemberData(nameof(Folders))]
    public void The_record_of_a_package_gives_the_package_back(string source)
    {
        var before = SmallPackage.Whole(source);
        using var folder = new Records.Folder();
        PackageWriter.Write(PackageOfRecord.Of(PackageFacts.Of(before)), folder["again"]);

        Assert.Equal(Facts.Of(before), Facts.Of(SmallPackage.Whole(folder["again"])));
    }

    [Fact]
    public void The_hash_is_the_documents_listing()
    {
        var listing = string.Concat(Directory.GetFiles(SmallPackage.Source).Select(Path.GetFileName).Order(StringComparer.Ordinal).Select(name =>
        {
            var bytes = File.ReadAllBytes(Path.Combine(SmallPackage.Source, name ?? string.Empty));
            return $"{name} {bytes.Length} {Convert.ToHexStringLower(System.Security.Cryptography.SHA256.HashData(bytes))}\n";
        }));

        var expected = Convert.ToHexStringLower(System.Security.Cryptography.SHA256.HashData(System.Text.Encoding.UTF8.GetBytes(listing)));

        Assert.Equal(expected, PackageHash.Of(SmallPackage.Source));
        Assert.Equal(expected, SmallPackage.Whole(SmallPackage.Source).Hash);
    }

    [Theory]
    [MemberData(nameof(Folders))]
    public void The_rules_refuse_no_fact_of_any_sample(string source)
    {
        var check = PackageCheck.Of(source, static _ => { });

        Assert.Empty(check.Faults);
        Assert.NotNull(check.Package);
    }
}
