using System.Management.Automation;
using QualificationTools.Credentials;
using QualificationTools.Resources;
using QualificationTools.Services;

namespace QualificationTools.Commands;

/// <summary>
/// The base of cmdlets that get records. Stored credentials bind from the pipeline, so many accounts can be queried one
/// after the other.
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

    /// <summary>Gets whether the bound credential differs from that of <see cref="CurrentConnection"/>.</summary>
    private protected bool IsOtherCredential => _connection is not null && _connected != (SecretName, Vault);

    /// <summary>Gets the connection of the bound credential.</summary>
    private protected Connection CurrentConnection
    {
        get
        {
            if (_connection is null || IsOtherCredential)
                (_connection, _connected) = (Connect(), (SecretName, Vault));
            return _connection;
        }
    }

    /// <summary>Returns whether the piped credential is stored for another service and is skipped.</summary>
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
