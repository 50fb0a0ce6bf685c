namespace QualificationTools.Workbooks;

/// <summary>Represents why the value of a cell must not be used.</summary>
public enum CellDamage
{
    /// <summary>Nothing is wrong.</summary>
    None,

    /// <summary>The cell holds an error value.</summary>
    ErrorValue,

    /// <summary>
    /// The cell holds a formula whose result is not in the file: it was never calculated, or the result was left out.
    /// </summary>
    FormulaWithoutValue,

    /// <summary>
    /// The cell holds a number of more than 15 digits. Spreadsheets keep 15, so the last ones are lost.
    /// </summary>
    DigitsLost,

    /// <summary>The stored value is not of the kind that the file says it is.</summary>
    UnreadableValue,

    /// <summary>The number is no date, though its format shows one; spreadsheets show ####.</summary>
    DateOutOfRange,

    /// <summary>The text is longer than the 32,767 characters that a cell can hold.</summary>
    TextTooLong,

    /// <summary>The row has two cells in this place.</summary>
    DuplicateCell,

    /// <summary>
    /// The cell is covered by a merge that begins in another column, so its value is another column's.
    /// </summary>
    CoveredByMerge,

    /// <summary>The picture that the cell names is not in the file.</summary>
    PictureMissing,

    /// <summary>The picture is a link to somewhere else. Nothing outside of the file is opened.</summary>
    PictureExternal,

    /// <summary>More than one picture lies on the cell.</summary>
    SeveralPictures,

    /// <summary>A picture lies over this row and another one, so it may belong to either.</summary>
    PictureSpansRows,

    /// <summary>A picture lies over this column and another one, so it may belong to either.</summary>
    PictureSpansColumns,
}
