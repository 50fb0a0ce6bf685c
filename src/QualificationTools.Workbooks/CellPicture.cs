namespace QualificationTools.Workbooks;

/// <summary>Specifies how a picture is placed in a sheet.</summary>
public enum PictureOrigin
{
    /// <summary>The picture floats above the cells.</summary>
    Floating,

    /// <summary>The picture is in the cell, as WPS places it there (DISPIMG).</summary>
    WpsCell,

    /// <summary>The picture is in the cell, as Excel places it there ("Place in Cell").</summary>
    ExcelCell,
}

/// <summary>Represents a picture of a workbook. It can be read on any thread while the workbook is open.</summary>
public sealed class CellPicture
{
    private readonly WorkbookPackage _package;
    private readonly string _part;

    internal CellPicture(WorkbookPackage package, string part, PictureOrigin origin)
    {
        _package = package;
        _part = part;
        Origin = origin;
        Length = package.LengthOf(part);
    }

    /// <summary>Gets how the picture is placed in the sheet.</summary>
    public PictureOrigin Origin { get; }

    /// <summary>
    /// Gets the name of the part, such as <c>xl/media/image1.png</c>. Equal pictures may share one part.
    /// </summary>
    public string PartName => _part;

    /// <summary>Gets the number of bytes.</summary>
    public long Length { get; }

    /// <summary>Opens the picture.</summary>
    /// <returns>A stream of its bytes, which are checked while they are read.</returns>
    /// <exception cref="WorkbookException">
    /// The bytes are damaged; the stream also throws it, at its end at the latest.
    /// </exception>
    public Stream OpenRead() => _package.OpenMedia(_part);
}
