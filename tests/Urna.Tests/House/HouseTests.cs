namespace Urna.Tests.House;

public class HouseTests
{
    [Fact]
    public void The_law_has_no_package_reference()
    {
        var root = Repository.Root;
        Assert.DoesNotContain("PackageReference", File.ReadAllText(Path.Combine(root, "src/Urna/Urna.csproj")));
    }
}
