namespace QualificationTools.Forms;

/// <summary>Represents the place of a row in a file.</summary>
/// <param name="Line">The line of a text, or the row of a sheet, on which it begins, from 1.</param>
/// <param name="Sheet">The sheet of a workbook; null for a text file.</param>
internal readonly record struct RowPlace(long Line, TableSheet? Sheet = null);
