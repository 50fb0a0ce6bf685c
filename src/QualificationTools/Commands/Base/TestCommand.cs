using System.Management.Automation;
using QualificationTools.Binding;
using QualificationTools.Bulk;
using QualificationTools.Files;
using QualificationTools.Forms;
using QualificationTools.Rules;

namespace QualificationTools.Commands;

/// <summary>The base of cmdlets that check rows offline, without network or credential.</summary>
/// <typeparam name="TForm">The form of a row.</typeparam>
public abstract class TestCommand<TForm> : PSCmdlet
    where TForm : QualificationForm, new()
{
    private readonly DateOnly _today = DateOnly.FromDateTime(DateTime.Now);
    private readonly RowInput<TForm> _rows;
    private FileInspector? _inspector;

    private protected TestCommand() => _rows = new RowInput<TForm>(this);

    /// <summary>
    /// Specifies the rows: forms, hashtables, CSV rows or other custom objects, JSON texts, or results of an earlier
    /// run.
    /// </summary>
    /// <remarks>Each cmdlet declares it, because an attribute cannot name a type parameter.</remarks>
    public abstract TForm[]? InputObject { get; set; }

    /// <summary>Specifies that warnings count as errors.</summary>
    [Parameter]
    public SwitchParameter Strict { get; set; }

    /// <summary>Specifies unknown columns to ignore without a warning, by name or wildcard.</summary>
    [Parameter, SupportsWildcards, ValidateNotNullOrEmpty]
    public string[]? IgnoreColumn { get; set; }

    /// <summary>Specifies the folder where relative file paths start, and which no file may lie outside.</summary>
    [Parameter, ValidateNotNullOrEmpty]
    public string? RootPath { get; set; }

    /// <summary>Gets whether the rows are checked as records that are new to the service.</summary>
    private protected virtual bool AreNew => false;

    /// <inheritdoc/>
    protected sealed override void ProcessRecord()
    {
        _inspector ??= new FileInspector(FileSystemPath.Folder(this, RootPath), ignoreLimits: false);
        foreach (var (row, form) in _rows.Read(InputObject, IgnoreColumn))
        {
            var problems = RuleEngine.Check(form, _today, Strict, AreNew);
            if (RowFiles.Check(form, _inspector, Strict) is { Problems.Count: > 0 } files)
                problems = [.. problems, .. files.Problems];
            WriteObject(new QualificationCheck
            {
                Row = row,
                Key = form.Key,
                IsValid = problems.All(problem => problem.Severity != Severity.Error),
                Problems = problems,
                Input = form,
            });
        }
    }

    /// <inheritdoc/>
    protected sealed override void EndProcessing() => _rows.WarnIfEmpty();
}
