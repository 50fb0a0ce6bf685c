using System.Text.Json.Serialization;
using QualificationTools.Forms;
using QualificationTools.Rules;

namespace QualificationTools.Douyin;

/// <summary>An institution: <c>institution</c>.</summary>
public sealed class DouyinInstitution
{
    /// <summary>
    /// Gets or sets the name on record, which agrees with the licence; 4 to 1000, a Chinese character counts as 2.
    /// </summary>
    [
        JsonPropertyName("record_name"),
        Column("RecordName", "备案名称", Synonyms = "名称;备案名"),
        Required,
        WeightedLength(4, 1000)]
    public string? RecordName { get; set; }

    /// <summary><c>线上机构</c> or <c>线下机构</c>.</summary>
    [JsonPropertyName("scene_type"), Column("SceneType", "场景类型", Synonyms = "场景"), Required, OneOf("线上机构", "线下机构")]
    public string? SceneType { get; set; }

    /// <summary><c>企业工商户</c> or <c>个体工商户</c>.</summary>
    [
        JsonPropertyName("subject_type"),
        Column("SubjectType", "主体类型", Synonyms = "主体"),
        Required,
        OneOf("企业工商户", "个体工商户")]
    public string? SubjectType { get; set; }

    /// <summary>Gets or sets the path of the logo, from an upload, or a local path.</summary>
    [
        JsonPropertyName("logo_uri"),
        Column("LogoUri", "Logo图片", Synonyms = "Logo;标志"),
        MaterialFile(MaterialType.InstitutionLogoIcon)]
    public string? LogoUri { get; set; }

    /// <summary>
    /// Gets or sets the path of the trademark certificate, if the name and the logo differ, from an upload, or a local
    /// path.
    /// </summary>
    [
        JsonPropertyName("trademark_uri"),
        Column("TrademarkUri", "商标注册证", Synonyms = "商标;商标证"),
        MaterialFile(MaterialType.InstitutionTradeMark)]
    public string? TrademarkUri { get; set; }

    /// <summary>Gets or sets the description of the institution; 12 to 200, a Chinese character counts as 2.</summary>
    [
        JsonPropertyName("desc"),
        Column("Description", "介绍", Synonyms = "简介;描述;说明"),
        FreeText,
        Required,
        WeightedLength(12, 200)]
    public string? Description { get; set; }

    /// <summary>Gets or sets the teacher who works with the institution.</summary>
    [JsonPropertyName("employee"), Column("", "", ChineseTitle = "老师信息"), Required]
    public DouyinEmployee? Employee { get; set; }

    /// <summary>Returns the name on record.</summary>
    public override string ToString() => RecordName ?? "";
}
