namespace QualificationTools.Forms;

/// <summary>Where a row stands.</summary>
/// <param name="Line">The line of a text, or the row of a sheet, on which it begins, from 1.</param>
/// <param name="Sheet">The sheet of a workbook; null where the file is a text.</param>
internal readonly record struct RowPlace(long Line, TableSheet? Sheet = null);
