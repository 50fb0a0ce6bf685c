namespace QualificationTools.Workbooks;

/// <summary>Specifies why the value of a cell must not be used.</summary>
public enum CellDamage
{
    /// <summary>Nothing is wrong.</summary>
    None,

    /// <summary>The cell holds an error value.</summary>
    ErrorValue,

    /// <summary>
    /// The cell holds a formula whose result is not in the file: it was never calculated, or the result was omitted.
    /// </summary>
    FormulaWithoutValue,

    /// <summary>
    /// The cell holds a number of more than 15 digits. Spreadsheets keep 15, so the last ones are lost.
    /// </summary>
    DigitsLost,

    /// <summary>The stored value does not match its declared type.</summary>
    UnreadableValue,

    /// <summary>The number is not a date, although its format is one of a date; spreadsheets show ####.</summary>
    DateOutOfRange,

    /// <summary>The text is longer than the 32,767 characters that a cell can hold.</summary>
    TextTooLong,

    /// <summary>The row has two cells at this position.</summary>
    DuplicateCell,

    /// <summary>
    /// The cell is covered by a merge that begins in another column, so its value belongs to that column.
    /// </summary>
    CoveredByMerge,

    /// <summary>The picture that the cell refers to is not in the file.</summary>
    PictureMissing,

    /// <summary>The picture is a link to another location. Nothing outside the file is opened.</summary>
    PictureExternal,

    /// <summary>There is more than one picture on the cell.</summary>
    SeveralPictures,

    /// <summary>A picture covers this row and another one, so it may belong to either.</summary>
    PictureSpansRows,

    /// <summary>A picture covers this column and another one, so it may belong to either.</summary>
    PictureSpansColumns,
}
