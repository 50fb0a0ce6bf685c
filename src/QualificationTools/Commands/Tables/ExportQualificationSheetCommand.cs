using System.Management.Automation;
using QualificationTools.Binding;
using QualificationTools.Tables;
using QualificationTools.Forms;
using QualificationTools.Resources;
using QualificationTools.Rules;

namespace QualificationTools.Commands;

/// <summary>
/// Writes forms to a file for mending: the service's record, the reasons for refusal, and the cells to fill in.
/// </summary>
[Cmdlet(VerbsData.Export, "QualificationSheet", SupportsShouldProcess = true), Alias("Export-QualificationForm")]
[OutputType(typeof(void))]
public sealed class ExportQualificationSheetCommand : PSCmdlet, IDisposable
{
    private FormSheet? _sheet;
    private bool _isWorkbook;

    /// <summary>Specifies the output of a query, a test or an update, or forms.</summary>
    [Parameter(Mandatory = true, ValueFromPipeline = true)]
    public PSObject[] InputObject { get; set; } = [];

    /// <summary>Specifies the file, taken literally. It holds personal data; only its owner can read it.</summary>
    [Parameter(Mandatory = true, Position = 0), ValidateNotNullOrEmpty]
    public string Path { get; set; } = "";

    /// <summary>Specifies the spelling of the header; by default, that of the language of messages.</summary>
    [Parameter]
    public HeaderSpelling? Header { get; set; }

    /// <summary>Specifies that an existing file is replaced.</summary>
    [Parameter]
    public SwitchParameter Force { get; set; }

    /// <inheritdoc/>
    public void Dispose()
    {
        _sheet?.Dispose();
        _sheet = null;
        GC.SuppressFinalize(this);
    }

    /// <inheritdoc/>
    protected override void BeginProcessing()
    {
        try
        {
            var fullPath = FileSystemPath.Resolve(this, Path);
            _isWorkbook = TableFormat.IsWorkbook(fullPath);
            if (ShouldProcess(fullPath, Texts.Get("Action_Export")))
                _sheet = Begin(fullPath);
        }
        catch (CsvException e)
        {
            ThrowTerminatingError(Errors.ForCsv(e, Path));
        }
    }

    /// <inheritdoc/>
    protected override void ProcessRecord()
    {
        if (_sheet is null)
            return;
        foreach (var input in InputObject)
        {
            if (Read(input.BaseObject) is not ({ } form, var reason, var problems))
            {
                WriteError(Errors.ForCsv(new CsvException("CsvNotAForm", Path, input.BaseObject.GetType().Name), Path));
                continue;
            }

            try
            {
                _sheet.Add(form, reason, problems);
            }
            catch (CsvException e) when (e.Id == "CsvOtherService")
            {
                WriteError(Errors.ForCsv(e, Path));
            }
            catch (CsvException e)
            {
                ThrowTerminatingError(Errors.ForCsv(e, Path));
            }
        }
    }

    /// <inheritdoc/>
    protected override void EndProcessing()
    {
        if (_sheet is null)
            return;
        if (_sheet.Rows == 0)
        {
            WriteWarning(Texts.Get("Warning_NothingToExport"));
            return;
        }

        try
        {
            _sheet.Complete();
        }
        catch (CsvException e)
        {
            ThrowTerminatingError(Errors.ForCsv(e, Path));
        }
    }

    private FormSheet Begin(string path)
    {
        var spelling = Header ?? (Texts.AreChinese ? HeaderSpelling.Chinese : HeaderSpelling.English);
        return new FormSheet(path, spelling, Force, _isWorkbook ? TableFormat.Workbook(path, spelling) : null);
    }

    // The reason names no cells, because they belong to another file.
    private static (QualificationForm? Form, string? Reason, IReadOnlyList<Problem> Problems) Read(object input) =>
        input switch
        {
            QualificationForm form => (form, form.Row.Reason, []),
            QualificationResult { Status: QualificationStatus.Invalid } result => (
                result.Input,
                Reason(result.Problems.Where(problem => problem.Severity == Severity.Error)) ?? result.Input.Row.Reason,
                result.Problems),
            QualificationResult result => (
                result.Input, result.ErrorMessage ?? result.Input.Row.Reason, result.Problems),
            QualificationCheck check => (check.Input, Reason(check.Problems) ?? check.Input.Row.Reason, check.Problems),
            IFormSource source => source.ToForm() is var form ? (form, form.Row.Reason, []) : default,
            _ => default,
        };

    private static string? Reason(IEnumerable<Problem> problems) =>
        string.Join(' ', problems.Select(problem => problem.Message)) is { Length: > 0 } text ? text : null;
}
