using QualificationTools.Bulk;
using QualificationTools.Credentials;
using QualificationTools.Douyin;
using QualificationTools.Forms;
using QualificationTools.Security;
using QualificationTools.Services;

[assembly: RegisteredService(typeof(DouyinService))]

namespace QualificationTools.Douyin;

/// <summary>Douyin's open platform, as the general code knows it.</summary>
internal sealed class DouyinService : ServiceDefinition
{
    /// <summary>The part of the credential that names the environment it is for.</summary>
    public const string Environment = "Environment";

    /// <summary>The part of the credential that is a partner's ready token.</summary>
    public const string AccessToken = "AccessToken";

    /// <inheritdoc/>
    public override string Name => "Douyin";

    /// <inheritdoc/>
    public override CredentialPart Id { get; } = new("AppId", IsSecret: false);

    /// <inheritdoc/>
    public override CredentialPart Secret { get; } = new("Secret", IsSecret: true, "AppSecret");

    /// <inheritdoc/>
    public override IReadOnlyList<CredentialPart> OtherParts { get; } =
    [
        new(AccessToken, IsSecret: true),
        new(Environment, IsSecret: false) { Values = Enum.GetNames<DouyinEnvironment>() },
    ];

    /// <inheritdoc/>
    public override IReadOnlyList<CredentialVariables> Variables { get; } = [new("DOUYIN_APP_ID", "DOUYIN_APP_SECRET")];

    /// <inheritdoc/>
    public override FormExamples Examples { get; } = new DouyinExamples();

    /// <summary>Creates the client that a connection uses.</summary>
    /// <param name="connection">The connection.</param>
    /// <param name="verdict">How the sandbox's automatic review is to end, if requested.</param>
    public static DouyinClient CreateClient(Connection connection, SandboxAudit? verdict = null) => new(
        connection.Transport,
        connection.Endpoint,
        CredentialOf(connection.Credential),
        verdict?.ToString().ToUpperInvariant(),
        connection.Timeout,
        connection.Time,
        connection.Trace);

    /// <summary>
    /// Creates the client for the tree of classes. The token comes from the platform's other host, or from the
    /// specified endpoint.
    /// </summary>
    public static DouyinClient CreateClassClient(Connection connection)
    {
        var environment = EnvironmentOf(connection.Credential);
        var isPlatform = connection.Endpoint == DouyinClient.ClassEndpointOf(environment);
        return new DouyinClient(
            connection.Transport,
            isPlatform ? DouyinClient.EndpointOf(environment) : connection.Endpoint,
            CredentialOf(connection.Credential),
            sandboxVerdict: null,
            connection.Timeout,
            connection.Time,
            connection.Trace)
        {
            ClassEndpoint = connection.Endpoint,
        };
    }

    /// <summary>Returns the environment that a credential is used in.</summary>
    public static DouyinEnvironment EnvironmentOf(FoundCredential credential) =>
        Enum.TryParse<DouyinEnvironment>(credential.Part(Environment), ignoreCase: true, out var environment)
            ? environment
            : DouyinEnvironment.Production;

    /// <inheritdoc/>
    public override Uri EndpointFor(FoundCredential credential) => DouyinClient.EndpointOf(EnvironmentOf(credential));

    /// <inheritdoc/>
    /// <remarks>A partner's existing token replaces the secret.</remarks>
    public override bool IsWhole(FoundCredential credential) =>
        credential.Id.Length > 0 && (credential.Secret.Length > 0 || credential.Part(AccessToken) is not null);

    /// <inheritdoc/>
    public override async Task<(Reply Reply, IReadOnlyList<SensitiveText> Secrets)> CheckAsync(
        Connection connection,
        CancellationToken stop)
    {
        var client = CreateClient(connection);
        var reply = await client.CheckAsync(stop).ConfigureAwait(false);
        return (reply, client.Secrets);
    }

    private static DouyinCredential CredentialOf(FoundCredential credential) =>
        new(credential.Id, credential.Secret, credential.Part(AccessToken));
}
