using System.Management.Automation;
using QualificationTools.Resources;

namespace QualificationTools.Credentials;

/// <summary>
/// Finds the credential of a command: what was passed, the secret that was named, the default one, the environment, the profile
/// files of Volcengine. It runs on the pipeline's thread, once a command, and never under <c>-WhatIf</c>.
/// </summary>
internal sealed class CredentialOrder(PSCmdlet cmdlet)
{
    private readonly SecretVault _vault = new(cmdlet);

    /// <summary>Whether one that has ended is given all the same, for a command that tells so and sends nothing.</summary>
    public bool TakesExpired { get; init; }

    /// <summary>Gives the credential, or ends the command.</summary>
    public FoundCredential Find(QualificationService service, PSCredential? passed, string? secretName, string? vault)
    {
        var found = Passed(passed) ?? Stored(service, secretName, vault) ?? CredentialEnvironment.Find(service) ?? Profile(service)
            ?? throw cmdlet.End(Errors.CredentialNotFound(CredentialEnvironment.Names(service)));
        var trimmed = found.Trim(out var hadWhiteSpace);
        if (!trimmed.IsWhole)
            throw cmdlet.End(Errors.CredentialEmpty());
        if (hadWhiteSpace)
            cmdlet.WriteWarning(Texts.Get("Warning_CredentialWhiteSpace"));
        return trimmed.HasExpired && !TakesExpired ? throw cmdlet.End(Errors.CredentialExpired(trimmed.ExpiresAt!.Value)) : trimmed;
    }

    private static FoundCredential? Passed(PSCredential? passed) =>
        passed is null ? null : new FoundCredential(passed.UserName, passed.GetNetworkCredential().Password);

    private FoundCredential? Stored(QualificationService service, string? name, string? vault)
    {
        var entry = Entry(service, name, vault);
        if (name is null && entry is null)
            return vault is null ? null : throw cmdlet.End(Errors.SecretNameNeeded(service, vault));
        name ??= entry!.Name;
        vault ??= entry?.Vault;
        cmdlet.WriteVerbose(Texts.Format("Trace_Secret", name, vault ?? "*"));
        var secret = _vault.Get(name, vault);
        var found = SecretContent.Read(secret);
        return found is null || (found.Service is { } other && other != service)
            ? throw cmdlet.End(Errors.SecretWrongKind(name, found is null ? SecretContent.KindOf(secret) : found.Service.ToString()!, service))
            : found;
    }

    // Of two vaults that have the name, the default's is meant; else SecretManagement chooses.
    private static CredentialEntry? Entry(QualificationService service, string? name, string? vault)
    {
        var entries = CredentialRegister.OfUser().Read()
            .Where(entry => entry.Service == service && (name is null || string.Equals(entry.Name, name, StringComparison.OrdinalIgnoreCase))
                && (vault is null || string.Equals(entry.Vault, vault, StringComparison.OrdinalIgnoreCase)))
            .ToList();
        var isOnlyOne = entries.Count == 1 && (name is not null || vault is not null);
        return entries.FirstOrDefault(entry => entry.IsDefault) ?? (isOnlyOne ? entries[0] : null);
    }

    private FoundCredential? Profile(QualificationService service) => service == QualificationService.Vms
        ? VolcengineProfile.Find(path => cmdlet.WriteWarning(Texts.Format("Warning_ProfileUnreadable", path)))
        : null;
}
