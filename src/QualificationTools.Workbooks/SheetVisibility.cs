namespace QualificationTools.Workbooks;

/// <summary>Represents whether people see a sheet.</summary>
public enum SheetVisibility
{
    /// <summary>The sheet has a tab.</summary>
    Visible,

    /// <summary>The sheet is hidden, and can be shown by a menu.</summary>
    Hidden,

    /// <summary>The sheet is hidden, and no menu shows it; lists of choices are kept so.</summary>
    VeryHidden,
}
