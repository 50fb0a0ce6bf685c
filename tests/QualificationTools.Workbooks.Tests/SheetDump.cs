using System.Text;

namespace QualificationTools.Workbooks.Tests;

/// <summary>
/// Shows rows as lines: <c>2: A=text B=12(Number) C=()!FormulaWithoutValue</c>. The kind is told where it is not text; behind
/// it stand damage (!), a picture's part (@), doubt about a picture (?), and merges (^) and hidden columns (~).
/// </summary>
internal static class SheetDump
{
    /// <summary>The rows of the first visible sheet.</summary>
    public static string[] Rows(BookBuilder book)
    {
        using var workbook = Workbook.Open(book.Build());
        return Rows(workbook.Sheets.First(sheet => sheet.Visibility == SheetVisibility.Visible));
    }

    public static string[] Rows(Worksheet sheet) => [.. sheet.ReadRows().Select(Row)];

    /// <summary>The one cell that a row element has.</summary>
    public static string Cell(BookBuilder book)
    {
        using var workbook = Workbook.Open(book.Build());
        return Show(Assert.Single(Assert.Single(workbook.Sheets[0].ReadRows()).Cells));
    }

    /// <summary>What is wrong with a file.</summary>
    public static WorkbookException Failure(BookBuilder book) => Failure(book.Build());

    public static WorkbookException Failure(Stream stream) => Assert.Throws<WorkbookException>(() =>
    {
        using var workbook = Workbook.Open(stream);
        foreach (var sheet in workbook.Sheets)
        {
            foreach (var row in sheet.ReadRows())
                Assert.NotNull(row);
        }
    });

    private static string Row(SheetRow row) =>
        $"{row.Number}{(row.IsHidden ? "~" : "")}: {string.Join(' ', row.Cells.Select(cell => $"{CellReference.ColumnName(cell.Column)}={Show(cell)}"))}";

    private static string Show(SheetCell cell)
    {
        var text = new StringBuilder(cell.Text);
        if (cell.Kind != CellKind.Text)
            text.Append('(').Append(cell.Kind).Append(')');
        if (cell.Damage != CellDamage.None)
            text.Append('!').Append(cell.Damage);
        if (cell.Picture is { } picture)
            text.Append('@').Append(Path.GetFileName(picture.PartName));
        if (cell.PictureDamage != CellDamage.None)
            text.Append('?').Append(cell.PictureDamage);
        return text.Append(cell.IsFromMerge ? "^" : "").Append(cell.IsInHiddenColumn ? "~" : "").ToString();
    }
}
