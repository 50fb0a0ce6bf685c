using QualificationTools.Credentials;
using QualificationTools.Douyin;
using QualificationTools.Security;

namespace QualificationTools.Connections;

/// <summary>How the open platform's tree of classes is reached, which has a host of its own.</summary>
/// <param name="environment">The environment that was asked for; null for the credential's, or the platform itself.</param>
internal sealed class DouyinClassPlatform(DouyinEnvironment? environment) : Platform
{
    /// <inheritdoc/>
    public override QualificationService Service => QualificationService.Douyin;

    /// <inheritdoc/>
    public override Uri EndpointFor(FoundCredential credential) => DouyinClassTree.EndpointOf(EnvironmentOf(credential));

    /// <inheritdoc/>
    public override IReadOnlyList<SensitiveText> SecretsOf(FoundCredential credential) => credential.ToDouyin().Secrets;

    /// <summary>Makes the client. The token comes from the platform's other host, or from the address that was named.</summary>
    /// <returns>The client.</returns>
    public DouyinClient CreateClient(Connection connection)
    {
        var isPlatform = connection.Endpoint == EndpointFor(connection.Credential);
        return new DouyinClient(
            connection.Transport,
            isPlatform ? DouyinClient.EndpointOf(EnvironmentOf(connection.Credential)) : connection.Endpoint,
            connection.Credential.ToDouyin(),
            sandboxVerdict: null,
            connection.Timeout,
            connection.Time,
            connection.Trace)
        {
            ClassEndpoint = connection.Endpoint,
        };
    }

    private DouyinEnvironment EnvironmentOf(FoundCredential credential) =>
        environment ?? credential.Environment ?? DouyinEnvironment.Production;
}
