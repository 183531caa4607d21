using System.Globalization;
using System.Net.Http.Headers;
using System.Security.Cryptography;
using Urna.Record;
using Urna.Registers;
using Urna.Store.Keys;
using Urna.Store.Records;
using Urna.TestHost;
using Urna.Web.Tests.Hosting;

namespace Urna.Web.Tests.Submissions;

/// <summary>A device with its key, that has facts recorded over HTTP.</summary>
internal sealed class Device(string role) : IDisposable
{
    private readonly ECDsa _secret = ECDsa.Create(ECCurve.NamedCurves.nistP256);

    public string Key => $"key-{role}";

    public KeyEnrolled Enrolled => new(Key, $"person-{role}", "cec", role, Convert.ToBase64String(_secret.ExportSubjectPublicKeyInfo()), string.Empty);

    /// <summary>The bytes of a submission as a device sends them.</summary>
    public byte[] Signed(EntryId id, Fact fact) => Body(id, fact, DeviceSignatures.Sign(Key, _secret, id, fact));

    public static byte[] Body(EntryId id, Fact fact, DeviceSignature? signature)
    {
        // An entry holds what was submitted between its author and its end.
        var writer = new CanonicalWriter();
        new Entry(new(1), new("a", "c", "r"), id, fact, signature).Write(writer);
        var text = System.Text.Encoding.UTF8.GetString(writer.Written);
        return System.Text.Encoding.UTF8.GetBytes("{" + text[text.IndexOf("\"data\":", StringComparison.Ordinal)..]);
    }

    public static async Task<HttpResponseMessage> Post(Served served, byte[] body)
    {
        using var content = new ByteArrayContent(body) { Headers = { ContentType = new MediaTypeHeaderValue("application/json") } };
        return await served.Client.PostAsync(served.Address("facts"), content);
    }

    public void Dispose() => _secret.Dispose();
}

/// <summary>The record of the small election in which devices are enrolled.</summary>
internal static class Enrolling
{
    public static readonly Author Administrator = new("person-administrator", "cec", Roles.Administrator);

    public static Func<Appender, Task> Of(params Device[] devices) => async appender =>
    {
        Assert.IsType<Answer.Recorded>(await appender.Append(Small.Open()));
        Assert.IsType<Answer.Recorded>(await appender.Append(Small.Country()));
        foreach (var (device, i) in devices.Select((d, i) => (d, i)))
            Assert.IsType<Answer.Recorded>(await appender.Append(Request.Of(Administrator, new((UInt128)i + 1), device.Enrolled)));
    };

    public static UnitFormed Area(int number) => new($"area-{number.ToString(CultureInfo.InvariantCulture)}", "land", "area", Names.None);

    public static EntryId Id(int number) => new((UInt128)number + 1_000_000);
}
