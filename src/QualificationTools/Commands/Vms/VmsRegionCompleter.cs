using System.Collections;
using System.Management.Automation;
using System.Management.Automation.Language;
using QualificationTools.Vms;

namespace QualificationTools.Binding;

/// <summary>Suggests the regions from the voice service's samples. Any other region can be typed.</summary>
internal sealed class VmsRegionCompleter : IArgumentCompleter
{
    /// <inheritdoc/>
    public IEnumerable<CompletionResult> CompleteArgument(
        string commandName,
        string parameterName,
        string wordToComplete,
        CommandAst commandAst,
        IDictionary fakeBoundParameters)
    {
        var word = (wordToComplete ?? "").Trim('\'', '"');
        return VmsClient.Regions
            .Where(region => region.StartsWith(word, StringComparison.OrdinalIgnoreCase))
            .Select(region => new CompletionResult(region));
    }
}
