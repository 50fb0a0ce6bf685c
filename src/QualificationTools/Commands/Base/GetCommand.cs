using System.Management.Automation;
using QualificationTools.Credentials;
using QualificationTools.Resources;
using QualificationTools.Services;

namespace QualificationTools.Commands;

/// <summary>
/// What the cmdlets have in common that get records: stored credentials bind from the pipeline, so that many accounts
/// are asked one after the other.
/// </summary>
public abstract class GetCommand : QueryCommand
{
    private (string? SecretName, string? Vault) _connected;
    private Connection? _connection;

    /// <inheritdoc/>
    [
        Parameter(ValueFromPipelineByPropertyName = true),
        ValidateNotNullOrEmpty,
        ArgumentCompleter(typeof(CredentialNameCompleter))]
    public override string? SecretName { get; set; }

    /// <inheritdoc/>
    [Parameter(ValueFromPipelineByPropertyName = true), ValidateNotNullOrEmpty]
    public override string? Vault { get; set; }

    /// <summary>
    /// Gets whether the credential that is bound now is not the one of <see cref="CurrentConnection"/>.
    /// </summary>
    private protected bool IsOtherCredential => _connection is not null && _connected != (SecretName, Vault);

    /// <summary>Gets the connection of the credential that is bound now.</summary>
    private protected Connection CurrentConnection
    {
        get
        {
            if (_connection is null || IsOtherCredential)
                (_connection, _connected) = (Connect(), (SecretName, Vault));
            return _connection;
        }
    }

    /// <summary>
    /// Returns whether the credential that was piped is stored for another service, and is passed over.
    /// </summary>
    private protected bool IsForAnotherService()
    {
        if (!MyInvocation.ExpectingInput || SecretName is null)
            return false;
        var entries = CredentialRegister
            .OfUser()
            .Read()
            .Where(entry => entry.Is(SecretName, Vault ?? entry.Vault))
            .ToList();
        if (entries.Count == 0 || entries.Exists(entry => entry.IsFor(Service.Name)))
            return false;
        WriteVerbose(Texts.Format("Trace_OtherService", SecretName, entries[0].Service));
        return true;
    }
}
