using System.Globalization;
using Urna.Store.Packages;

namespace Urna.Store.Tests.Packages;

public class MapTests
{
    private const string Square = "[[[48.1,41.1],[48.9,41.1],[48.9,41.6],[48.1,41.1]]]";

    [Fact]
    public void Outlines_are_read_with_the_contests_drawn_in_them()
    {
        using var package = new SmallPackage();
        package.Write("map.geojson", [Map(Feature("\"mayor\"", Square), Feature("", "[[[0,0],[1,0],[1,1],[0,0]],[[0.2,0.1],[0.4,0.1],[0.4,0.3],[0.2,0.1]]]"))]);

        var map = package.Read().Package?.Map;

        Assert.NotNull(map);
        Assert.False(map.IsExact);
        Assert.Equal("parishes", map.Called.In("en"));
        Assert.Equal(["mayor"], map.Areas[0].Contests);
        Assert.Equal(new MapPoint(48_900_000, 41_600_000), map.Areas[0].Rings[0][2]);
        Assert.Equal([3, 3], map.Areas[1].Rings.Select(r => r.Length));
        Assert.Equal(64, map.Hash.Length);
    }

    [Fact]
    public void A_map_is_no_part_of_the_hash_of_a_package()
    {
        using var package = new SmallPackage();
        var before = package.Read().Package?.Hash;
        package.Write("map.geojson", [Map(Feature("\"mayor\"", Square))]);

        Assert.Equal(before, package.Read().Package?.Hash);
        Assert.Equal(before, PackageHash.Of(package.Folder));
    }

    [Theory]
    [InlineData("\"type\": \"FeatureCollection\"", "\"type\": \"Topology\"", "expected a GeoJSON object of type \"FeatureCollection\"")]
    [InlineData("\"source\": \"drawn by hand\"", "\"source\": \"\"", "source: expected where the outlines come from")]
    [InlineData("\"boundaries\": false", "\"boundaries\": \"no\"", "boundaries: expected true")]
    [InlineData("\"areas\": {\"en\": \"parishes\"}", "\"areas\": \"parishes\"", "areas: expected what the areas are called")]
    [InlineData("\"name_en\":\"North\"", "\"title\":\"North\"", "features[0]: properties: expected a name")]
    [InlineData("\"contests\":[\"mayor\"]", "\"contest\":\"mayor\"", "features[0]: properties.contests: expected an array")]
    [InlineData("\"contests\":[\"mayor\"]", "\"contests\":[\"mayer\"]", "\"mayer\" is no contest")]
    [InlineData("\"contests\":[\"mayor\"]", "\"contests\":[\"mayor\",\"mayor\"]", "\"mayor\" stands there twice")]
    [InlineData("\"contests\":[\"mayor\"]", "\"contests\":[7]", "\"7\" is no contest")]
    [InlineData("\"type\":\"Polygon\"", "\"type\":\"Point\"", "expected a Polygon or a MultiPolygon")]
    [InlineData("[48.9,41.6],[48.1,41.1]]", "[48.9,41.6]]", "the last the same as the first")]
    [InlineData("[48.9,41.6]", "[48.9,91.6]", "in degrees")]
    [InlineData("[48.9,41.6]", "[\"48.9\",41.6]", "in degrees")]
    [InlineData("[48.9,41.6]", "[48.9]", "in degrees")]
    [InlineData("[48.9,41.6]", "[48.9,1e99]", "in degrees")]
    [InlineData("\"features\": [", "\"features\": [[],", "expected an object of type \"Feature\"")]
    [InlineData("]}", "]", "not JSON")]
    public void A_fault_of_a_map_is_explained(string old, string text, string sentence)
    {
        using var package = new SmallPackage();
        var map = Map(Feature("\"mayor\"", Square));
        Assert.Contains(old, map, StringComparison.Ordinal);
        package.Write("map.geojson", [map.Replace(old, text, StringComparison.Ordinal)]);

        var reading = package.Read();

        Assert.Null(reading.Package);
        Assert.Contains(reading.Faults, f => f.File == "map.geojson" && f.Sentence.Contains(sentence, StringComparison.Ordinal));
    }

    [Fact]
    public void A_fault_names_the_line_on_which_its_feature_begins()
    {
        using var package = new SmallPackage();
        package.Write("map.geojson", [Map(Feature("\"mayor\"", Square), Feature("\"nobody\"", Square)).Replace("},{\"type\":\"Feature\"", "},\n\n{\"type\":\"Feature\"", StringComparison.Ordinal)]);

        Assert.Equal("map.geojson:3: features[1]: properties.contests: \"nobody\" is no contest; expected codes of contests.csv, each once", Assert.Single(package.Read().Faults).ToString());
    }

    [Theory]
    [InlineData(8_000_001, "longer than 8000000 bytes")]
    [InlineData(0, "not JSON")]
    public void A_map_that_is_too_long_or_empty_is_a_fault(int length, string sentence)
    {
        using var package = new SmallPackage();
        File.WriteAllText(package.PathOf("map.geojson"), new string(' ', length));

        Assert.Contains(sentence, Assert.Single(package.Read().Faults).Sentence, StringComparison.Ordinal);
    }

    [Fact]
    public void Outlines_of_too_many_points_are_a_fault()
    {
        using var package = new SmallPackage();
        var ring = string.Join(',', Enumerable.Range(0, 400_001).Select(i => string.Create(CultureInfo.InvariantCulture, $"[{i % 180},{i % 90}]")).Append("[0,0]"));
        package.Write("map.geojson", [Map(Feature("", $"[[{ring}]]"))]);

        Assert.Contains("more than 400000 points", Assert.Single(package.Read().Faults).Sentence, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("maps.geojson")]
    [InlineData("Map.geojson")]
    public void A_misspelt_map_is_not_silently_left_out(string name)
    {
        using var package = new SmallPackage();
        package.Write(name, [Map(Feature("\"mayor\"", Square))]);

        Assert.Contains("not a file of a package", Assert.Single(package.Read().Faults).Sentence, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("{}", "[48.1,41.1]")]
    [InlineData("null", "\"geometry\"")]
    [InlineData("[]", "\"Feature\"")]
    [InlineData("\"\\uD800\"", "\"North\"")]
    [InlineData("1e400", "41.6")]
    public void What_is_no_map_is_refused_whole(string text, string old)
    {
        using var package = new SmallPackage();
        package.Write("map.geojson", [Map(Feature("\"mayor\"", Square)).Replace(old, text, StringComparison.Ordinal)]);

        Assert.Null(package.Read().Package);
    }

    private static string Map(params string[] features) =>
        $"{{\"type\": \"FeatureCollection\", \"source\": \"drawn by hand\", \"boundaries\": false, \"areas\": {{\"en\": \"parishes\"}}, \"features\": [{string.Join(',', features)}]}}";

    private static string Feature(string contests, string coordinates) =>
        $"{{\"type\":\"Feature\",\"properties\":{{\"name_en\":\"North\",\"contests\":[{contests}]}},\"geometry\":{{\"type\":\"Polygon\",\"coordinates\":{coordinates}}}}}";
}
