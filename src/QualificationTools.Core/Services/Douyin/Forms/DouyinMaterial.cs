using System.Text.Json.Serialization;
using QualificationTools.Forms;
using QualificationTools.Rules;

namespace QualificationTools.Douyin;

/// <summary>One paper: its kind, until when it holds, and the files of it.</summary>
public sealed class DouyinMaterial
{
    /// <summary>Gets or sets the kind.</summary>
    [JsonPropertyName("material_type"), Column("MaterialType", "材料类型", Synonyms = "类型;材料种类;Type"), Required]
    public MaterialType? MaterialType { get; set; }

    /// <summary><c>2029-09-10</c>, <c>长期有效</c>, or an empty text as in the service's own sample.</summary>
    [
        JsonPropertyName("material_expiretime"),
        Column(
            "ExpireTime",
            "有效期",
            Synonyms = "有效期至;到期时间;到期日;到期日期;有效期限;截止日期;ExpiryDate;ExpireDate;Expiry")]
    [Required(AllowEmpty = true), ExpiryFormat(AllowEmpty = true), NotExpired]
    public string? ExpireTime { get; set; }

    /// <summary>
    /// Gets or sets the paths that uploads returned, <c>certification/resource/…</c>. A local path is uploaded first.
    /// </summary>
    [
        JsonPropertyName("material_paths"),
        Column("MaterialPaths", "材料路径", Synonyms = "材料;材料文件;文件;图片;照片;Paths;Files"),
        Required,
        MaterialFile]
    public List<string>? MaterialPaths { get; set; }

    /// <summary>Returns the kind of the material and the number of its files.</summary>
    public override string ToString() =>
        string.Create(System.Globalization.CultureInfo.InvariantCulture, $"{MaterialType} {MaterialPaths?.Count ?? 0}");
}
