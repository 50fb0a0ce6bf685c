using System.Text.Json.Serialization;

namespace QualificationTools.Douyin;

/// <summary>The body of <c>get_class_auth</c>, where the class is called <c>industry_class</c>.</summary>
internal sealed record DouyinClassAuthQuery(
    [property: JsonPropertyName("partner_entity_id")] string PartnerEntityId,
    [property: JsonPropertyName("merchant_entity_id")] string? MerchantEntityId,
    [property: JsonPropertyName("industry_code")] int? IndustryCode,
    [property: JsonPropertyName("industry_class")] DouyinClass? Class,
    [property: JsonPropertyName("industry_role")] IndustryRole? Role)
{
    /// <summary>The one industry there is.</summary>
    public const int OnlyIndustry = 10000;

    /// <summary>
    /// Asks about what a form submits; what the service documents as the only or the usual value is said where the form
    /// does not.
    /// </summary>
    public static DouyinClassAuthQuery For(DouyinClassAuthForm form) =>
        new(
            form.PartnerEntityId ?? "",
            form.MerchantEntityId,
            form.IndustryCode ?? OnlyIndustry,
            form.Class?.Whole(),
            form.IndustryRole);
}
