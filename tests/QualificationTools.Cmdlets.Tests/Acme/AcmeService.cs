using System.Globalization;
using System.Net.Http.Headers;
using System.Resources;
using System.Text;
using QualificationTools.Bulk;
using QualificationTools.Cmdlets.Tests.Acme;
using QualificationTools.Credentials;
using QualificationTools.Forms;
using QualificationTools.Journal;
using QualificationTools.Security;
using QualificationTools.Services;

[assembly: RegisteredService(typeof(AcmeService))]

namespace QualificationTools.Cmdlets.Tests.Acme;

/// <summary>A made-up third service: licences that are renewed, with a site for each account. Nothing outside this folder knows of it.</summary>
internal sealed class AcmeService : ServiceDefinition
{
    public const string Site = "Site";
    public const string Ticket = "Ticket";

    public override string Name => "Acme";

    public override CredentialPart Id { get; } = new("Customer", IsSecret: false);

    public override CredentialPart Secret { get; } = new("Passphrase", IsSecret: true);

    public override IReadOnlyList<CredentialPart> OtherParts { get; } =
        [new(Ticket, IsSecret: true), new(Site, IsSecret: false) { Values = ["north", "south"] }];

    public override IReadOnlyList<CredentialVariables> Variables { get; } = [new("ACME_CUSTOMER", "ACME_PASSPHRASE", (Site, "ACME_SITE"))];

    public override FormExamples Examples { get; } = new AcmeExamples();

    public override ResourceManager Messages { get; } = new AcmeMessages();

    public override Uri EndpointFor(FoundCredential credential) => new($"https://{credential.Part(Site) ?? "north"}.acme.example");

    public override async Task<(Reply Reply, IReadOnlyList<SensitiveText> Secrets)> CheckAsync(Connection connection, CancellationToken stop) =>
        (await new AcmeClient(connection).PostAsync("whoami", "{}"u8.ToArray(), stop), SecretsOf(connection.Credential));
}

/// <summary>The service's own messages, in both languages.</summary>
internal sealed class AcmeMessages : ResourceManager
{
    private static readonly Dictionary<string, (string English, string Chinese)> All = new()
    {
        ["Rule_LicenceForm"] = ("{0} is an L and digits.", "{0}应为L加数字。"),
        ["Advice_Acme_Expired"] = ("Renew the licence at the counter.", "请到柜台办理续期。"),
    };

    public override string? GetString(string name, CultureInfo? culture) =>
        All.TryGetValue(name, out var text) ? (culture?.TwoLetterISOLanguageName == "zh" ? text.Chinese : text.English) : null;
}

/// <summary>Calls the service with basic authentication.</summary>
internal sealed class AcmeClient(Connection connection)
{
    private static readonly MediaTypeHeaderValue Json = new("application/json");

    public JournalScope Scope(string action) =>
        JournalScope.Create("acme", action, connection.Endpoint, connection.Credential.Id, connection.Credential.Secret);

    public IReadOnlyList<SensitiveText> Secrets => [new SensitiveText(connection.Credential.Secret)];

    public async Task<Reply> PostAsync(string action, ReadOnlyMemory<byte> body, CancellationToken stop)
    {
        var request = new HttpRequestMessage(HttpMethod.Post, new Uri(connection.Endpoint, "/acme/" + action));
        var login = Encoding.UTF8.GetBytes($"{connection.Credential.Id}:{connection.Credential.Secret}");
        request.Headers.Authorization = new AuthenticationHeaderValue("Basic", Convert.ToBase64String(login));
        if (connection.Credential.Part(AcmeService.Ticket) is { } ticket)
            request.Headers.TryAddWithoutValidation("X-Ticket", ticket);
        var exchange = await connection.Transport.SendAsync(request, body, Json, connection.Timeout, stop);
        if (TransportReply.ForDelivery(exchange) is { } lost)
            return lost;
        return Encoding.UTF8.GetString(exchange.Body.Span) switch
        {
            "taken" => new Reply(ReplyKind.Succeeded) { HttpStatus = exchange.Status },
            "stranger" => new Reply(ReplyKind.Fatal, "Stranger", "The customer is not known.") { HttpStatus = exchange.Status, Concern = ErrorConcern.Credential },
            "expired" => new Reply(ReplyKind.Rejected, "Expired", "The licence has ended.") { HttpStatus = exchange.Status, Advice = Resources.Texts.Get("Advice_Acme_Expired") },
            _ => TransportReply.ForForeignAnswer(exchange, connection.Time),
        };
    }
}

/// <summary>The renewal of a licence, row by row.</summary>
internal sealed class AcmeRenewal(AcmeClient client) : RowOperation<AcmeLicenceForm>
{
    public override string Action => "renew";

    public override JournalScope Scope => client.Scope(Action);

    public override IReadOnlyList<SensitiveText> Secrets => client.Secrets;

    public override Task<Reply> SendAsync(AcmeLicenceForm form, byte[] body, CancellationToken stop) => client.PostAsync(Action, body, stop);

    public override Task<Sighting?> LookUpAsync(AcmeLicenceForm form, RowPast past, CancellationToken stop) =>
        Task.FromResult<Sighting?>(new Sighting(Evidence.Untellable));
}
