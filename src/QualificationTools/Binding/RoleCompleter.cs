using System.Collections;
using System.Management.Automation;
using System.Management.Automation.Language;
using QualificationTools.Services;

namespace QualificationTools.Binding;

/// <summary>Completes the roles of the service that is named, or of all services.</summary>
internal sealed class RoleCompleter : IArgumentCompleter
{
    /// <inheritdoc/>
    public IEnumerable<CompletionResult> CompleteArgument(
        string commandName,
        string parameterName,
        string wordToComplete,
        CommandAst commandAst,
        IDictionary fakeBoundParameters)
    {
        ArgumentNullException.ThrowIfNull(fakeBoundParameters);
        var word = (wordToComplete ?? "").Trim('\'', '"');
        var named = ServiceRegistry.Find(fakeBoundParameters["Service"]?.ToString());
        return ServiceRegistry.All
            .Where(service => named is null || service == named)
            .SelectMany(service => service.Examples.Rows)
            .Select(row => row.Role)
            .OfType<string>()
            .Where(role => role.StartsWith(word, StringComparison.OrdinalIgnoreCase))
            .Distinct()
            .Select(role => new CompletionResult(role));
    }
}
