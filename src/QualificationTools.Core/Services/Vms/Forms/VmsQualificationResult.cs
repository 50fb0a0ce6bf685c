using QualificationTools.Security;

namespace QualificationTools.Vms;

/// <summary>Represents the outcome of one row for Volcengine's voice service.</summary>
public sealed class VmsQualificationResult : QualificationResult
{
    /// <summary>
    /// Gets the qualification's number: the row's, or the one that the service assigned to a new qualification. A value
    /// that does not look like an id is a digest.
    /// </summary>
    public string? QualificationNo => CellText.Guard(RowKey.Show(Number));

    /// <summary>Gets the number as it is.</summary>
    internal string? Number => ReviewTaskId ?? Input.Key;

    /// <summary>Gets whether the row may have taken effect, so there may be a review to wait for.</summary>
    internal bool MayBeApplied =>
        Status is QualificationStatus.Succeeded or QualificationStatus.Skipped or QualificationStatus.Unknown;
}
