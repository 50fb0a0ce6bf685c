using System.Collections;
using System.Management.Automation;
using System.Management.Automation.Language;
using QualificationTools.Resources;
using QualificationTools.Services;

namespace QualificationTools.Binding;

/// <summary>Accepts the name of a service in any case, and refuses any other text.</summary>
[AttributeUsage(AttributeTargets.Property)]
internal sealed class ServiceNameAttribute : ArgumentTransformationAttribute
{
    /// <inheritdoc/>
    public override object Transform(EngineIntrinsics engineIntrinsics, object inputData)
    {
        var name = PSValue.Unwrap(inputData)?.ToString()?.Trim() ?? "";
        return ServiceRegistry.Find(name)?.Name
            ?? throw new ArgumentTransformationMetadataException(
                Texts.Format(
                    "Error_ServiceUnknown",
                    name,
                    string.Join(", ", ServiceRegistry.All.Select(service => service.Name))));
    }
}

/// <summary>Completes the names of services.</summary>
internal sealed class ServiceNameCompleter : IArgumentCompleter
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
        return ServiceRegistry.All
            .Where(service => service.Name.StartsWith(word, StringComparison.OrdinalIgnoreCase))
            .Select(service => new CompletionResult(service.Name));
    }
}
