namespace QualificationTools.Rules;

/// <summary>How much a problem weighs.</summary>
public enum Severity
{
    /// <summary>
    /// Something a careful colleague would notice. The row is sent anyway, unless strict rules are requested.
    /// </summary>
    Warning,

    /// <summary>The service documents that it refuses this. The row is not sent.</summary>
    Error,
}
