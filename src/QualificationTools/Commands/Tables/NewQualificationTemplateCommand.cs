using System.Management.Automation;
using QualificationTools.Binding;
using QualificationTools.Tables;
using QualificationTools.Forms;
using QualificationTools.Resources;
using QualificationTools.Services;

namespace QualificationTools.Commands;

/// <summary>
/// Creates a file to start from, with a header and an example row for each role, and an explanation of every column: a
/// second sheet of a workbook, or a second file.
/// </summary>
[Cmdlet(VerbsCommon.New, "QualificationTemplate", SupportsShouldProcess = true)]
[OutputType(typeof(FileInfo))]
public sealed class NewQualificationTemplateCommand : PSCmdlet
{
    private const string Chinese = "zh";

    /// <summary>Specifies the service that the rows are for.</summary>
    [Parameter(Mandatory = true, Position = 0), ServiceName, ArgumentCompleter(typeof(ServiceNameCompleter))]
    public string Service { get; set; } = "";

    /// <summary>
    /// Specifies the file, taken literally. A name that ends in .xlsx creates a workbook. A text file has its
    /// explanation beside it, with <c>.columns</c> in its name.
    /// </summary>
    [Parameter(Position = 1), ValidateNotNullOrEmpty]
    public string? Path { get; set; }

    /// <summary>
    /// Specifies the role of the rows, if the service has roles; by default, the file has a row for each role.
    /// </summary>
    [Parameter, ValidateNotNullOrEmpty, ArgumentCompleter(typeof(RoleCompleter))]
    public string? Role { get; set; }

    /// <summary>Specifies the language of the explanation, en or zh; by default, that of messages.</summary>
    [Parameter, ValidateSet("en", Chinese)]
    public string? Language { get; set; }

    /// <summary>Specifies the spelling of the header; by default, that of the language.</summary>
    [Parameter]
    public HeaderSpelling? Header { get; set; }

    /// <summary>Specifies that existing files are replaced.</summary>
    [Parameter]
    public SwitchParameter Force { get; set; }

    /// <inheritdoc/>
    protected override void EndProcessing()
    {
        var examples = ServiceRegistry.Find(Service)!.Examples;
        var role = Role is null ? null : examples.FindRole(Role) ?? Role;
        var path = Path ?? $"{Service}-{(role is null ? "" : $"{role}-")}template.csv".ToLowerInvariant();
        try
        {
            var full = FileSystemPath.Resolve(this, path);
            var isWorkbook = TableFormat.IsWorkbook(full);
            var template = new FormTemplate(Service, examples, role);
            if (!ShouldProcess(full, Texts.Get("Action_Template")))
                return;
            if (isWorkbook)
                WriteWorkbook(template, full);
            else
                Write(template, full, System.IO.Path.ChangeExtension(full, ".columns.csv"));
        }
        catch (CsvException e)
        {
            ThrowTerminatingError(Errors.ForCsv(e, path));
        }
    }

    private void Write(FormTemplate template, string path, string explanationPath)
    {
        var (isChinese, spelling) = Spelling();
        // Both are opened before either is moved into place, so both exist or neither.
        using var rows = new NewFile(path, Force, isPrivate: false);
        using var explanation = new NewFile(explanationPath, Force, isPrivate: false);
        using (Texts.Speak(isChinese))
        {
            Write(rows, template.Rows(spelling));
            Write(explanation, template.Explanations(spelling));
        }

        rows.Keep();
        explanation.Keep();
        WriteObject(
            InvokeProvider.Item.Get([path, explanationPath], force: true, literalPath: true),
            enumerateCollection: true);
    }

    private void WriteWorkbook(FormTemplate template, string path)
    {
        var (isChinese, spelling) = Spelling();
        using var file = new NewFile(path, Force, isPrivate: false);
        using (Texts.Speak(isChinese))
        using (var table = TableFormat.Workbook(path, spelling)(file.Stream))
        {
            table.Begin(template.Columns(spelling));
            foreach (var row in template.Rows(spelling).Skip(1))
                table.Write([.. row.Select(text => new TableCell(text))]);
            table.Complete();
        }

        file.Keep();
        WriteObject(InvokeProvider.Item.Get([path], force: true, literalPath: true), enumerateCollection: true);
    }

    private (bool IsChinese, HeaderSpelling Spelling) Spelling()
    {
        var isChinese = Language is null ? Texts.AreChinese : Language == Chinese;
        return (isChinese, Header ?? (isChinese ? HeaderSpelling.Chinese : HeaderSpelling.English));
    }

    private static void Write(NewFile file, IEnumerable<IEnumerable<string?>> records)
    {
        using var writer = new CsvRecordWriter(file.Stream);
        foreach (var record in records)
            writer.Write(record);
    }
}
