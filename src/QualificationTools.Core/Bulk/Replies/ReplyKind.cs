namespace QualificationTools.Bulk;

/// <summary>What an answer, or the lack of one, means for the row.</summary>
internal enum ReplyKind
{
    /// <summary>The service took it.</summary>
    Succeeded,

    /// <summary>The service refused it; sending it again would be refused again.</summary>
    Rejected,

    /// <summary>It certainly did not take effect, and may be sent again after a while.</summary>
    NotApplied,

    /// <summary>The service asks to slow down; it certainly did not take effect.</summary>
    Throttled,

    /// <summary>
    /// It certainly did not take effect, and the cause is mended (a token, the clock): it is sent again at once, once.
    /// </summary>
    Mended,

    /// <summary>It may have taken effect.</summary>
    Unknown,

    /// <summary>The service refused it for a reason that holds for every row.</summary>
    Fatal,
}
