using System.Text.Json;
using QualificationTools.Bulk;
using QualificationTools.Credentials;
using QualificationTools.Forms;
using QualificationTools.Security;
using QualificationTools.Services;
using QualificationTools.Vms;

[assembly: RegisteredService(typeof(VmsService))]

namespace QualificationTools.Vms;

/// <summary>Volcengine's voice service, as the general code knows it.</summary>
internal sealed class VmsService : ServiceDefinition
{
    /// <summary>The part of the credential that names the region of the signature.</summary>
    public const string Region = "Region";

    /// <summary>The part of the credential that goes with a temporary access key.</summary>
    public const string SessionToken = "SessionToken";

    /// <inheritdoc/>
    public override string Name => "Vms";

    /// <inheritdoc/>
    public override CredentialPart Id { get; } = new("AccessKey", IsSecret: false, "AccessKeyId", "ak");

    /// <inheritdoc/>
    public override CredentialPart Secret { get; } = new("SecretKey", IsSecret: true, "SecretAccessKey", "sk");

    /// <inheritdoc/>
    public override IReadOnlyList<CredentialPart> OtherParts { get; } =
    [new(SessionToken, IsSecret: true), new(Region, IsSecret: false)];

    /// <inheritdoc/>
    /// <remarks>
    /// Of newer SDKs and the command line, with a session token; of older SDKs; of the vendor's own skill for this
    /// service.
    /// </remarks>
    public override IReadOnlyList<CredentialVariables> Variables { get; } =
    [
        new("VOLCENGINE_ACCESS_KEY", "VOLCENGINE_SECRET_KEY", (SessionToken, "VOLCENGINE_SESSION_TOKEN")),
        new("VOLC_ACCESSKEY", "VOLC_SECRETKEY"),
        new("VOLC_ACCESS_KEY", "VOLC_SECRET_KEY"),
    ];

    /// <inheritdoc/>
    public override FormExamples Examples { get; } = new VmsExamples();

    /// <summary>Creates the client that a connection uses.</summary>
    public static VmsClient CreateClient(Connection connection) => new(
        connection.Transport,
        connection.Endpoint,
        CredentialOf(connection.Credential),
        connection.Credential.Part(Region) ?? VmsClient.DefaultRegion,
        connection.Timeout,
        connection.Time,
        connection.Trace);

    /// <summary>Returns what signs requests.</summary>
    public static VolcengineCredential CredentialOf(FoundCredential credential) =>
        new(credential.Id, credential.Secret, credential.Part(SessionToken));

    /// <inheritdoc/>
    public override Uri EndpointFor(FoundCredential credential) => new(VmsClient.DefaultEndpoint);

    /// <inheritdoc/>
    public override FoundCredential? FindProfile(CredentialSearch search) => new VolcengineProfiles(search).Find();

    /// <inheritdoc/>
    public override async Task<(Reply Reply, IReadOnlyList<SensitiveText> Secrets)> CheckAsync(
        Connection connection,
        CancellationToken stop)
    {
        var client = CreateClient(connection);
        var query = JsonSerializer.SerializeToUtf8Bytes(new VmsQuery { Limit = 1 }, VmsJson.Wire.VmsQuery);
        return (await client.SendAsync(VmsQueries.Action, query, stop).ConfigureAwait(false), client.Secrets);
    }
}
