using System.Text.Json.Serialization;
using QualificationTools.Security;

namespace QualificationTools.Douyin;

/// <summary>The body of <c>query_entity_info</c>.</summary>
internal sealed record DouyinEntityQuery([property: JsonPropertyName("certificate_id")] SensitiveText CertificateId);
