using System.Globalization;
using System.Xml;

namespace QualificationTools.Workbooks;

/// <summary>
/// Represents a sheet that is being written, row by row. It ends with the next sheet, or with the workbook.
/// </summary>
public sealed class SheetWriter
{
    private const int MinWidth = 10;
    private const int MaxWidth = 60;
    // The filter button, and some space.
    private const double WidthMargin = 3.5;
    // How far lists extend below the last row. Some programs store each cell of such a range separately.
    private const int EmptyRowsWithLists = 1_000;

    private readonly XmlWriter _writer;
    private readonly SheetLayout _layout;
    private readonly SharedStringWriter _strings;
    private readonly SheetNotes _notes;
    private bool _hasEnded;

    internal SheetWriter(
        XmlWriter writer, SheetLayout layout, SharedStringWriter strings, SheetNotes notes, bool isFirst)
    {
        _writer = writer;
        _layout = layout;
        _strings = strings;
        _notes = notes;
        Begin(isFirst);
    }

    /// <summary>Gets the number of the last row written; the header is row 1.</summary>
    public int RowCount { get; private set; }

    /// <summary>Writes a row.</summary>
    /// <param name="cells">Its cells from the left.</param>
    /// <exception cref="ArgumentException">
    /// A text is longer than a cell can hold, or the sheet has no more rows or columns.
    /// </exception>
    /// <exception cref="InvalidOperationException">The sheet has ended.</exception>
    public void WriteRow(params IReadOnlyList<WrittenCell> cells)
    {
        ArgumentNullException.ThrowIfNull(cells);
        if (_hasEnded)
            throw new InvalidOperationException("The sheet has ended.");
        if (RowCount == CellReference.MaxRow || cells.Count > CellReference.MaxColumn)
            throw new ArgumentException("A sheet has no more rows or columns.", nameof(cells));
        if (cells.Any(cell => cell.Text?.Length > CellText.MaxLength || cell.Note?.Length > CellText.MaxLength))
            throw new ArgumentException("A text is longer than the 32,767 characters of a cell.", nameof(cells));
        RowCount++;
        _writer.WriteStartElement("row", XmlPart.Main);
        _writer.WriteAttributeString("r", Text(RowCount));
        for (var i = 0; i < cells.Count; i++)
            WriteCell(i + 1, cells[i]);
        _writer.WriteEndElement();
    }

    /// <summary>Ends the sheet.</summary>
    /// <param name="lists">Collects the lists that do not fit into a cell's own.</param>
    /// <param name="notesId">The relationship to the boxes of the notes.</param>
    internal void End(ChoiceLists lists, string notesId)
    {
        _hasEnded = true;
        _writer.WriteEndElement();
        if (_layout.HasFilter)
        {
            _writer.WriteStartElement("autoFilter", XmlPart.Main);
            _writer.WriteAttributeString("ref", FilterRange.Replace("$", "", StringComparison.Ordinal));
            _writer.WriteEndElement();
        }

        WriteLists(lists);
        WriteIgnoredErrors();
        if (_notes.Count > 0)
        {
            _writer.WriteStartElement("legacyDrawing", XmlPart.Main);
            _writer.WriteAttributeString("r", "id", XmlPart.DocumentRelationships, notesId);
            _writer.WriteEndElement();
        }

        _writer.WriteEndElement();
        _writer.Dispose();
    }

    /// <summary>Gets the range of the filter.</summary>
    internal string FilterRange => $"$A$1:${CellReference.ColumnName(_layout.Columns.Count)}${Text(RowCount)}";

    private static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);

    private void Begin(bool isFirst)
    {
        _writer.WriteStartElement("worksheet", XmlPart.Main);
        _writer.WriteAttributeString("xmlns", "r", null, XmlPart.DocumentRelationships);
        WriteView(isFirst);
        _writer.WriteStartElement("sheetFormatPr", XmlPart.Main);
        _writer.WriteAttributeString("defaultRowHeight", "15");
        _writer.WriteEndElement();
        _writer.WriteStartElement("cols", XmlPart.Main);
        for (var i = 0; i < _layout.Columns.Count; i++)
        {
            var column = _layout.Columns[i];
            _writer.WriteStartElement("col", XmlPart.Main);
            _writer.WriteAttributeString("min", Text(i + 1));
            _writer.WriteAttributeString("max", Text(i + 1));
            _writer.WriteAttributeString("width", WidthOf(column).ToString(CultureInfo.InvariantCulture));
            // Text typed below the last row gets the text format too.
            var style = column.IsWrapped ? CellStyle.Wrapped : CellStyle.Text;
            _writer.WriteAttributeString("style", Text(StylesPart.NumberOf(style)));
            _writer.WriteAttributeString("customWidth", "1");
            _writer.WriteEndElement();
        }

        _writer.WriteEndElement();
        _writer.WriteStartElement("sheetData", XmlPart.Main);
        WriteRow([.. _layout.Columns.Select(column => new WrittenCell(
            column.Header, column.IsRequired ? CellStyle.RequiredHeader : CellStyle.Header, column.Note))]);
    }

    private void WriteView(bool isFirst)
    {
        var columns = _layout.FrozenColumns;
        _writer.WriteStartElement("sheetViews", XmlPart.Main);
        _writer.WriteStartElement("sheetView", XmlPart.Main);
        if (isFirst)
            _writer.WriteAttributeString("tabSelected", "1");
        _writer.WriteAttributeString("workbookViewId", "0");
        _writer.WriteStartElement("pane", XmlPart.Main);
        if (columns > 0)
            _writer.WriteAttributeString("xSplit", Text(columns));
        _writer.WriteAttributeString("ySplit", "1");
        _writer.WriteAttributeString("topLeftCell", CellReference.Format(2, columns + 1));
        var pane = columns > 0 ? "bottomRight" : "bottomLeft";
        _writer.WriteAttributeString("activePane", pane);
        _writer.WriteAttributeString("state", "frozen");
        _writer.WriteEndElement();
        _writer.WriteStartElement("selection", XmlPart.Main);
        _writer.WriteAttributeString("pane", pane);
        _writer.WriteAttributeString("activeCell", CellReference.Format(2, columns + 1));
        _writer.WriteAttributeString("sqref", CellReference.Format(2, columns + 1));
        _writer.WriteEndElement();
        _writer.WriteEndElement();
        _writer.WriteEndElement();
    }

    private static double WidthOf(ColumnLayout column)
    {
        var widest = column.Choices.Select(TextWidth.Of).Append(TextWidth.Of(column.Header)).Max();
        return column.Width ?? Math.Clamp(widest + WidthMargin, MinWidth, MaxWidth);
    }

    private void WriteCell(int column, WrittenCell cell)
    {
        if (cell.Note is { Length: > 0 } note)
            _notes.Add(RowCount, column, note);
        var isEmpty = string.IsNullOrEmpty(cell.Text);
        // The column's style applies to omitted cells, which take no space.
        if (isEmpty && cell.Style == CellStyle.Text && cell.Note is null)
            return;
        _writer.WriteStartElement("c", XmlPart.Main);
        _writer.WriteAttributeString("r", CellReference.Format(RowCount, column));
        _writer.WriteAttributeString("s", Text(StylesPart.NumberOf(cell.Style)));
        if (!isEmpty)
        {
            _writer.WriteAttributeString("t", "s");
            _writer.WriteElementString("v", XmlPart.Main, Text(_strings.Add(cell.Text!)));
        }

        _writer.WriteEndElement();
    }

    private void WriteLists(ChoiceLists lists)
    {
        var columns = _layout.Columns.Select((column, i) => (Column: column, Letters: CellReference.ColumnName(i + 1)))
            .Where(item => item.Column.Choices.Count > 0).ToList();
        if (columns.Count == 0)
            return;
        _writer.WriteStartElement("dataValidations", XmlPart.Main);
        _writer.WriteAttributeString("count", Text(columns.Count));
        var last = Math.Min(RowCount + EmptyRowsWithLists, CellReference.MaxRow);
        foreach (var (column, letters) in columns)
        {
            _writer.WriteStartElement("dataValidation", XmlPart.Main);
            _writer.WriteAttributeString("type", "list");
            _writer.WriteAttributeString("allowBlank", "1");
            if (!column.AllowsOther)
                _writer.WriteAttributeString("showErrorMessage", "1");
            _writer.WriteAttributeString("sqref", $"{letters}2:{letters}{Text(last)}");
            _writer.WriteElementString("formula1", XmlPart.Main, lists.Formula(column.Choices));
            _writer.WriteEndElement();
        }

        _writer.WriteEndElement();
    }

    // Numbers in text cells are intended: no mark on each of them.
    private void WriteIgnoredErrors()
    {
        _writer.WriteStartElement("ignoredErrors", XmlPart.Main);
        _writer.WriteStartElement("ignoredError", XmlPart.Main);
        _writer.WriteAttributeString("sqref",
            $"A1:{CellReference.Format(CellReference.MaxRow, Math.Max(1, _layout.Columns.Count))}");
        _writer.WriteAttributeString("numberStoredAsText", "1");
        _writer.WriteEndElement();
        _writer.WriteEndElement();
    }
}
