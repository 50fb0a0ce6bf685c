using QualificationTools.Files;
using QualificationTools.Forms;
using QualificationTools.Resources;
using QualificationTools.Workbooks;

namespace QualificationTools.Tables;

/// <summary>
/// Represents the sheet of a workbook that holds rows. The assembly that reads workbooks is loaded when the first of
/// them is opened.
/// </summary>
internal sealed class WorkbookTable : ITable
{
    private const int MostNamed = 20;

    private readonly string _path;
    private readonly Workbook _workbook;
    private readonly SheetHeader _header;
    private readonly TableSheet _sheet;
    private readonly IEnumerator<SheetRow> _rows;
    private readonly bool[] _arePhotos;
    private readonly Action<string> _warn;
    private readonly List<int> _hiddenRows = [];
    private long _hidden;
    private bool _hasRows;
    private bool _hasBeside;
    private bool _hasPictureElsewhere;

    private WorkbookTable(string path, Workbook workbook, SheetHeader header, Action<string> warn)
    {
        (_path, _workbook, _header, _warn) = (path, workbook, header, warn);
        Names = header.Match.ReadNames(path);
        _sheet = new TableSheet(header.Sheet.Name, Names);
        _arePhotos =
        [
            .. Names.Select(name =>
                name is not null && header.Match.Map.FindColumn(name)?.Path.Target.File is not null),
        ];
        _rows = header.Sheet.ReadRows().GetEnumerator();
    }

    /// <inheritdoc/>
    public IReadOnlyList<string?> Names { get; }

    /// <summary>Gets the name of the sheet.</summary>
    public string SheetName => _sheet.Name;

    /// <summary>Gets the row of the header.</summary>
    public long HeaderRow => _header.Match.Line.Number;

    /// <summary>Opens a workbook.</summary>
    /// <param name="path">The full path.</param>
    /// <param name="sheetName">The sheet, or null for the one whose header is known.</param>
    /// <param name="warn">Receives warnings that concern the rows.</param>
    /// <exception cref="CsvException">It cannot be read, or it is not clear which sheet is meant.</exception>
    public static WorkbookTable Open(string path, string? sheetName, Action<string> warn)
    {
        Workbook? workbook = null;
        try
        {
            workbook = Workbook.Open(path);
            var header = sheetName is null
                ? SheetHeader.Find(workbook, path)
                : SheetHeader.Find(workbook, path, sheetName);
            var table = new WorkbookTable(path, workbook, header, warn);
            table.Introduce();
            return table;
        }
        catch (WorkbookException e)
        {
            workbook?.Dispose();
            throw Refusal(e, path);
        }
        catch
        {
            workbook?.Dispose();
            throw;
        }
    }

    /// <inheritdoc/>
    public TableRow? Read()
    {
        while (Next() is { } row)
        {
            if (row.Number <= HeaderRow || !HasOwnValue(row))
                continue;
            _hasRows = true;
            if (row.IsHidden)
                NoteHidden(row.Number);
            return new TableRow(new RowPlace(row.Number, _sheet), Cells(row));
        }

        if (_hidden > 1)
            _warn(
                Texts.Format(
                    "Warning_SheetHiddenRows",
                    _path,
                    string.Join(", ", _hiddenRows)
                        + (_hidden > MostNamed ? Texts.Format("Warning_MoreColumns", _hidden - MostNamed) : "")));
        return _hasRows ? null : throw new CsvException("WorkbookNoRows", _path, SheetName, HeaderRow);
    }

    public void Dispose()
    {
        _rows.Dispose();
        _workbook.Dispose();
    }

    /// <summary>Returns the error for a file that is not a usable workbook.</summary>
    public static CsvException Refusal(WorkbookException failure, string path) => failure.Failure switch
    {
        WorkbookFailure.NotFound => new CsvException("CsvNotFound", path),
        WorkbookFailure.NoAccess => new CsvException("WorkbookNotReadable", path),
        var other => new CsvException("Workbook" + other, path, Where(failure)),
    };

    private static string Where(WorkbookException failure)
    {
        if (failure is { SheetName: { } sheet, Reference: { } cell })
            return $" ({sheet}!{cell})";
        // Where no cell is to blame, the part of the file is.
        var place = string.Join(", ", new[] { failure.SheetName, failure.Part }.OfType<string>());
        return place.Length == 0 ? "" : $" ({place})";
    }

    private void Introduce()
    {
        if (_header.Match.Line.Above > 0)
            _warn(Texts.Format("Warning_SheetLinesAbove", _path, SheetName, HeaderRow));
        if (_header.HiddenSheets.Count > 0)
            _warn(Texts.Format("Warning_SheetHiddenSheets", _path, string.Join(", ", _header.HiddenSheets)));
        if (_header.HiddenColumns.Count > 0)
            _warn(Texts.Format("Warning_SheetHiddenColumns", _path, string.Join(", ", _header.HiddenColumns)));
    }

    private SheetRow? Next()
    {
        try
        {
            return _rows.MoveNext() ? _rows.Current : null;
        }
        catch (WorkbookException e)
        {
            throw Refusal(e, _path);
        }
    }

    // A merged cell from above does not make a row.
    private bool HasOwnValue(SheetRow row)
    {
        foreach (var cell in row.Cells)
        {
            if (
                cell.Column <= Names.Count
                && !cell.IsFromMerge
                && (
                    cell.Picture is not null
                    || cell.Kind != CellKind.Empty && !string.IsNullOrWhiteSpace(cell.Text)
                    || cell.Kind == CellKind.Formula
                    || (cell.PictureDamage != CellDamage.None && _arePhotos[cell.Column - 1])))
                return true;
        }

        return false;
    }

    private void NoteHidden(int row)
    {
        if (++_hidden == 1)
            _warn(Texts.Format("Warning_SheetHiddenRow", _sheet.RowName(row)));
        if (_hidden <= MostNamed)
            _hiddenRows.Add(row);
    }

    private object[] Cells(SheetRow row)
    {
        var cells = new object[Names.Count];
        Array.Fill(cells, "");
        foreach (var cell in row.Cells)
        {
            if (cell.Column > cells.Length)
            {
                if (!_hasBeside && cell.Kind is not (CellKind.Empty or CellKind.Picture))
                    _warn(Texts.Format("Warning_SheetBesideHeader", _path, Name(cell)));
                _hasBeside |= cell.Kind is not (CellKind.Empty or CellKind.Picture);
                continue;
            }

            cells[cell.Column - 1] = _arePhotos[cell.Column - 1] ? Photo(cell) : Value(cell);
        }

        return cells;
    }

    private object Value(SheetCell cell)
    {
        if (cell.Damage != CellDamage.None)
            return Unread(cell, cell.Damage);
        if (cell.Picture is not null && !_hasPictureElsewhere)
        {
            _hasPictureElsewhere = true;
            _warn(Texts.Format("Warning_SheetPictureElsewhere", _path, Name(cell)));
        }

        return cell.Text;
    }

    private object Photo(SheetCell cell)
    {
        if (cell.Damage != CellDamage.None)
            return Unread(cell, cell.Damage);
        if (cell.PictureDamage != CellDamage.None)
            return Unread(cell, cell.PictureDamage);
        if (cell.Picture is not { } picture)
            return cell.Text;
        if (!string.IsNullOrWhiteSpace(cell.Text))
            return new UnreadCell("CellPictureAndText", Name(cell));
        var path = new WorkbookPicture(_path, picture.PartName).ToString();
        // In a text, these would separate several paths.
        return path.AsSpan().IndexOfAny(';', '；') < 0 ? path : new[] { path };
    }

    private UnreadCell Unread(SheetCell cell, CellDamage damage) =>
        damage == CellDamage.ErrorValue
            ? new UnreadCell("CellErrorValue", Name(cell), cell.Text)
            : new UnreadCell("Cell" + damage, Name(cell));

    private string Name(SheetCell cell) => _sheet.CellName(cell.Row, cell.Column);
}
