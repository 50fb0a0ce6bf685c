using System.Management.Automation;
using QualificationTools.Resources;
using QualificationTools.Security;
using QualificationTools.Services;

namespace QualificationTools.Credentials;

/// <summary>
/// Finds the credential of a command: the one passed, the specified secret, the default one, the environment, the files
/// of the service's tools. It runs on the pipeline's thread.
/// </summary>
/// <param name="cmdlet">The command.</param>
/// <param name="service">The service that it is for.</param>
internal sealed class CredentialOrder(PSCmdlet cmdlet, ServiceDefinition service)
{
    private readonly SecretVault _vault = new(cmdlet);

    /// <summary>
    /// Gets whether an expired one is returned too, for a command that reports that and sends nothing.
    /// </summary>
    public bool TakesExpired { get; init; }

    /// <summary>Returns the credential as it is used, or ends the command.</summary>
    /// <param name="passed">The credential that was passed.</param>
    /// <param name="secretName">The secret that was named.</param>
    /// <param name="vault">The vault that was named.</param>
    /// <param name="parts">Parts that take the place of the credential's own.</param>
    public FoundCredential Find(
        PSCredential? passed,
        string? secretName,
        string? vault,
        IReadOnlyDictionary<string, string> parts)
    {
        try
        {
            var found = Passed(passed) ?? Stored(secretName, vault) ?? Around()
                ?? throw cmdlet.End(Errors.CredentialNotFound(string.Join(" / ", service.Variables)));
            if (found.Source is not null)
                cmdlet.WriteVerbose(found.Source);
            var trimmed = found.With(parts).Trim(out var hadWhiteSpace);
            if (!service.IsWhole(trimmed))
                throw cmdlet.End(Errors.CredentialEmpty());
            if (hadWhiteSpace)
                cmdlet.WriteWarning(Texts.Get("Warning_CredentialWhiteSpace"));
            var used = service.Check(trimmed);
            return used.HasExpired && !TakesExpired
                ? throw cmdlet.End(Errors.CredentialExpired(used.ExpiresAt!.Value))
                : used;
        }
        catch (CredentialException e)
        {
            throw cmdlet.End(Errors.ForCredential(e));
        }
    }

    private static FoundCredential? Passed(PSCredential? passed) =>
        passed is null
            ? null
            : new FoundCredential(passed.UserName, passed.GetNetworkCredential().Password)
            {
                Source = Texts.Get("Trace_CredentialPassed"),
            };

    private FoundCredential? Stored(string? name, string? vault)
    {
        var entry = Entry(name, vault);
        if (name is null && entry is null)
            return vault is null ? null : throw cmdlet.End(Errors.SecretNameNeeded(service.Name, vault));
        name ??= entry!.Name;
        vault ??= entry?.Vault;
        var secret = _vault.Get(name, vault);
        var found = SecretContent.Read(service, secret);
        return
            found is null
            || (found.StoredFor is { } other && !other.Equals(service.Name, StringComparison.OrdinalIgnoreCase))
            ? throw cmdlet.End(
                Errors.SecretWrongKind(
                    name,
                    ForeignText.Clean(found?.StoredFor, ForeignText.LongestId) ?? SecretContent.KindOf(secret),
                    service.Name))
            : found with
            {
                StoredName = entry?.Name ?? name,
                Source = Texts.Format("Trace_Secret", name, vault ?? "*"),
            };
    }

    // Of two vaults that have the name, the default's is meant; else SecretManagement chooses.
    private CredentialEntry? Entry(string? name, string? vault)
    {
        var entries = CredentialRegister
            .OfUser()
            .Read()
            .Where(entry =>
                entry.IsFor(service.Name)
                && (name is null || string.Equals(entry.Name, name, StringComparison.OrdinalIgnoreCase))
                && (vault is null || string.Equals(entry.Vault, vault, StringComparison.OrdinalIgnoreCase)))
            .ToList();
        var isOnlyOne = entries.Count == 1 && (name is not null || vault is not null);
        return entries.FirstOrDefault(entry => entry.IsDefault) ?? (isOnlyOne ? entries[0] : null);
    }

    private FoundCredential? Around()
    {
        var search = CredentialSearch.OfUser(cmdlet.WriteWarning);
        return CredentialVariables.Find(service.Variables, search) ?? service.FindProfile(search);
    }
}
