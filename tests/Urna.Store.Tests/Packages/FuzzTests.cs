using CsCheck;
using Urna.Store.Packages;

namespace Urna.Store.Tests.Packages;

public class FuzzTests
{
    private static readonly string[] Files = [.. Directory.GetFiles(SmallPackage.Source).Order(StringComparer.Ordinal)];
    private static readonly byte[] Likely = [.. ",\"\n\r-0 9?{}[]:/\\e"u8, 0x00, 0x7F, 0x80, 0xC3, 0xED, 0xFF];

    [Fact]
    public void Damaged_bytes_are_explained_and_never_throw()
    {
        var explained = 0;
        Gen.Select(Gen.Int[0, Files.Length - 1], Gen.Int[0, 1 << 20].Array[1, 4], Gen.OneOf(Gen.Int[0, Likely.Length - 1].Select(i => Likely[i]), Gen.Byte), Gen.Bool).Sample(
            (file, places, letter, insert) =>
            {
                using var package = new SmallPackage();
                var path = package.PathOf(Path.GetFileName(Files[file]));
                var bytes = File.ReadAllBytes(path).ToList();
                foreach (var place in places)
                {
                    var at = Math.DivRem(place, bytes.Count).Remainder;
                    if (insert) bytes.Insert(at, letter);
                    else bytes[at] = letter;
                }

                File.WriteAllBytes(path, [.. bytes]);
                var check = PackageCheck.Of(package.Folder, static _ => { });
                Interlocked.Add(ref explained, check.FaultCount > 0 ? 1 : 0);
                Assert.Equal(check.FaultCount == 0, check.Package is not null && check.Faults.Count == 0);
            },
            iter: 600);
        Assert.True(explained > 300, $"Only {explained} of 600 damaged packages had a fault.");
    }
}
