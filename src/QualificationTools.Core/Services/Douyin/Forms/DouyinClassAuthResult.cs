namespace QualificationTools.Douyin;

/// <summary>Represents the outcome of one row for Douyin's open platform.</summary>
public sealed class DouyinClassAuthResult : QualificationResult
{
    /// <summary>Gets the id of the review task, <c>class_auth_taskid</c>.</summary>
    public string? TaskId => ReviewTaskId;
}
