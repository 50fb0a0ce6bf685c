using System.Text.Json.Serialization;

namespace QualificationTools.Douyin;

/// <summary>Represents the body of <c>get_class_auth</c>, where the class is called <c>industry_class</c>.</summary>
internal sealed record DouyinClassAuthQuery(
    [property: JsonPropertyName("partner_entity_id")] string PartnerEntityId,
    [property: JsonPropertyName("merchant_entity_id")] string? MerchantEntityId,
    [property: JsonPropertyName("industry_code")] int? IndustryCode,
    [property: JsonPropertyName("industry_class")] DouyinClass? Class,
    [property: JsonPropertyName("industry_role")] IndustryRole? Role)
{
    /// <summary>The one industry there is.</summary>
    public const int OnlyIndustry = 10000;

    /// <summary>Returns the query for a form, with the documented only or usual values as defaults.</summary>
    public static DouyinClassAuthQuery For(DouyinClassAuthForm form) =>
        new(
            form.PartnerEntityId ?? "",
            form.MerchantEntityId,
            form.IndustryCode ?? OnlyIndustry,
            form.Class?.Whole(),
            form.IndustryRole);
}
