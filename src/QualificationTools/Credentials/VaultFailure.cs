using System.Management.Automation;
using QualificationTools.Security;

namespace QualificationTools.Credentials;

/// <summary>Translates an error of SecretManagement, or of a vault behind it, for the user.</summary>
internal static class VaultFailure
{
    // The types belong to a module that may not be there, so they are known by name.
    private const string PasswordRequired = "Microsoft.PowerShell.SecretManagement.PasswordRequiredException";

    private static readonly string[] NotFoundIds = ["GetSecretNotFound", "GetSecretInfoNotFound"];

    public static ErrorRecord Explain(
        IReadOnlyList<ErrorRecord> failures,
        string name,
        string? vault,
        IReadOnlyList<SensitiveText> secrets)
    {
        if (failures.Any(failure => Causes(failure.Exception).Any(IsPasswordWanted)))
            return Errors.VaultLocked(vault);
        if (failures.Any(failure => Id(failure) == "GetSecretVaultNotFound"))
            return Errors.VaultNotFound(vault);
        var other = failures.FirstOrDefault(failure => !NotFoundIds.Contains(Id(failure)));
        return other is null
            ? Errors.SecretNotFound(name, vault)
            : Errors.VaultFailed(vault, Redactor.Redact(Causes(other.Exception).Last().Message, secrets));
    }

    private static string Id(ErrorRecord failure) => failure.FullyQualifiedErrorId.Split(',')[0];

    // A host without prompts reports that with its own error if the vault does not.
    private static bool IsPasswordWanted(Exception e) =>
        e.GetType().FullName == PasswordRequired
        || SilentVaults.IsUnanswered(e)
        || (
            e is PSInvalidOperationException { ErrorRecord: { } record }
            && Id(record) == "InvalidOperation"
            && (
                e.Message.Contains("NonInteractive", StringComparison.OrdinalIgnoreCase)
                || e.Message.Contains("No host available", StringComparison.OrdinalIgnoreCase)));

    private static IEnumerable<Exception> Causes(Exception? e)
    {
        for (; e is not null; e = e.InnerException)
            yield return e;
    }
}
