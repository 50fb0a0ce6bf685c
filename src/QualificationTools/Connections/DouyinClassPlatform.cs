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
    public override Uri EndpointFor(FoundCredential credential) =>
        DouyinClassTree.EndpointOf(environment ?? credential.Environment ?? DouyinEnvironment.Production);

    /// <inheritdoc/>
    public override IReadOnlyList<SensitiveText> SecretsOf(FoundCredential credential) => [];
}
