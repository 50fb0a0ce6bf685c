using System.Management.Automation;
using System.Text;
using QualificationTools.Binding;
using QualificationTools.Tables;
using QualificationTools.Resources;

namespace QualificationTools.Commands;

/// <summary>
/// Reads workbooks and text tables as spreadsheets save them: each row with its line, for the cmdlets that take rows.
/// </summary>
[Cmdlet(VerbsData.Import, "QualificationSheet"), Alias("Import-QualificationCsv")]
[OutputType(typeof(PSObject))]
public sealed class ImportQualificationSheetCommand : PSCmdlet
{
    /// <summary>Specifies the files, taken literally.</summary>
    [Parameter(Mandatory = true, Position = 0, ValueFromPipeline = true, ValueFromPipelineByPropertyName = true)]
    [Alias("PSPath", "LiteralPath"), ValidateNotNullOrEmpty]
    public string[] Path { get; set; } = [];

    /// <summary>Specifies the sheet of a workbook; by default, the one with a known header.</summary>
    [Parameter, ArgumentCompleter(typeof(WorksheetNameCompleter)), ValidateNotNullOrEmpty]
    public string? WorksheetName { get; set; }

    /// <summary>
    /// Specifies the encoding of a text file that cannot be detected. A byte order mark takes precedence.
    /// </summary>
    [Parameter, EncodingTransformation, ArgumentCompleter(typeof(EncodingCompleter))]
    public Encoding? Encoding { get; set; }

    /// <summary>Specifies the separator of a text file, if it cannot be detected.</summary>
    [Parameter, ArgumentCompleter(typeof(DelimiterCompleter))]
    public char Delimiter { get; set; }

    /// <inheritdoc/>
    protected override void ProcessRecord()
    {
        foreach (var path in Path)
        {
            try
            {
                var full = FileSystemPath.Resolve(this, path);
                using ITable table = CsvFile.IsWorkbook(full) ? OpenWorkbook(full) : OpenText(full);
                Read(table, path);
            }
            catch (CsvException e)
            {
                WriteError(Errors.ForCsv(e, path));
            }
        }
    }

    private void Read(ITable table, string path)
    {
        while (table.Read() is { } row)
        {
            if (row.Refusal is { } refusal)
                WriteError(Errors.ForCsv(refusal, path));
            else
                WriteObject(TableObject.Of(row, table.Names));
        }
    }

    private CsvFile OpenText(string path)
    {
        if (WorksheetName is { } sheet)
            throw new CsvException("SheetNameForText", path, sheet);
        var file = CsvFile.Open(
            path,
            Encoding,
            MyInvocation.BoundParameters.ContainsKey(nameof(Delimiter)) ? Delimiter : null);
        WriteVerbose(
            Texts.Format("Trace_Csv", path, file.Encoding.WebName, Name(file.Header.Delimiter), file.Header.Line));
        if (file.Header.IsBelowOthers)
            WriteWarning(Texts.Format("Warning_CsvLinesAbove", path, file.Header.Line));
        return file;
    }

    private WorkbookTable OpenWorkbook(string path)
    {
        var table = WorkbookTable.Open(path, WorksheetName, WriteWarning);
        WriteVerbose(Texts.Format("Trace_Sheet", path, table.SheetName, table.HeaderRow));
        return table;
    }

    private static string Name(char delimiter) => delimiter == '\t' ? "\\t" : delimiter.ToString();
}
