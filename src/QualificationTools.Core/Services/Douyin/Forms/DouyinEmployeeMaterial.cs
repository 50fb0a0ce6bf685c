using System.Text.Json.Serialization;
using QualificationTools.Forms;
using QualificationTools.Rules;
using QualificationTools.Security;

namespace QualificationTools.Douyin;

/// <summary>The identity card of an institution's teacher: <c>employee_material</c>.</summary>
public sealed class DouyinEmployeeMaterial
{
    /// <summary>Gets or sets the name as on the card; 2 to 30, a Chinese character counts as 2.</summary>
    [JsonPropertyName("name"), Column("Name", "姓名", Synonyms = "名字"), Required, WeightedLength(2, 30)]
    public SensitiveText? Name { get; set; }

    /// <summary>Gets or sets the identity number.</summary>
    [
        JsonPropertyName("id_number"),
        Column("IdNumber", "身份证号", Synonyms = "身份证;身份证号码;证件号;证件号码;IdCardNumber"),
        Code(AllowBlanks = true),
        Required,
        IdNumber]
    public SensitiveText? IdNumber { get; set; }

    /// <summary>Until when the card holds: <c>长期有效</c> or <c>2034-01-09</c>.</summary>
    [
        JsonPropertyName("expire_time"),
        Column("ExpireTime", "身份证有效期", Synonyms = "身份证有效期至;身份证到期日;身份证到期时间;身份证有效期限"),
        Required,
        ExpiryFormat,
        NotExpired]
    public string? ExpireTime { get; set; }

    /// <summary>Gets or sets the path of the portrait side, from an upload, or a local path.</summary>
    [
        JsonPropertyName("front_path"),
        Column("FrontPath", "身份证人像面", Synonyms = "身份证正面;身份证头像面"),
        Required,
        MaterialFile(MaterialType.IdentityCard)]
    public string? FrontPath { get; set; }

    /// <summary>Gets or sets the path of the emblem side, from an upload, or a local path.</summary>
    [
        JsonPropertyName("back_path"),
        Column("BackPath", "身份证国徽面", Synonyms = "身份证反面;身份证背面"),
        Required,
        MaterialFile(MaterialType.IdentityCard)]
    public string? BackPath { get; set; }

    /// <summary>Returns a mask, because identifying values are personal.</summary>
    public override string ToString() => Security.SensitiveText.Mask;
}
