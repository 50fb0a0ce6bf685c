namespace QualificationTools.Workbooks;

/// <summary>Specifies what a cell holds.</summary>
public enum CellKind
{
    /// <summary>
    /// Nothing: the cell is in the row only because of its damage, such as a picture in doubt or a merge over it.
    /// </summary>
    Empty,

    /// <summary>Text.</summary>
    Text,

    /// <summary>A number.</summary>
    Number,

    /// <summary>TRUE or FALSE.</summary>
    Boolean,

    /// <summary>A date, with or without a time of day.</summary>
    Date,

    /// <summary>A time of day, or an elapsed time.</summary>
    Time,

    /// <summary>An error value, such as #N/A.</summary>
    Error,

    /// <summary>A formula whose result is not in the file.</summary>
    Formula,

    /// <summary>A picture and no value.</summary>
    Picture,
}
