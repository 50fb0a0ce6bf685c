namespace QualificationTools.Bulk;

/// <summary>The meaning of an answer, or of a missing answer, for the row.</summary>
internal enum ReplyKind
{
    /// <summary>The service took the row.</summary>
    Succeeded,

    /// <summary>The service refused the row, and would refuse it again.</summary>
    Rejected,

    /// <summary>The row certainly did not take effect, and can be sent again after a while.</summary>
    NotApplied,

    /// <summary>The service asks to slow down; the row certainly did not take effect.</summary>
    Throttled,

    /// <summary>
    /// The row certainly did not take effect, and the cause (a token, the clock) was repaired: it is sent again at
    /// once, but only once.
    /// </summary>
    Mended,

    /// <summary>The row may have taken effect.</summary>
    Unknown,

    /// <summary>The service refused the row for a reason that applies to every row.</summary>
    Fatal,
}
