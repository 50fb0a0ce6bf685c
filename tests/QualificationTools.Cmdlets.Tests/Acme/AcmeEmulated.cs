using System.Text;
using System.Text.Json;
using Microsoft.AspNetCore.Http;
using QualificationTools.Emulator;
using QualificationTools.Emulator.Faults;

namespace QualificationTools.Cmdlets.Tests.Acme;

/// <summary>The made-up service as the emulator stands in for it.</summary>
internal sealed class AcmeEmulated : IEmulatedService
{
    private const string Login = "acme-customer:acme-passphrase";

    private readonly Dictionary<string, int> _bodies = [];

    public string Name => "acme";

    public IReadOnlyList<string> Actions => ["renew", "whoami"];

    public IReadOnlyDictionary<string, int> AppliedBodies => _bodies;

    public IReadOnlyDictionary<string, int> Uploads { get; } = new Dictionary<string, int>();

    public string? ActionOf(HttpRequest request) => request.Path.StartsWithSegments("/acme", out var rest) ? rest.Value!.TrimStart('/') : null;

    public string KeyOf(ServiceCall call) => call.Json is { } body && body.TryGetProperty("licence_no", out var number) ? number.GetString()! : "";

    public Answer Handle(ServiceCall call)
    {
        var given = call.Header("Authorization");
        if (given != "Basic " + Convert.ToBase64String(Encoding.UTF8.GetBytes(Login)))
            return new Answer(200, "stranger"u8.ToArray());
        if (KeyOf(call) == "L404")
            return new Answer(200, "expired"u8.ToArray());
        if (KeyOf(call).Length > 0)
        {
            _bodies[call.BodySha256] = _bodies.GetValueOrDefault(call.BodySha256) + 1;
            call.Applied = true;
        }

        return new Answer(200, "taken"u8.ToArray());
    }

    public Answer Fail(ServiceCall call, FaultRule rule) => new(200, Encoding.UTF8.GetBytes(rule.Code ?? ""));

    public void Reset() => _bodies.Clear();

    public void WriteState(Utf8JsonWriter json, bool touched) { }
}
