using System.Collections;
using System.Management.Automation;
using System.Management.Automation.Language;
using QualificationTools.Commands;

namespace QualificationTools.Credentials;

/// <summary>
/// Completes the names of stored credentials from this machine's list: no vault is unlocked, nothing is sent.
/// </summary>
internal sealed class CredentialNameCompleter : IArgumentCompleter
{
    /// <inheritdoc/>
    public IEnumerable<CompletionResult> CompleteArgument(
        string commandName,
        string parameterName,
        string wordToComplete,
        CommandAst commandAst,
        IDictionary fakeBoundParameters)
    {
        ArgumentNullException.ThrowIfNull(commandName);
        ArgumentNullException.ThrowIfNull(fakeBoundParameters);
        var service = ForServiceAttribute.Of(commandName)?.Name ?? fakeBoundParameters["Service"]?.ToString();
        var vault = fakeBoundParameters["Vault"]?.ToString();
        var start = (wordToComplete ?? "").Trim('\'', '"');
        return CredentialRegister.OfUser().Read()
            .Where(entry => entry.Name.StartsWith(start, StringComparison.OrdinalIgnoreCase)
                && (service is null || entry.IsFor(service))
                && (vault is null || string.Equals(entry.Vault, vault, StringComparison.OrdinalIgnoreCase)))
            .DistinctBy(entry => entry.Name, StringComparer.OrdinalIgnoreCase)
            .Select(entry => new CompletionResult(
                Quote(entry.Name),
                entry.Name,
                CompletionResultType.ParameterValue,
                $"{entry.Service} {entry.KeyId} ({entry.Vault})"));
    }

    private static string Quote(string name) => name.All(c => char.IsLetterOrDigit(c) || c is '-' or '_' or '.')
        ? name
        : $"'{CodeGeneration.EscapeSingleQuotedStringContent(name)}'";
}
