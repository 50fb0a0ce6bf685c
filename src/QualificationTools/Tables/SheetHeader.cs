using QualificationTools.Workbooks;

namespace QualificationTools.Tables;

/// <summary>Represents the sheet of a workbook that is read, and its header.</summary>
/// <param name="Sheet">The sheet.</param>
/// <param name="Match">The header.</param>
/// <param name="HiddenColumns">The names of the hidden columns.</param>
/// <param name="HiddenSheets">The names of hidden sheets that have a header too, and are not read.</param>
internal sealed record SheetHeader(
    Worksheet Sheet,
    HeaderMatch Match,
    IReadOnlyList<string> HiddenColumns,
    IReadOnlyList<string> HiddenSheets)
{
    /// <summary>Returns the header of a specified sheet, hidden or not.</summary>
    /// <exception cref="CsvException">There is no such sheet, or it has no header.</exception>
    public static SheetHeader Find(Workbook workbook, string path, string name)
    {
        var sheet =
            workbook.FindSheet(name)
            ?? throw new CsvException("WorkbookSheetNotFound", path, name, Names(workbook.Sheets));
        return Read(sheet) ?? throw new CsvException("WorkbookHeaderUnknown", path, sheet.Name);
    }

    /// <summary>Returns the header of the one visible sheet that has one.</summary>
    /// <exception cref="CsvException">No sheet has a header, or several have.</exception>
    public static SheetHeader Find(Workbook workbook, string path)
    {
        var visible = workbook.Sheets.Where(sheet => sheet.Visibility == SheetVisibility.Visible).ToList();
        var found = visible.Select(Read).OfType<SheetHeader>().ToList();
        // A sheet of notes may name a column by chance.
        if (found.Exists(header => header.Match.Columns > 1))
            found.RemoveAll(header => header.Match.Columns == 1);
        return found switch
        {
            [] => throw new CsvException("WorkbookHeaderUnknown", path, Names(workbook.Sheets)),
            [var only] => only with
            {
                HiddenSheets =
                [
                    .. workbook
                        .Sheets.Where(sheet => sheet.Visibility == SheetVisibility.Hidden)
                        .Where(sheet => Read(sheet)?.Match.Columns > 1)
                        .Select(sheet => sheet.Name),
                ],
            },
            _ => throw new CsvException("WorkbookSheetAmbiguous", path, Names(found.Select(header => header.Sheet))),
        };
    }

    /// <summary>Returns the names of sheets, for a message.</summary>
    private static string Names(IEnumerable<Worksheet> sheets) => string.Join(", ", sheets.Select(sheet => sheet.Name));

    private static SheetHeader? Read(Worksheet sheet)
    {
        var lines = new List<HeaderLine>();
        var hidden = new Dictionary<long, List<int>>();
        foreach (var row in sheet.ReadRows().Take(HeaderLine.MostAbove))
        {
            var cells = new List<string>();
            foreach (var cell in row.Cells)
            {
                while (cells.Count < cell.Column)
                    cells.Add("");
                cells[cell.Column - 1] = cell.Damage == CellDamage.None ? HeaderLine.Plain(cell.Text) : "";
                if (cell.IsInHiddenColumn)
                    (hidden.TryGetValue(row.Number, out var columns) ? columns : hidden[row.Number] = []).Add(
                        cell.Column);
            }

            if (cells.Exists(cell => cell.Length > 0))
                lines.Add(new HeaderLine(row.Number, lines.Count, cells));
            // The template's own explanation names columns in each of its rows.
            if (lines.Count == 1 && FormTemplate.IsTitles(cells))
                return null;
        }

        return HeaderMatch.Find(lines) is { } match
            ? new SheetHeader(
                sheet,
                match,
                [.. hidden.GetValueOrDefault(match.Line.Number, []).Select(column => match.Line.Cells[column - 1])],
                [])
            : null;
    }
}
