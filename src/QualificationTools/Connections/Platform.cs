using QualificationTools.Credentials;
using QualificationTools.Security;

namespace QualificationTools.Connections;

/// <summary>How the cmdlets of one service reach it.</summary>
internal abstract class Platform
{
    /// <summary>The service.</summary>
    public abstract QualificationService Service { get; }

    /// <summary>The service's own address for a credential.</summary>
    public abstract Uri EndpointFor(FoundCredential credential);

    /// <summary>What of a credential must never be shown.</summary>
    public abstract IReadOnlyList<SensitiveText> SecretsOf(FoundCredential credential);
}
