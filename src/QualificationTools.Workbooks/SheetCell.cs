namespace QualificationTools.Workbooks;

/// <summary>Represents a cell of a row.</summary>
public sealed class SheetCell
{
    /// <summary>Gets the row, from 1.</summary>
    public required int Row { get; init; }

    /// <summary>Gets the column, from 1.</summary>
    public required int Column { get; init; }

    /// <summary>Gets the name of the cell, such as F12.</summary>
    public string Reference => CellReference.Format(Row, Column);

    /// <summary>Gets what the cell holds.</summary>
    public CellKind Kind { get; init; }

    /// <summary>
    /// Gets the cell's text: text unchanged; a number without exponent and separators, with the leading zeros of its
    /// format; a date as <c>2031-05-05</c> or <c>2031-05-05 13:45:00</c>; a time as <c>13:45:00</c>; <c>TRUE</c> or
    /// <c>FALSE</c>; the code of an error. If there is <see cref="Damage"/>, it is the content of the file, and must
    /// not be used.
    /// </summary>
    public string Text { get; init; } = "";

    /// <summary>Gets the stored value as it is in the file, or null if there is none or it is text.</summary>
    public string? RawValue { get; init; }

    /// <summary>
    /// Gets the code of the number format, such as <c>yyyy"年"m"月"d"日"</c>; "General" if there is none.
    /// </summary>
    public string NumberFormat { get; init; } = Workbooks.NumberFormat.GeneralCode;

    /// <summary>Gets why the value must not be used.</summary>
    public CellDamage Damage { get; init; }

    /// <summary>Gets the picture in or on the cell. A cell may have a text as well.</summary>
    public CellPicture? Picture { get; init; }

    /// <summary>
    /// Gets why a picture in or on the cell is in doubt and therefore not in <see cref="Picture"/>. A picture that
    /// floats above a cell says nothing about the cell's value, so this is not in <see cref="Damage"/>.
    /// </summary>
    public CellDamage PictureDamage { get; init; }

    /// <summary>
    /// Gets whether the value is that of the first cell of a merge that extends into this row from one above.
    /// </summary>
    public bool IsFromMerge { get; init; }

    /// <summary>Gets whether the column is hidden.</summary>
    public bool IsInHiddenColumn { get; init; }

    /// <summary>Returns this cell as its merge shows it in another row.</summary>
    internal SheetCell MergedInto(int row) => new()
    {
        Row = row, Column = Column, Kind = Kind, Text = Text, RawValue = RawValue, NumberFormat = NumberFormat,
        Damage = Damage, Picture = Picture, PictureDamage = PictureDamage, IsFromMerge = true,
        IsInHiddenColumn = IsInHiddenColumn,
    };

    /// <summary>Returns this cell as one of two at its position.</summary>
    internal SheetCell AsDuplicate() => new()
    {
        Row = Row, Column = Column, Kind = Kind, Text = Text, RawValue = RawValue, NumberFormat = NumberFormat,
        Damage = CellDamage.DuplicateCell, IsInHiddenColumn = IsInHiddenColumn,
    };

    /// <summary>Returns this cell with a picture above it, or with the picture's damage.</summary>
    internal SheetCell WithPicture(FoundPicture found) => new()
    {
        Row = Row, Column = Column,
        Kind = Kind == CellKind.Empty && found.Picture is not null ? CellKind.Picture : Kind,
        Text = Text, RawValue = RawValue, NumberFormat = NumberFormat, Damage = Damage, Picture = found.Picture,
        PictureDamage = found.Damage, IsFromMerge = IsFromMerge, IsInHiddenColumn = IsInHiddenColumn,
    };
}
