using System.Text.Json.Serialization;
using QualificationTools.Forms;
using QualificationTools.Rules;

namespace QualificationTools.Vms;

/// <summary>
/// Represents the input of <c>UpdateQualification</c> of Volcengine's voice service. The three members are required;
/// only a qualification whose review failed may be changed.
/// </summary>
[Examples(typeof(VmsExamples))]
public sealed class VmsQualificationForm : QualificationForm
{
    /// <summary>Gets or sets the company and its papers.</summary>
    [JsonPropertyName("QualificationMainInfoFormDO"), Column("", "", ChineseTitle = "资质主体信息")]
    [Required]
    public VmsMainInfo? MainInfo { get; set; }

    /// <summary>Gets or sets the person who administers the numbers.</summary>
    [
        JsonPropertyName("QualificationAdminInfoFormDO"),
        Column("Admin", "管理员", Synonyms = "负责人;经办人;联系人;责任人;Administrator;Contact")]
    [Required]
    public VmsAdminInfo? AdminInfo { get; set; }

    /// <summary>
    /// Gets or sets the purposes of the calls, 1 to 10 scenes. The list replaces the one that the service has.
    /// </summary>
    [
        JsonPropertyName("QualificationScenarioInfoFormDOList"),
        Column("Scenario#.", "场景#", Synonyms = "外呼场景#;应用场景#;Scene#")]
    [Required, MaximumCount(10)]
    public List<VmsScenario>? Scenarios { get; set; }

    /// <inheritdoc/>
    [JsonIgnore]
    public override string? Key => MainInfo?.QualificationNo;

    /// <inheritdoc/>
    [JsonIgnore]
    internal override string? Title => MainInfo?.QualificationEntity;

    /// <inheritdoc/>
    [JsonIgnore]
    internal override string? Identity => Key;
}
