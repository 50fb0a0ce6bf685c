using System.Text.Json.Serialization;
using QualificationTools.Forms;
using QualificationTools.Rules;

namespace QualificationTools.Douyin;

/// <summary>
/// Represents the input of <c>update_class_auth</c> and <c>add_class_auth</c> of Douyin's open platform, without the
/// app's id and token.
/// </summary>
[Examples(typeof(DouyinExamples))]
public sealed class DouyinClassAuthForm : QualificationForm
{
    /// <summary>
    /// Gets or sets the partner that acts for a teacher or an institution. An empty text, the default, means a
    /// self-operated institution.
    /// </summary>
    [
        JsonPropertyName("partner_entity_id"),
        Column("PartnerEntityId", "服务商实体ID", Synonyms = "服务商ID;服务商实体;PartnerId"),
        Code]
    public string? PartnerEntityId { get; set; }

    /// <summary>Gets or sets the entity whose class it is.</summary>
    [
        JsonPropertyName("merchant_entity_id"),
        Column("MerchantEntityId", "商家实体ID", Synonyms = "商家ID;商户ID;商户实体ID;商家实体;MerchantId"),
        Code]
    [RequiredFor(Douyin.IndustryRole.Teacher, Douyin.IndustryRole.Institution)]
    public string? MerchantEntityId { get; set; }

    /// <summary>Gets or sets the industry. Only 10000, the default, is known.</summary>
    [
        JsonPropertyName("industry_code"),
        Column("IndustryCode", "行业编码", Synonyms = "行业;行业代码"),
        OneOfNumbers(Severity.Error, 10000)]
    public int? IndustryCode { get; set; }

    /// <summary>Gets or sets the class. Every action but the update calls it <c>industry_class</c>.</summary>
    [WireAlias("industry_class"), JsonPropertyName("class"), Column("", "", ChineseTitle = "类目")]
    [Required]
    public DouyinClass? Class { get; set; }

    /// <summary>Gets or sets the role: 1 teacher, 2 institution, 3 partner.</summary>
    [
        JsonPropertyName("industry_role"),
        Column("IndustryRole", "行业角色", Synonyms = "角色;身份;Role"),
        Required,
        OneOfNumbers(Severity.Error, 1, 2, 3),
        PartnerNotAdded]
    public IndustryRole? IndustryRole { get; set; }

    /// <summary>Gets or sets the entity's papers, for a teacher and an institution.</summary>
    [JsonPropertyName("merchant_qualifications"), Column("Qualification#.", "资质#")]
    [RequiredFor(Douyin.IndustryRole.Teacher, Douyin.IndustryRole.Institution)]
    [FittingMaterial(
        MaterialType.TeacherQualification,
        MaterialType.TeacherSpecializedDegree,
        MaterialType.TeacherProfessionalCertificate,
        MaterialType.TeacherSpecialCertificate,
        MaterialType.InstitutionSpecialCertificate)]
    public List<DouyinMaterial>? Qualifications { get; set; }

    /// <summary>Gets or sets the institution.</summary>
    [JsonPropertyName("institution"), Column("Institution.", "机构"), RequiredFor(Douyin.IndustryRole.Institution)]
    public DouyinInstitution? Institution { get; set; }

    /// <summary>Gets or sets the partner.</summary>
    [
        JsonPropertyName("partner"),
        Column("Partner.", "服务商"),
        RequiredFor(Douyin.IndustryRole.Partner, UpdateOnly = true),
        PartnerNotAdded]
    public DouyinPartner? Partner { get; set; }

    /// <inheritdoc/>
    [JsonIgnore]
    public override string? Key => MerchantEntityId is { Length: > 0 } merchant ? merchant : PartnerEntityId;

    /// <inheritdoc/>
    [JsonIgnore]
    internal override string? Title => Institution?.RecordName;

    /// <summary>Gets the entity with its role and class: an entity has a row for each of its classes.</summary>
    [JsonIgnore]
    internal override string? Identity =>
        Key is { Length: > 0 } key
            ? string.Create(
                System.Globalization.CultureInfo.InvariantCulture,
                $"{key} {(int?)IndustryRole} {Class?.FirstClass} {Class?.SecondClass} {Class?.ThirdClass ?? 0}")
            : null;
}
