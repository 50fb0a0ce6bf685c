using System.Collections;
using System.Management.Automation;
using System.Management.Automation.Language;
using QualificationTools.Workbooks;

namespace QualificationTools.Binding;

/// <summary>Completes the names of the sheets of the workbook at <c>-Path</c>, hidden ones last.</summary>
internal sealed class WorksheetNameCompleter : IArgumentCompleter
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
        var path = fakeBoundParameters["Path"] switch { object[] { Length: > 0 } list => list[0], var one => one };
        return path?.ToString() is { Length: > 0 } text && Resolve(text) is { } full
            ? [.. Names(full).Where(name => name.StartsWith(word, StringComparison.OrdinalIgnoreCase)).Select(Result)]
            : [];
    }

    // Completion runs in the session of the person who types.
    private static string? Resolve(string path)
    {
        try
        {
            using var shell = PowerShell.Create(RunspaceMode.CurrentRunspace);
            var folder = shell
                .AddCommand("Microsoft.PowerShell.Management\\Get-Location")
                .AddParameter("PSProvider", "FileSystem")
                .Invoke<PathInfo>()
                .FirstOrDefault();
            return folder is null ? null : Path.GetFullPath(path, folder.ProviderPath);
        }
        catch (Exception e) when (e is RuntimeException or ArgumentException or IOException)
        {
            return null;
        }
    }

    private static IReadOnlyList<string> Names(string path)
    {
        try
        {
            using var workbook = Workbook.Open(path);
            return [.. workbook.Sheets.OrderBy(sheet => sheet.Visibility).Select(sheet => sheet.Name)];
        }
        catch (WorkbookException)
        {
            return [];
        }
    }

    private static CompletionResult Result(string name)
    {
        var isPlain = name.All(letter => char.IsLetterOrDigit(letter) || letter == '_');
        return new CompletionResult(
            isPlain ? name : $"'{CodeGeneration.EscapeSingleQuotedStringContent(name)}'",
            name,
            CompletionResultType.ParameterValue,
            name);
    }
}
