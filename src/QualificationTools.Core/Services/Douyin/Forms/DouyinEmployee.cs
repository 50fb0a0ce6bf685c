using System.Text.Json.Serialization;
using QualificationTools.Forms;
using QualificationTools.Rules;

namespace QualificationTools.Douyin;

/// <summary>The teacher who works with an institution: <c>employee</c>.</summary>
public sealed class DouyinEmployee
{
    /// <summary>Gets or sets the identity card.</summary>
    [JsonPropertyName("employee_material"), Column("Employee", "老师", Synonyms = "教师"), Required]
    public DouyinEmployeeMaterial? Material { get; set; }

    /// <summary>Gets or sets the agreement between the institution and the teacher.</summary>
    [JsonPropertyName("cooperation_agreement"), Column("Agreement.", "合作协议"), Required]
    [FittingMaterial(MaterialType.TeacherAndInstitutionProtocol)]
    public DouyinMaterial? Agreement { get; set; }

    /// <summary>Returns a mask, because identifying values are personal.</summary>
    public override string ToString() => Security.SensitiveText.Mask;
}
