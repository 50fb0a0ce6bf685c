using QualificationTools.Forms;
using QualificationTools.Resources;
using QualificationTools.Security;
using QualificationTools.Workbooks;

namespace QualificationTools.Tables;

/// <summary>
/// Represents a workbook that is being written for people: a sheet of rows, all of them texts, with lists and notes,
/// and a second one that explains the columns.
/// </summary>
internal sealed class WorkbookTableWriter : ITableWriter
{
    private const double LongWidth = 48;
    private const double MinWidth = 10;
    private const double MaxWidth = 36;
    private const double WidthMargin = 3.5;
    private const double ExplanationWidth = 60;
    private const double NameWidth = 32;
    private const int ExplanationNames = 3;

    private readonly string _path;
    private readonly HeaderSpelling _spelling;
    private readonly bool _isChinese;
    private readonly WorkbookWriter _writer;
    private IReadOnlyList<TableColumn> _columns = [];
    private SheetWriter? _sheet;

    /// <summary>Begins a workbook.</summary>
    /// <param name="stream">The target stream; it stays open.</param>
    /// <param name="path">The file, for errors.</param>
    /// <param name="spelling">The spelling of the header, whose language is that of the sheets' names too.</param>
    public WorkbookTableWriter(Stream stream, string path, HeaderSpelling spelling)
    {
        (_path, _spelling) = (path, spelling);
        _isChinese = spelling == HeaderSpelling.Wire ? Texts.AreChinese : spelling == HeaderSpelling.Chinese;
        using var language = Texts.Speak(_isChinese);
        _writer = new WorkbookWriter(
            stream,
            new WorkbookWriterOptions { ChoicesSheetName = Texts.Get("Sheet_Choices") });
    }

    /// <inheritdoc/>
    public void Begin(IReadOnlyList<TableColumn> columns)
    {
        _columns = columns;
        using var language = Texts.Speak(_isChinese);
        _sheet = _writer.AddSheet(Texts.Get("Sheet_Rows"), new SheetLayout
        {
            Columns =
            [
                .. columns.Select(column => new ColumnLayout(column.Name)
                {
                    IsRequired = column.IsRequired,
                    Note = column.Note,
                    IsWrapped = column.IsLong,
                    Width = column.IsLong ? LongWidth : Width(column),
                    Choices = column.Choices.Texts,
                    AllowsOther = column.Choices.AllowsOther,
                }),
            ],
        });
    }

    /// <inheritdoc/>
    public void Write(IReadOnlyList<TableCell> cells) => WriteRow(_sheet!, [.. cells.Select(Cell)]);

    /// <inheritdoc/>
    public void Complete()
    {
        var explained = _columns.Where(column => column.Explanation.Count > 0).ToList();
        if (explained.Count > 0)
        {
            using var language = Texts.Speak(_isChinese);
            var titles = FormTemplate.Titles(_spelling);
            var sheet = _writer.AddSheet(
                Texts.Get("Sheet_Explanation"),
                new SheetLayout
                {
                    Columns =
                    [
                        .. titles.Select(
                            (title, i) =>
                                new ColumnLayout(title)
                                {
                                    IsWrapped = true,
                                    Width = i < ExplanationNames ? NameWidth : ExplanationWidth,
                                }),
                    ],
                    FrozenColumns = 1,
                });
            foreach (var column in explained)
                WriteRow(sheet, [.. column.Explanation.Select(text => new WrittenCell(text, CellStyle.Wrapped))]);
        }

        _writer.Complete();
    }

    public void Dispose() => _writer.Dispose();

    // Fits the header, the choices and typical cells.
    private static double Width(TableColumn column)
    {
        var widest = column
            .Choices.Texts.Append(column.Name)
            .Append(column.Explanation is [.., { } example] ? example : "")
            .Max(TextWidth.Of);
        return Math.Clamp(widest + WidthMargin, MinWidth, MaxWidth);
    }

    private WrittenCell Cell(TableCell cell, int index)
    {
        var column = _columns[index];
        var text = Guarded(column.Choices.Show(cell.Text));
        if (cell.Fault is { } fault)
            return new WrittenCell(text, CellStyle.Wrong, fault);
        return new WrittenCell(text, column.IsLong ? CellStyle.Wrapped : CellStyle.Text);
    }

    private void WriteRow(SheetWriter sheet, IReadOnlyList<WrittenCell> cells)
    {
        try
        {
            sheet.WriteRow(cells);
        }
        catch (ArgumentException)
        {
            throw new CsvException("SheetTooLarge", _path, CellReference.MaxRow - 1);
        }
    }

    // A cell of text is never run; only what would be taken for a guard when it is read has one more.
    private static string? Guarded(string? text) =>
        string.IsNullOrEmpty(text) || CellText.Unguard(text) == text ? text : "'" + text;
}
