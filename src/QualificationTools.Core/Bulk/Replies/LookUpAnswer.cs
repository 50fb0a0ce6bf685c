namespace QualificationTools.Bulk;

/// <summary>What the service says about a request whose answer was lost.</summary>
internal enum LookUpAnswer
{
    /// <summary>It cannot be told.</summary>
    Open,

    /// <summary>It took effect.</summary>
    Applied,

    /// <summary>It did not take effect.</summary>
    NotApplied,
}
