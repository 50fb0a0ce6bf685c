using System.Management.Automation;
using QualificationTools.Binding;
using QualificationTools.Bulk;
using QualificationTools.Files;
using QualificationTools.Forms;
using QualificationTools.Resources;
using QualificationTools.Rules;

namespace QualificationTools.Commands;

/// <summary>The base of cmdlets that upload files: a file is a row.</summary>
/// <typeparam name="TResult">The result of a file.</typeparam>
public abstract class UploadCommand<TResult> : BulkCommand<FileForm, TResult>
    where TResult : FileResult, new()
{
    /// <summary>
    /// Specifies the files. The name of an existing file is taken literally; otherwise wildcards apply.
    /// </summary>
    [Parameter(Mandatory = true, Position = 0, ValueFromPipeline = true, ValueFromPipelineByPropertyName = true)]
    [Alias("PSPath", "LiteralPath", "FullName"), SupportsWildcards, ValidateNotNullOrEmpty]
    public string[] Path { get; set; } = [];

    /// <summary>Specifies the folder where relative file paths start, and which no file may lie outside.</summary>
    [Parameter, ValidateNotNullOrEmpty]
    public string? RootPath { get; set; }

    private protected sealed override string? FileRoot => RootPath;

    /// <summary>Gets the kind of file to upload.</summary>
    private protected abstract FileKind Kind { get; }

    /// <inheritdoc/>
    private protected sealed override FileForm[]? BoundRows => [.. Path.SelectMany(Expand).Select(ToForm)];

    private IReadOnlyList<string> Expand(string path) =>
        RootPath is not null && IsRelative(path) ? [path] : FileSystemPath.Expand(this, path);

    private FileForm ToForm(string path)
    {
        // With a root, relative paths start there.
        var found = RootPath is not null && IsRelative(path) ? path : FileSystemPath.Find(this, path);
        var form = new FileForm { Path = found ?? path, Kind = Kind };
        if (found is null)
        {
            var problem = new Problem(
                "FileNotInFileSystem",
                Severity.Error,
                nameof(Path),
                nameof(Path),
                Texts.Format("Rule_FileNotInFileSystem", nameof(Path)));
            form.Row.ReadProblems = [new ReadProblem(problem, form, node: null)];
        }

        return form;
    }

    private bool IsRelative(string path) =>
        !path.StartsWith('~')
        && !SessionState.Path.IsPSAbsolute(path, out _)
        && !SessionState.Path.IsProviderQualified(path);
}
