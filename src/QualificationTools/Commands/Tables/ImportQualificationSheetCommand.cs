using System.Management.Automation;
using System.Text;
using QualificationTools.Binding;
using QualificationTools.Tables;
using QualificationTools.Resources;

namespace QualificationTools.Commands;

/// <summary>Reads tables of text as spreadsheets leave them: each row with its line, for the cmdlets that take rows.</summary>
[Cmdlet(VerbsData.Import, "QualificationSheet"), Alias("Import-QualificationCsv")]
[OutputType(typeof(PSObject))]
public sealed class ImportQualificationSheetCommand : PSCmdlet
{
    /// <summary>The files, taken literally.</summary>
    [Parameter(Mandatory = true, Position = 0, ValueFromPipeline = true, ValueFromPipelineByPropertyName = true)]
    [Alias("PSPath", "LiteralPath"), ValidateNotNullOrEmpty]
    public string[] Path { get; set; } = [];

    /// <summary>The encoding, where it is not to be found. A byte order mark has the last word.</summary>
    [Parameter, EncodingTransformation, ArgumentCompleter(typeof(EncodingCompleter))]
    public Encoding? Encoding { get; set; }

    /// <summary>What separates the cells, where it is not to be found.</summary>
    [Parameter, ArgumentCompleter(typeof(DelimiterCompleter))]
    public char Delimiter { get; set; }

    /// <inheritdoc/>
    protected override void ProcessRecord()
    {
        foreach (var path in Path)
        {
            try
            {
                Read(FileSystemPath.Resolve(this, path));
            }
            catch (CsvException e)
            {
                WriteError(Errors.ForCsv(e, path));
            }
        }
    }

    private void Read(string path)
    {
        using var file = CsvFile.Open(path, Encoding, MyInvocation.BoundParameters.ContainsKey(nameof(Delimiter)) ? Delimiter : null);
        WriteVerbose(Texts.Format("Trace_Csv", path, file.Encoding.WebName, Name(file.Header.Delimiter), file.Header.Line));
        if (file.Header.IsBelowOthers)
            WriteWarning(Texts.Format("Warning_CsvLinesAbove", path, file.Header.Line));
        while (file.Read() is { } row)
        {
            if (row.Refusal is { } refusal)
                WriteError(Errors.ForCsv(refusal, path));
            else
                WriteObject(TableObject.Of(row, file.Names));
        }
    }

    private static string Name(char delimiter) => delimiter == '\t' ? "\\t" : delimiter.ToString();
}
