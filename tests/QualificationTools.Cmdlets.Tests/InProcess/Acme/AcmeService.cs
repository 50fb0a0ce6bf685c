using System.Net.Http.Headers;
using System.Runtime.CompilerServices;
using System.Text;
using QualificationTools.Bulk;
using QualificationTools.Cmdlets.Tests.InProcess.Acme;
using QualificationTools.Credentials;
using QualificationTools.Forms;
using QualificationTools.Http;
using QualificationTools.Security;
using QualificationTools.Services;

[assembly: RegisteredService(typeof(AcmeService))]

namespace QualificationTools.Cmdlets.Tests.InProcess.Acme;

/// <summary>A made-up third service: basic authentication, one form, one action. All that the module knows of it is in this folder.</summary>
internal sealed class AcmeService : ServiceDefinition
{
    public const string Tenant = "Tenant";
    public const string Ticket = "Ticket";

    public override string Name => "Acme";

    public override CredentialPart Id { get; } = new("UserName", IsSecret: false);

    public override CredentialPart Secret { get; } = new("Password", IsSecret: true);

    public override IReadOnlyList<CredentialPart> OtherParts { get; } = [new(Tenant, IsSecret: false), new(Ticket, IsSecret: true)];

    public override IReadOnlyList<CredentialVariables> Variables { get; } = [new("ACME_USER", "ACME_PASSWORD")];

    public override FormExamples Examples { get; } = new AcmeExamples();

    public override Uri EndpointFor(FoundCredential credential) => new("https://acme.example.com");

    public override async Task<(Reply Reply, IReadOnlyList<SensitiveText> Secrets)> CheckAsync(Connection connection, CancellationToken stop) =>
        (await SendAsync(connection, "check", "{}"u8.ToArray(), stop).ConfigureAwait(false), SecretsOf(connection.Credential));

    public static async Task<Reply> SendAsync(Connection connection, string action, byte[] body, CancellationToken stop)
    {
        var request = new HttpRequestMessage(HttpMethod.Post, new Uri(connection.Endpoint, "/" + action));
        var credential = connection.Credential;
        request.Headers.Authorization = new AuthenticationHeaderValue(
            "Basic", Convert.ToBase64String(Encoding.ASCII.GetBytes($"{credential.Id}:{credential.Secret}")));
        if (credential.Part(Tenant) is { } tenant)
            request.Headers.Add("X-Tenant", tenant);
        var exchange = await connection.Transport.SendAsync(request, body, new MediaTypeHeaderValue("application/json"), connection.Timeout, stop).ConfigureAwait(false);
        return TransportReply.ForDelivery(exchange) ?? exchange.Status switch
        {
            200 => new Reply(ReplyKind.Succeeded) { HttpStatus = 200 },
            401 => new Reply(ReplyKind.Fatal, "AcmeRefused", "The password is wrong.") { HttpStatus = 401, Concern = ErrorConcern.Credential },
            _ => TransportReply.ForForeignAnswer(exchange, connection.Time),
        };
    }

    [ModuleInitializer]
#pragma warning disable CA2255 // as an assembly that brings a service makes itself known
    internal static void Register() => ServiceRegistry.Add(typeof(AcmeService).Assembly);
#pragma warning restore CA2255
}

internal sealed class AcmeExamples : FormExamples
{
    public override IReadOnlyList<(string? Role, QualificationForm Form)> Rows =>
        [(null, new AcmeLicenceForm { LicenceNo = "LICENCE-EXAMPLE", Holder = "A" })];
}
