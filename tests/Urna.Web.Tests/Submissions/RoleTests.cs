using System.Net;
using System.Text.Json;
using Urna.Registers;
using Urna.Tests.House;
using Urna.Web.Tests.Hosting;

namespace Urna.Web.Tests.Submissions;

/// <summary>Who may record what over HTTP: every role asks for every fact.</summary>
public class RoleTests
{
    private static readonly string[] All =
    [
        Roles.Registrar, Roles.Secretary, Roles.Chair, Roles.Operator, Roles.Settler, Roles.Accepter, Roles.Recorder, Roles.Confirmer, Roles.ShiftLead, Roles.Administrator,
    ];

    [Fact]
    public async Task A_role_that_may_not_record_a_fact_is_refused_and_one_that_may_is_not_refused_for_its_role()
    {
        Device[] devices = [.. All.Select(role => new Device(role))];
        await using var served = await Served.Start(Enrolling.Of(devices));
        var wrong = new List<string>();
        var (number, may) = (0, 0);
        foreach (var fact in FactSamples.Types.Select(type => FactSamples.Of(type, full: true)).Where(f => f is not RecordOpened))
        {
            foreach (var (role, device) in All.Zip(devices))
            {
                using var answer = await Device.Post(served, device.Signed(Enrolling.Id(number++), fact));
                var refused = answer.StatusCode == HttpStatusCode.Conflict && await Code(answer) == "A01";
                var allowed = RoleRules.Of(fact).Contains(role);
                if (allowed) may++;
                if (refused == allowed) wrong.Add($"{role} {fact.Name}: {(int)answer.StatusCode} {await answer.Content.ReadAsStringAsync()}");
            }
        }

        foreach (var device in devices) device.Dispose();
        Assert.True(wrong.Count == 0, string.Join(Environment.NewLine, wrong));
        Assert.True(number > 300 && may > 30, $"{number} were asked for, {may} by a role that may.");
    }

    private static async Task<string?> Code(HttpResponseMessage answer)
    {
        using var problem = JsonDocument.Parse(await answer.Content.ReadAsStringAsync());
        return problem.RootElement.TryGetProperty("code", out var code) ? code.GetString() : null;
    }
}
