using System.Net;
using System.Text;
using System.Text.Json;
using Urna.Registers;
using Urna.Store.Records;
using Urna.Web.Tests.Hosting;

namespace Urna.Web.Tests.Submissions;

/// <summary>What a device sends is recorded once, or it is told exactly why not.</summary>
public sealed class SubmissionTests : IAsyncLifetime, IDisposable
{
    private readonly Device _registrar = new(Roles.Registrar);
    private readonly SetClock _clock = new();
    private Served? _served;

    private Served Site => _served ?? throw new InvalidOperationException("The server runs while a test does.");

    public async ValueTask InitializeAsync() => _served = await Served.Start(Enrolling.Of(_registrar), _clock);

    public ValueTask DisposeAsync() => Site.DisposeAsync();

    public void Dispose() => _registrar.Dispose();

    [Fact]
    public async Task A_signed_fact_is_recorded_and_its_entry_is_public()
    {
        var body = _registrar.Signed(Enrolling.Id(1), Enrolling.Area(1));

        using var answer = await Device.Post(Site, body);

        Assert.Equal(HttpStatusCode.Created, answer.StatusCode);
        var entry = await Site.Text(answer.Headers.Location?.ToString() ?? string.Empty);
        Assert.EndsWith(Encoding.UTF8.GetString(body)[1..], entry, StringComparison.Ordinal);
        Assert.Contains("\"actor\":\"person-registrar\"", entry, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Sent_again_it_is_the_same_entry()
    {
        var body = _registrar.Signed(Enrolling.Id(1), Enrolling.Area(1));
        using var first = await Device.Post(Site, body);
        var size = Site.Election.Head.Size;

        using var second = await Device.Post(Site, body);

        Assert.Equal(HttpStatusCode.OK, second.StatusCode);
        Assert.Equal(await first.Content.ReadAsStringAsync(), await second.Content.ReadAsStringAsync());
        Assert.Equal(size, Site.Election.Head.Size);
    }

    [Fact]
    public async Task The_same_id_with_another_body_is_a_conflict()
    {
        using var first = await Device.Post(Site, _registrar.Signed(Enrolling.Id(1), Enrolling.Area(1)));

        await Refused(HttpStatusCode.UnprocessableEntity, null, _registrar.Signed(Enrolling.Id(1), Enrolling.Area(2)));
    }

    [Fact]
    public async Task Without_a_signature_nobody_speaks() => await Refused(HttpStatusCode.Unauthorized, null, Device.Body(Enrolling.Id(1), Enrolling.Area(1), null));

    [Fact]
    public async Task A_key_that_is_not_enrolled_is_turned_away()
    {
        using var stranger = new Device(Roles.Chair);

        await Refused(HttpStatusCode.Forbidden, null, stranger.Signed(Enrolling.Id(1), Enrolling.Area(1)));
    }

    [Fact]
    public async Task A_signature_over_something_else_is_turned_away()
    {
        var other = Encoding.UTF8.GetString(_registrar.Signed(Enrolling.Id(1), Enrolling.Area(2)));

        await Refused(HttpStatusCode.Forbidden, "W05", Encoding.UTF8.GetBytes(other.Replace("area-2", "area-1", StringComparison.Ordinal)));
    }

    [Fact]
    public async Task A_key_that_was_revoked_speaks_no_more()
    {
        await Site.Election.Appender.Append(Request.Of(Enrolling.Administrator, new(99), new KeyRevoked(_registrar.Key, "lost")));

        await Refused(HttpStatusCode.Forbidden, "W05", _registrar.Signed(Enrolling.Id(1), Enrolling.Area(1)));
    }

    [Fact]
    public async Task A_rules_no_has_its_code_and_article() => await Refused(HttpStatusCode.Conflict, "A02", _registrar.Signed(Enrolling.Id(1), new RecordOpened("small", Kind.Live, "o", new('0', 64), 1)));

    [Theory]
    [InlineData("")]
    [InlineData("{}")]
    [InlineData("not json")]
    [InlineData("{ \"data\":{},\"id\":\"00\",\"name\":\"UnitFormed\",\"version\":1}")]
    [InlineData("{\"data\":{},\"id\":\"00000000000000000000000000000001\",\"name\":\"NoSuchFact\",\"version\":1}")]
    public async Task What_cannot_be_read_is_a_400(string body) => await Refused(HttpStatusCode.BadRequest, null, Encoding.UTF8.GetBytes(body));

    [Fact]
    public async Task What_is_too_large_is_not_read()
    {
        using var answer = await Device.Post(Site, new byte[Limits.EntryBytes + 2]);

        Assert.Equal(HttpStatusCode.RequestEntityTooLarge, answer.StatusCode);
    }

    [Fact]
    public async Task While_nothing_can_be_written_a_device_is_told_when_to_ask_again()
    {
        _clock.Ahead = TimeSpan.FromHours(3);

        using var answer = await Device.Post(Site, _registrar.Signed(Enrolling.Id(1), Enrolling.Area(1)));

        Assert.Equal(HttpStatusCode.ServiceUnavailable, answer.StatusCode);
        Assert.NotNull(answer.Headers.RetryAfter);
        Assert.Contains("clock", await answer.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Sixty_four_at_once_are_each_recorded_once()
    {
        var answers = await Task.WhenAll(Enumerable.Range(0, 64).Select(client => Task.Run(async () =>
        {
            var numbers = new List<long>();
            for (var i = 0; i < 10; i++)
            {
                var number = (client * 10) + i;
                using var answer = await Device.Post(Site, _registrar.Signed(Enrolling.Id(number), Enrolling.Area(number)));
                Assert.Equal(HttpStatusCode.Created, answer.StatusCode);
                using var told = JsonDocument.Parse(await answer.Content.ReadAsStringAsync());
                numbers.Add(told.RootElement.GetProperty("entry").GetInt64());
            }

            return numbers;
        })));

        Assert.Equal(640, answers.SelectMany(n => n).Distinct().Count());
        Assert.Equal(640 + 3, Site.Election.Head.Size);
    }

    private async Task Refused(HttpStatusCode status, string? code, byte[] body)
    {
        var size = Site.Election.Head.Size;
        using var answer = await Device.Post(Site, body);
        var text = await answer.Content.ReadAsStringAsync();

        Assert.True(answer.StatusCode == status, $"{(int)answer.StatusCode} {text}");
        using var problem = JsonDocument.Parse(text);
        Assert.NotEmpty(problem.RootElement.GetProperty("detail").GetString() ?? string.Empty);
        if (code is not null) Assert.Equal(code, problem.RootElement.GetProperty("code").GetString());
        if (code is not null) Assert.NotEmpty(problem.RootElement.GetProperty("article").GetString() ?? string.Empty);
        Assert.Equal(size, Site.Election.Head.Size);
    }

    /// <summary>A clock that a test sets; its ticks go on as the real ones do.</summary>
    private sealed class SetClock : TimeProvider
    {
        public TimeSpan Ahead { get; set; }

        public override DateTimeOffset GetUtcNow() => System.GetUtcNow() + Ahead;
    }
}
