namespace QualificationTools.Journal;

/// <summary>What else was sent for a row's key, in this run and according to the journal.</summary>
internal enum Rivals
{
    /// <summary>Nothing.</summary>
    None,

    /// <summary>Rows with other content, all with known outcomes.</summary>
    Settled,

    /// <summary>A row with the same content, or one whose outcome is open, which may have caused a change.</summary>
    Possible,
}
