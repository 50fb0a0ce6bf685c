using System.Resources;
using QualificationTools.Bulk;
using QualificationTools.Credentials;
using QualificationTools.Forms;
using QualificationTools.Security;

namespace QualificationTools.Services;

/// <summary>
/// Everything that the general code must know of a service. Each service has one in its folder, and names it there to
/// the <see cref="ServiceRegistry"/> with a <see cref="RegisteredServiceAttribute"/>; no other file knows of it.
/// </summary>
internal abstract class ServiceDefinition
{
    /// <summary>Gets the name by which people and files know the service.</summary>
    public abstract string Name { get; }

    /// <summary>
    /// Gets the part of the credential by which the service knows an account: the user name of a PSCredential.
    /// </summary>
    public abstract CredentialPart Id { get; }

    /// <summary>Gets the secret that belongs to the id: the password of a PSCredential.</summary>
    public abstract CredentialPart Secret { get; }

    /// <summary>Gets the other parts of the credential: tokens, and settings that go with it.</summary>
    public virtual IReadOnlyList<CredentialPart> OtherParts => [];

    /// <summary>Gets the environment variables that are looked at, the first that are set being used.</summary>
    public abstract IReadOnlyList<CredentialVariables> Variables { get; }

    /// <summary>Gets the example rows of templates.</summary>
    public abstract FormExamples Examples { get; }

    /// <summary>
    /// Gets the service's own messages, for a service in another assembly; null if they are with the others.
    /// </summary>
    public virtual ResourceManager? Messages => null;

    /// <summary>Returns the service's own address for a credential.</summary>
    public abstract Uri EndpointFor(FoundCredential credential);

    /// <summary>Proves a credential with a call that changes nothing.</summary>
    /// <param name="connection">The connection.</param>
    /// <param name="stop">Cancels the operation.</param>
    /// <returns>What the service says about the credential, and the texts to mask in it.</returns>
    public abstract Task<(Reply Reply, IReadOnlyList<SensitiveText> Secrets)> CheckAsync(
        Connection connection,
        CancellationToken stop);

    /// <summary>Returns the credential that a tool of the service has left in a file of the user, or null.</summary>
    /// <exception cref="CredentialException">What the user specified does not exist or cannot be used.</exception>
    public virtual FoundCredential? FindProfile(CredentialSearch search) => null;

    /// <summary>Returns whether a credential has all that a request needs.</summary>
    public virtual bool IsWhole(FoundCredential credential) => credential.Id.Length > 0 && credential.Secret.Length > 0;

    /// <summary>Returns what of a credential must never be shown.</summary>
    public IReadOnlyList<SensitiveText> SecretsOf(FoundCredential credential) =>
    [
        .. OtherParts.Where(part => part.IsSecret).Select(part => credential.Part(part.Name)).Prepend(credential.Secret)
            .Where(text => !string.IsNullOrEmpty(text))
            .Select(text => new SensitiveText(text!)),
    ];

    /// <summary>Returns one of the other parts by its name, or null.</summary>
    public CredentialPart? FindPart(string name) =>
        OtherParts.FirstOrDefault(part => part.Name.Equals(name, StringComparison.OrdinalIgnoreCase));

    /// <summary>Returns the settings of a credential: those of its parts that may be seen.</summary>
    public IReadOnlyDictionary<string, string> SettingsOf(FoundCredential credential) => OtherParts
        .Where(part => !part.IsSecret && credential.Part(part.Name) is not null)
        .ToDictionary(part => part.Name, part => credential.Part(part.Name)!, StringComparer.OrdinalIgnoreCase);

    /// <summary>
    /// Returns the credential with its parts as they are used, and without those that the service does not know.
    /// </summary>
    /// <exception cref="CredentialException">A part cannot be used.</exception>
    public FoundCredential Check(FoundCredential credential) =>
        credential with
        {
            Id = Id.Check(credential.Id),
            Secret = Secret.Check(credential.Secret),
            Parts = OtherParts
                .Where(part => credential.Part(part.Name) is not null)
                .ToDictionary(
                    part => part.Name,
                    part => part.Check(credential.Part(part.Name)!),
                    StringComparer.OrdinalIgnoreCase),
        };
}
