namespace QualificationTools.Bulk;

/// <summary>The subject of an error, in the same terms for every service.</summary>
internal enum ErrorConcern
{
    /// <summary>The content of the row, or the state of what it names.</summary>
    Row,

    /// <summary>The identity of the caller.</summary>
    Credential,

    /// <summary>The permissions of the caller.</summary>
    Permission,

    /// <summary>The number or rate of requests.</summary>
    Limit,

    /// <summary>The connection to the service, or the service itself.</summary>
    Service,
}
