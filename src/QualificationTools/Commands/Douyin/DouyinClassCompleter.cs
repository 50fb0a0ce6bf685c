using System.Collections;
using System.Globalization;
using System.Management.Automation;
using System.Management.Automation.Language;
using QualificationTools.Douyin;

namespace QualificationTools.Binding;

/// <summary>
/// Completes class numbers, by number or part of the name, from the tree that <c>Get-DouyinClass</c> got last, or else
/// from the built-in classes. Sends nothing.
/// </summary>
[ColumnCompleter<DouyinClassAuthForm>(nameof(DouyinClass.FirstClass), nameof(DouyinClass.SecondClass))]
internal sealed class DouyinClassCompleter : IArgumentCompleter
{
    /// <inheritdoc/>
    public IEnumerable<CompletionResult> CompleteArgument(
        string commandName,
        string parameterName,
        string wordToComplete,
        CommandAst commandAst,
        IDictionary fakeBoundParameters)
    {
        ArgumentNullException.ThrowIfNull(parameterName);
        ArgumentNullException.ThrowIfNull(fakeBoundParameters);
        var word = (wordToComplete ?? "").Trim('\'', '"');
        var classes = DouyinClassCache.OfUser().Read(Endpoint(fakeBoundParameters));
        var isFirst = parameterName.Equals("FirstClass", StringComparison.OrdinalIgnoreCase);
        var above = isFirst ? null : fakeBoundParameters["FirstClass"]?.ToString();
        return classes
            .Where(one => above is null || Number(one.FirstClass) == above)
            .Select(one =>
                isFirst
                    ? (Number: Number(one.FirstClass), Name: one.FirstClassName, Path: one.FirstClassName)
                    : (
                        Number: one.SecondClass is { } second ? Number(second) : "",
                        Name: one.SecondClassName,
                        Path: $"{one.FirstClassName} / {one.SecondClassName}"))
            .Where(one =>
                one.Number.Length > 0
                && (
                    one.Number.StartsWith(word, StringComparison.Ordinal)
                    || one.Name?.Contains(word, StringComparison.OrdinalIgnoreCase) == true))
            .DistinctBy(one => one.Number)
            .Select(one =>
                one.Name is null
                    ? new CompletionResult(one.Number, one.Number, CompletionResultType.ParameterValue, one.Number)
                    : new CompletionResult(
                        one.Number,
                        $"{one.Number} {one.Name}",
                        CompletionResultType.ParameterValue,
                        one.Path));
    }

    private static Uri Endpoint(IDictionary bound) =>
        Uri.TryCreate(bound["Endpoint"]?.ToString(), UriKind.Absolute, out var named)
            ? named
            : DouyinClient.ClassEndpointOf(
                Enum.TryParse<DouyinEnvironment>(
                    bound["Environment"]?.ToString(),
                    ignoreCase: true,
                    out var environment)
                    ? environment
                    : DouyinEnvironment.Production);

    private static string Number(int number) => number.ToString(CultureInfo.InvariantCulture);
}
