using System.Collections;
using System.Globalization;
using System.Management.Automation;
using QualificationTools.Binding;
using QualificationTools.Credentials;
using QualificationTools.Resources;
using QualificationTools.Security;
using QualificationTools.Services;

namespace QualificationTools.Commands;

/// <summary>Stores a credential in a SecretManagement vault, or replaces the one with the same name.</summary>
/// <remarks>A service adds parameters for the parts of its credential in a separate file.</remarks>
[Cmdlet(VerbsCommon.Set, "QualificationCredential", SupportsShouldProcess = true)]
[OutputType(typeof(QualificationCredentialInfo))]
public sealed partial class SetQualificationCredentialCommand : PSCmdlet
{
    /// <summary>Specifies the service that the credential is for.</summary>
    [Parameter(Mandatory = true, Position = 0), ServiceName, ArgumentCompleter(typeof(ServiceNameCompleter))]
    public string Service { get; set; } = "";

    /// <summary>Specifies the secret's name.</summary>
    [
        Parameter(Mandatory = true, Position = 1),
        ValidateNotNullOrEmpty,
        ArgumentCompleter(typeof(CredentialNameCompleter))]
    public string Name { get; set; } = "";

    /// <summary>Specifies the access key and the secret key, or the app's id and secret.</summary>
    [Parameter(Mandatory = true, Position = 2), Credential]
    public PSCredential Credential { get; set; } = null!;

    /// <summary>
    /// Specifies when a temporary credential expires. After that it is refused before anything is sent.
    /// </summary>
    [Parameter]
    public DateTimeOffset? ExpiresAt { get; set; }

    /// <summary>Specifies the vault; by default, the default vault.</summary>
    [Parameter, ValidateNotNullOrEmpty]
    public string? Vault { get; set; }

    /// <summary>
    /// Specifies other parts of the credential by name, for services whose parts have no parameters. A secret part is a
    /// SecureString.
    /// </summary>
    [Parameter]
    public Hashtable Part { get; set; } = [];

    /// <summary>Specifies that commands of the service use this credential when they name none.</summary>
    [Parameter]
    public SwitchParameter Default { get; set; }

    /// <summary>Specifies that the stored credential's information is returned.</summary>
    [Parameter]
    public SwitchParameter PassThru { get; set; }

    /// <inheritdoc/>
    protected override void ProcessRecord()
    {
        var service = ServiceRegistry.Find(Service)!;
        var credential = Read(service);
        if (!ShouldProcess(Vault is null ? Name : $"{Name} ({Vault})", MyInvocation.MyCommand.Name))
            return;

        var vault = new SecretVault(this);
        var entry = new CredentialEntry(service.Name, Name, vault.FindVault(Vault))
        {
            KeyId = MaskedKey.Of(credential.Id),
            Settings = service.SettingsOf(credential),
            ExpiresAt = ExpiresAt,
            IsDefault = Default,
        };
        var register = CredentialRegister.OfUser();
        // A name is unique in a vault, so the other service's secret would be lost.
        if (
            register.Read().FirstOrDefault(other => other.Is(entry.Name, entry.Vault)) is { } taken
            && !taken.IsFor(service.Name))
            ThrowTerminatingError(Errors.CredentialNameTaken(Name, entry.Vault, taken.Service));

        vault.Set(
            Name,
            entry.Vault,
            SecretContent.Write(service, credential),
            Metadata(entry),
            service.SecretsOf(credential));
        try
        {
            register.Put(entry);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            ThrowTerminatingError(Errors.RegisterNotWritable(e));
        }

        if (PassThru)
            WriteObject(
                QualificationCredentialInfo.Of(
                    register.Read().FirstOrDefault(stored => stored.Is(entry.Name, entry.Vault)) ?? entry));
    }

    private FoundCredential Read(ServiceDefinition service)
    {
        var credential = new FoundCredential(Credential.UserName, Credential.GetNetworkCredential().Password)
        {
            Parts = CredentialParts.Bound(this, service, Part),
            ExpiresAt = ExpiresAt,
        }.Trim(out var hadWhiteSpace);
        if (!service.IsWhole(credential))
            ThrowTerminatingError(Errors.CredentialEmpty());
        if (hadWhiteSpace)
            WriteWarning(Texts.Get("Warning_CredentialWhiteSpace"));
        try
        {
            credential = service.Check(credential);
        }
        catch (CredentialException e)
        {
            ThrowTerminatingError(Errors.ForCredential(e));
        }

        if (credential.HasExpired)
            WriteWarning(Texts.Get("Warning_CredentialExpired"));
        return credential;
    }

    private static Hashtable Metadata(CredentialEntry entry)
    {
        var metadata = new Hashtable { ["Service"] = entry.Service, ["KeyId"] = entry.KeyId };
        foreach (var (name, value) in entry.Settings)
            metadata[name] = value;
        if (entry.ExpiresAt is { } end)
            metadata["ExpiresAt"] = end.ToString("O", CultureInfo.InvariantCulture);
        return metadata;
    }
}
