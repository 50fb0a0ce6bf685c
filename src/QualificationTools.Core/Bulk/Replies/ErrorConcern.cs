namespace QualificationTools.Bulk;

/// <summary>What an error is about, in terms that are the same for every service.</summary>
internal enum ErrorConcern
{
    /// <summary>What stands in the row, or the state of what it names.</summary>
    Row,

    /// <summary>Who asks.</summary>
    Credential,

    /// <summary>What the one who asks may do.</summary>
    Permission,

    /// <summary>How much is asked.</summary>
    Limit,

    /// <summary>The way to the service, or the service itself.</summary>
    Service,
}
