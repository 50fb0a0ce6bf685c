using System.Text.Json.Serialization;

namespace QualificationTools.Douyin;

/// <summary>The body of <c>add_class_auth</c>: that of the update, where the class is called <c>industry_class</c>, and without a partner.</summary>
internal sealed record DouyinClassAuthAddition(
    [property: JsonPropertyName("partner_entity_id")] string? PartnerEntityId,
    [property: JsonPropertyName("merchant_entity_id")] string? MerchantEntityId,
    [property: JsonPropertyName("industry_code")] int? IndustryCode,
    [property: JsonPropertyName("industry_class")] DouyinClass? Class,
    [property: JsonPropertyName("industry_role")] IndustryRole? Role,
    [property: JsonPropertyName("merchant_qualifications")] List<DouyinMaterial>? Qualifications,
    [property: JsonPropertyName("institution")] DouyinInstitution? Institution)
{
    public static DouyinClassAuthAddition Of(DouyinClassAuthForm form) => new(
        form.PartnerEntityId, form.MerchantEntityId, form.IndustryCode, form.Class, form.IndustryRole, form.Qualifications, form.Institution);
}
