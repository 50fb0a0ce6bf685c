namespace QualificationTools.Workbooks;

/// <summary>Represents a sheet of a workbook.</summary>
public sealed class Worksheet
{
    private readonly Workbook _workbook;
    private readonly string? _part;
    private List<PictureAnchor>? _anchors;

    internal Worksheet(Workbook workbook, string name, int index, SheetVisibility visibility, string? part)
    {
        _workbook = workbook;
        _part = part;
        Name = name;
        Index = index;
        Visibility = visibility;
    }

    /// <summary>Gets the name.</summary>
    public string Name { get; }

    /// <summary>Gets the position among the sheets, from 0.</summary>
    public int Index { get; }

    /// <summary>Gets whether users see the sheet.</summary>
    public SheetVisibility Visibility { get; }

    /// <summary>
    /// Gets the pictures that float above the sheet, with the cells in which they begin. Those on a cell of a row are
    /// also in the row; the others, such as a logo, are only here.
    /// </summary>
    /// <exception cref="WorkbookException">The drawing is damaged.</exception>
    public IReadOnlyList<FloatingPicture> FloatingPictures =>
    [
        .. Anchors.Select(anchor => new FloatingPicture(
            anchor.From?.Row, anchor.From?.Column, anchor.Name, anchor.Found.Picture, anchor.Found.Damage)),
    ];

    internal IReadOnlyList<PictureAnchor> Anchors =>
        _anchors ??= _part is null ? [] : PictureAnchor.ReadAll(_workbook.Package, _part);

    /// <summary>
    /// Reads the rows that are not empty, one at a time, including hidden ones. They come in the order of the file,
    /// which is from top to bottom in files of all known programs. Memory use does not depend on their number.
    /// </summary>
    /// <returns>The rows. Each enumeration reads the sheet again.</returns>
    /// <exception cref="WorkbookException">
    /// The sheet is damaged or not supported; thrown during the enumeration.
    /// </exception>
    public IEnumerable<SheetRow> ReadRows()
    {
        var part = _part ?? throw new WorkbookException(WorkbookFailure.MissingPart,
            $"The part of the sheet {Name} is missing.")
        {
            SheetName = Name,
        };
        using var reader = new SheetReader(_workbook, this, part);
        while (reader.Read() is { } row)
            yield return row;
    }
}
