using System.Text.Json.Serialization;
using QualificationTools.Forms;
using QualificationTools.Rules;
using QualificationTools.Security;

namespace QualificationTools.Douyin;

/// <summary>Represents the input of <c>query_entity_info</c>: the number of a licence or of an identity card.</summary>
public sealed class DouyinCertificate : QualificationForm
{
    /// <summary>Gets or sets the number. It is personal data, and never shown.</summary>
    [JsonPropertyName("certificate_id"), Column("CertificateId", "证件号码"), Required]
    public SensitiveText? CertificateId { get; set; }

    /// <inheritdoc/>
    [JsonIgnore]
    public override string? Key => null;
}
