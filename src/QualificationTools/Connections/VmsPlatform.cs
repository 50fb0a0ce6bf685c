using QualificationTools.Credentials;
using QualificationTools.Security;
using QualificationTools.Vms;

namespace QualificationTools.Connections;

/// <summary>How Volcengine's voice service is reached.</summary>
/// <param name="region">The region that was asked for; null for the credential's, or the usual one.</param>
internal sealed class VmsPlatform(string? region) : Platform
{
    /// <inheritdoc/>
    public override QualificationService Service => QualificationService.Vms;

    /// <inheritdoc/>
    public override Uri EndpointFor(FoundCredential credential) => new(VmsClient.DefaultEndpoint);

    /// <inheritdoc/>
    public override IReadOnlyList<SensitiveText> SecretsOf(FoundCredential credential) => credential.ToVolcengine().Secrets;

    /// <summary>Makes what calls it.</summary>
    public VmsClient CreateClient(Connection connection) => new(
        connection.Transport,
        connection.Endpoint,
        connection.Credential.ToVolcengine(),
        region ?? connection.Credential.Region ?? VmsClient.DefaultRegion,
        connection.Timeout,
        connection.Time,
        connection.Trace);
}
