namespace QualificationTools.Workbooks;

/// <summary>Specifies whether users see a sheet.</summary>
public enum SheetVisibility
{
    /// <summary>The sheet has a tab.</summary>
    Visible,

    /// <summary>The sheet is hidden, but a menu can show it.</summary>
    Hidden,

    /// <summary>The sheet is hidden, and no menu shows it; used for lists of choices.</summary>
    VeryHidden,
}
