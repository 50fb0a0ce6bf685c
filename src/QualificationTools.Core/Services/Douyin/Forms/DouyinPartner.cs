using System.Text.Json.Serialization;
using QualificationTools.Forms;
using QualificationTools.Rules;

namespace QualificationTools.Douyin;

/// <summary>A partner that updates itself: <c>partner</c>.</summary>
public sealed class DouyinPartner
{
    /// <summary><c>企业工商户</c> or <c>个体工商户</c>.</summary>
    [
        JsonPropertyName("company_type"),
        Column("CompanyType", "企业类型", Synonyms = "公司类型;主体类型"),
        Required,
        OneOf("企业工商户", "个体工商户")]
    public string? CompanyType { get; set; }

    /// <summary>Gets or sets the address on the licence.</summary>
    [JsonPropertyName("company_addr"), Column("CompanyAddress", "企业地址", Synonyms = "公司地址;地址"), Required]
    public string? CompanyAddress { get; set; }

    /// <summary>Cases of cooperation.</summary>
    [JsonPropertyName("cooperation_cases"), Column("Case#.", "合作案例#"), Required]
    [FittingMaterial(MaterialType.CooperationCase)]
    public List<DouyinMaterial>? CooperationCases { get; set; }

    /// <summary>Returns the kind of the company.</summary>
    public override string ToString() => CompanyType ?? "";
}
