using System.Management.Automation;
using QualificationTools.Credentials;

namespace QualificationTools.Commands;

/// <summary>Removes a stored credential from its vault and from this machine's list.</summary>
[Cmdlet(
    VerbsCommon.Remove,
    "QualificationCredential",
    SupportsShouldProcess = true,
    ConfirmImpact = ConfirmImpact.High)]
public sealed class RemoveQualificationCredentialCommand : PSCmdlet
{
    /// <summary>Specifies the secret's name, taken literally.</summary>
    [
        Parameter(Mandatory = true, Position = 0, ValueFromPipelineByPropertyName = true),
        ValidateNotNullOrEmpty,
        ArgumentCompleter(typeof(CredentialNameCompleter))]
    public string Name { get; set; } = "";

    /// <summary>Specifies the vault; required if more than one has the name.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true), ValidateNotNullOrEmpty]
    public string? Vault { get; set; }

    /// <inheritdoc/>
    protected override void ProcessRecord()
    {
        var register = CredentialRegister.OfUser();
        // Only secrets that this module stored: a vault holds other secrets too.
        var found = register.Read()
            .Where(entry => entry.Is(Name, Vault ?? entry.Vault))
            .ToList();
        if (found.Count == 0)
        {
            WriteError(Errors.CredentialNotStored(Name));
            return;
        }

        if (found.Count > 1)
        {
            WriteError(Errors.CredentialAmbiguous(Name, found.Select(entry => entry.Vault)));
            return;
        }

        if (!ShouldProcess($"{Name} ({found[0].Vault})", MyInvocation.MyCommand.Name))
            return;
        new SecretVault(this).TryRemove(Name, found[0].Vault);
        try
        {
            register.Remove(found[0]);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            ThrowTerminatingError(Errors.RegisterNotWritable(e));
        }
    }
}
