namespace QualificationTools.Workbooks;

/// <summary>Represents a column to be written.</summary>
/// <param name="Header">Its header.</param>
public sealed record ColumnLayout(string Header)
{
    /// <summary>Gets whether the header is marked as required.</summary>
    public bool IsRequired { get; init; }

    /// <summary>Gets the note on the header, or null.</summary>
    public string? Note { get; init; }

    /// <summary>
    /// Gets the width in digits, of which a Chinese character takes two, or null to fit the header and the choices.
    /// </summary>
    public double? Width { get; init; }

    /// <summary>Gets whether the cells wrap their text.</summary>
    public bool IsWrapped { get; init; }

    /// <summary>Gets the choices of the cells' drop-down list; if empty, there is no list.</summary>
    public IReadOnlyList<string> Choices { get; init; } = [];

    /// <summary>Gets whether anything other than the choices may be typed.</summary>
    public bool AllowsOther { get; init; }
}
