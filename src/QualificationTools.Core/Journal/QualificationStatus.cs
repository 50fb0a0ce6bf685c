namespace QualificationTools;

/// <summary>The status of a row.</summary>
public enum QualificationStatus
{
    /// <summary>The service took the row.</summary>
    Succeeded,

    /// <summary>The row breaks a rule and was not sent.</summary>
    Invalid,

    /// <summary>The service refused the row.</summary>
    Rejected,

    /// <summary>The row was given up and certainly did not take effect.</summary>
    Failed,

    /// <summary>The row may have taken effect.</summary>
    Unknown,

    /// <summary>The row was completed in an earlier run with the same journal.</summary>
    Skipped,
}
