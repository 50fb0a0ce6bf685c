namespace QualificationTools.Workbooks;

/// <summary>Represents a column to be written.</summary>
/// <param name="Header">Its header.</param>
public sealed record ColumnLayout(string Header)
{
    /// <summary>Gets whether the header is marked as one that must be filled.</summary>
    public bool IsRequired { get; init; }

    /// <summary>Gets the note on the header, or null.</summary>
    public string? Note { get; init; }

    /// <summary>
    /// Gets the width in digits, of which a Chinese character takes two, or null for what fits header and choices.
    /// </summary>
    public double? Width { get; init; }

    /// <summary>Gets whether the cells are broken into lines.</summary>
    public bool IsWrapped { get; init; }

    /// <summary>Gets what the drop-down list of the cells offers; none without any.</summary>
    public IReadOnlyList<string> Choices { get; init; } = [];

    /// <summary>Gets whether something may be typed that is not among the choices.</summary>
    public bool AllowsOther { get; init; }
}
