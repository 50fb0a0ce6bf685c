using System.Text.Json.Serialization;

namespace QualificationTools.Douyin;

/// <summary>The body of <c>get_audit_detail</c>.</summary>
internal sealed record DouyinAuditQuery([property: JsonPropertyName("auth_taskid")] string TaskId)
{
    /// <summary>Gets the kind of review: that of a class.</summary>
    [JsonPropertyName("auth_type")]
    public int Type { get; } = 2;
}
