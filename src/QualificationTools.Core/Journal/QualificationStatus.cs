namespace QualificationTools;

/// <summary>What became of a row.</summary>
public enum QualificationStatus
{
    /// <summary>The service took it.</summary>
    Succeeded,

    /// <summary>It breaks a rule and was not sent.</summary>
    Invalid,

    /// <summary>The service refused it.</summary>
    Rejected,

    /// <summary>It was given up; it certainly did not take effect.</summary>
    Failed,

    /// <summary>It may have taken effect.</summary>
    Unknown,

    /// <summary>It was finished in an earlier run with the same journal.</summary>
    Skipped,
}
