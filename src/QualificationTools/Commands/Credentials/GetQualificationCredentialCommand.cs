using System.Management.Automation;
using QualificationTools.Binding;
using QualificationTools.Credentials;

namespace QualificationTools.Commands;

/// <summary>
/// Lists the credentials stored from this machine, without their secrets and without opening a vault.
/// </summary>
[Cmdlet(VerbsCommon.Get, "QualificationCredential")]
[OutputType(typeof(QualificationCredentialInfo))]
public sealed class GetQualificationCredentialCommand : PSCmdlet
{
    /// <summary>Specifies the names to list; wildcards are permitted.</summary>
    [
        Parameter(Position = 0, ValueFromPipeline = true, ValueFromPipelineByPropertyName = true),
        SupportsWildcards,
        ArgumentCompleter(typeof(CredentialNameCompleter))]
    public string[] Name { get; set; } = ["*"];

    /// <summary>Specifies the service to list; by default, all.</summary>
    [Parameter, ServiceName, ArgumentCompleter(typeof(ServiceNameCompleter))]
    public string? Service { get; set; }

    /// <summary>Specifies the vault to list; wildcards are permitted. By default, all.</summary>
    [Parameter, SupportsWildcards, ValidateNotNullOrEmpty]
    public string Vault { get; set; } = "*";

    /// <inheritdoc/>
    protected override void ProcessRecord()
    {
        var vault = WildcardPattern.Get(Vault, WildcardOptions.IgnoreCase);
        var entries = CredentialRegister.OfUser().Read()
            .Where(entry => (Service is null || entry.IsFor(Service)) && vault.IsMatch(entry.Vault))
            .ToList();
        foreach (var name in Name)
        {
            var pattern = WildcardPattern.Get(name, WildcardOptions.IgnoreCase);
            var found = entries.Where(entry => pattern.IsMatch(entry.Name)).ToList();
            if (found.Count == 0 && !WildcardPattern.ContainsWildcardCharacters(name))
                WriteError(Errors.CredentialNotStored(name));
            WriteObject(found.Select(QualificationCredentialInfo.Of), enumerateCollection: true);
        }
    }
}
