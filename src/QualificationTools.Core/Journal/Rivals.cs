namespace QualificationTools.Journal;

/// <summary>What else was sent for a row's key, in this run and in the journal.</summary>
internal enum Rivals
{
    /// <summary>Nothing.</summary>
    None,

    /// <summary>Rows with other content, all of whose outcomes are known.</summary>
    Settled,

    /// <summary>A row with the same content, or one whose outcome is open: a change may be its doing.</summary>
    Possible,
}
