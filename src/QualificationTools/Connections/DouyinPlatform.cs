using System.Management.Automation;
using QualificationTools.Credentials;
using QualificationTools.Douyin;
using QualificationTools.Security;

namespace QualificationTools.Connections;

/// <summary>How Douyin's open platform is reached.</summary>
/// <param name="command">The cmdlet, which ends with an error where what it was asked for does not fit together.</param>
/// <param name="environment">The environment that was asked for; null for the credential's, or the platform itself.</param>
/// <param name="verdict">How the sandbox's automatic review is to end, where that was asked for.</param>
internal sealed class DouyinPlatform(Cmdlet command, DouyinEnvironment? environment, SandboxAudit? verdict = null) : Platform
{
    /// <inheritdoc/>
    public override QualificationService Service => QualificationService.Douyin;

    /// <inheritdoc/>
    public override Uri EndpointFor(FoundCredential credential)
    {
        var chosen = environment ?? credential.Environment ?? DouyinEnvironment.Production;
        // Here and not before, because the environment may be the stored credential's.
        if (verdict is not null && chosen != DouyinEnvironment.Sandbox)
            command.ThrowTerminatingError(Errors.SandboxAuditOutsideSandbox());
        return DouyinClient.EndpointOf(chosen);
    }

    /// <inheritdoc/>
    public override IReadOnlyList<SensitiveText> SecretsOf(FoundCredential credential) => credential.ToDouyin().Secrets;

    /// <summary>Makes what calls it.</summary>
    public DouyinClient CreateClient(Connection connection) => new(
        connection.Transport,
        connection.Endpoint,
        connection.Credential.ToDouyin(),
        verdict?.ToString().ToUpperInvariant(),
        connection.Timeout,
        connection.Time,
        connection.Trace);
}
