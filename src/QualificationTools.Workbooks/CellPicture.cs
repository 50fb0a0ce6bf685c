namespace QualificationTools.Workbooks;

/// <summary>Represents how a picture is put into a sheet.</summary>
public enum PictureOrigin
{
    /// <summary>The picture floats above the cells.</summary>
    Floating,

    /// <summary>The picture is in the cell, as WPS puts it there (DISPIMG).</summary>
    WpsCell,

    /// <summary>The picture is in the cell, as Excel puts it there ("Place in Cell").</summary>
    ExcelCell,
}

/// <summary>
/// Represents a picture of a workbook. It can be read as long as the workbook is open, on any thread.
/// </summary>
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

    /// <summary>Gets how the picture is put into the sheet.</summary>
    public PictureOrigin Origin { get; }

    /// <summary>
    /// Gets the name of the part, such as <c>xl/media/image1.png</c>. Equal pictures may share one part.
    /// </summary>
    public string PartName => _part;

    /// <summary>Gets the number of bytes.</summary>
    public long Length { get; }

    /// <summary>Opens the picture.</summary>
    /// <returns>A stream over its bytes, which are checked on the way.</returns>
    /// <exception cref="WorkbookException">
    /// The bytes are damaged; thrown by the stream as well, at the latest at its end.
    /// </exception>
    public Stream OpenRead() => _package.OpenMedia(_part);
}
