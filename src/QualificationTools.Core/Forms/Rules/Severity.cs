namespace QualificationTools.Rules;

/// <summary>How much a problem weighs.</summary>
public enum Severity
{
    /// <summary>
    /// What a careful colleague would notice. The row is sent all the same, unless strict rules are asked for.
    /// </summary>
    Warning,

    /// <summary>The service documents that it refuses this. The row is not sent.</summary>
    Error,
}
