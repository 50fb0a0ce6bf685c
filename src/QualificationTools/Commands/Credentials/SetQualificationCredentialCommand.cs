using System.Collections;
using System.Globalization;
using System.Management.Automation;
using System.Net;
using System.Security;
using QualificationTools.Binding;
using QualificationTools.Credentials;
using QualificationTools.Douyin;
using QualificationTools.Resources;
using QualificationTools.Security;

namespace QualificationTools.Commands;

/// <summary>Stores a credential in a vault of SecretManagement, or puts it in the place of the one that has its name.</summary>
[Cmdlet(VerbsCommon.Set, "QualificationCredential", SupportsShouldProcess = true)]
[OutputType(typeof(QualificationCredentialInfo))]
public sealed class SetQualificationCredentialCommand : PSCmdlet
{
    /// <summary>The service that it is for.</summary>
    [Parameter(Mandatory = true, Position = 0)]
    public QualificationService Service { get; set; }

    /// <summary>The secret's name.</summary>
    [Parameter(Mandatory = true, Position = 1), ValidateNotNullOrEmpty, ArgumentCompleter(typeof(CredentialNameCompleter))]
    public string Name { get; set; } = "";

    /// <summary>The access key and the secret key, or the app's id and secret.</summary>
    [Parameter(Mandatory = true, Position = 2), Credential]
    public PSCredential Credential { get; set; } = null!;

    /// <summary>The token of a temporary credential of Volcengine.</summary>
    [Parameter]
    public SecureString? SessionToken { get; set; }

    /// <summary>The ready access token of a partner on Douyin; none is fetched then, and the app's secret may be empty.</summary>
    [Parameter]
    public SecureString? AccessToken { get; set; }

    /// <summary>When a temporary credential ends. From then on it is refused before anything is sent.</summary>
    [Parameter]
    public DateTimeOffset? ExpiresAt { get; set; }

    /// <summary>The vault; left out, the default one.</summary>
    [Parameter, ValidateNotNullOrEmpty]
    public string? Vault { get; set; }

    /// <summary>The region of Volcengine in which it is used.</summary>
    [Parameter, ValidateNotNullOrEmpty, ArgumentCompleter(typeof(VmsRegionCompleter))]
    public string? Region { get; set; }

    /// <summary>The environment of Douyin in which it is used.</summary>
    [Parameter]
    public DouyinEnvironment? Environment { get; set; }

    /// <summary>Makes it the one that commands of the service use when they name none.</summary>
    [Parameter]
    public SwitchParameter Default { get; set; }

    /// <summary>Gives what is known of the stored credential.</summary>
    [Parameter]
    public SwitchParameter PassThru { get; set; }

    /// <inheritdoc/>
    protected override void ProcessRecord()
    {
        RefuseUnfitParts();
        var credential = Read();
        if (!ShouldProcess(Vault is null ? Name : $"{Name} ({Vault})", MyInvocation.MyCommand.Name))
            return;

        var vault = new SecretVault(this);
        var entry = new CredentialEntry(Service, Name, vault.FindVault(Vault))
        {
            KeyId = MaskedKey.Of(credential.Id),
            Region = Region,
            Environment = Environment,
            ExpiresAt = ExpiresAt,
            IsDefault = Default,
        };
        var register = CredentialRegister.OfUser();
        // A secret has one name in its vault, so the other service's would be lost.
        if (register.Read().FirstOrDefault(other => other.Is(entry.Name, entry.Vault)) is { } taken && taken.Service != Service)
            ThrowTerminatingError(Errors.CredentialNameTaken(Name, entry.Vault, taken.Service));

        vault.Set(Name, entry.Vault, SecretContent.Write(Service, credential), Metadata(entry), Secrets(credential));
        try
        {
            register.Put(entry);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            ThrowTerminatingError(Errors.RegisterNotWritable(e));
        }

        if (PassThru)
            WriteObject(QualificationCredentialInfo.Of(register.Read().FirstOrDefault(stored => stored.Is(entry.Name, entry.Vault)) ?? entry));
    }

    private FoundCredential Read()
    {
        var credential = new FoundCredential(Credential.UserName, Credential.GetNetworkCredential().Password)
        {
            SessionToken = Text(SessionToken),
            AccessToken = Text(AccessToken),
            ExpiresAt = ExpiresAt,
            Region = Region,
            Environment = Environment,
        }.Trim(out var hadWhiteSpace);
        if (!credential.IsWhole)
            ThrowTerminatingError(Errors.CredentialEmpty());
        if (hadWhiteSpace)
            WriteWarning(Texts.Get("Warning_CredentialWhiteSpace"));
        if (ExpiresAt <= DateTimeOffset.UtcNow)
            WriteWarning(Texts.Get("Warning_CredentialExpired"));
        return credential;
    }

    private void RefuseUnfitParts()
    {
        string[] unfit = Service == QualificationService.Vms ? [nameof(AccessToken), nameof(Environment)] : [nameof(SessionToken), nameof(Region)];
        if (unfit.FirstOrDefault(MyInvocation.BoundParameters.ContainsKey) is { } part)
            ThrowTerminatingError(Errors.CredentialPartUnfit(part, Service));
    }

    private static Hashtable Metadata(CredentialEntry entry)
    {
        var metadata = new Hashtable { ["Service"] = entry.Service.ToString(), ["KeyId"] = entry.KeyId };
        if (entry.Region is not null)
            metadata["Region"] = entry.Region;
        if (entry.Environment is not null)
            metadata["Environment"] = entry.Environment.ToString();
        if (entry.ExpiresAt is { } end)
            metadata["ExpiresAt"] = end.ToString("O", CultureInfo.InvariantCulture);
        return metadata;
    }

    private static List<SensitiveText> Secrets(FoundCredential credential) =>
        [.. new[] { credential.Secret, credential.SessionToken, credential.AccessToken }.Where(text => text is not null).Select(text => new SensitiveText(text!))];

    private static string? Text(SecureString? secret) => secret is null ? null : new NetworkCredential("", secret).Password;
}
