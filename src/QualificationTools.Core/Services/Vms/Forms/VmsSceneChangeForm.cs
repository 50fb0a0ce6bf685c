using System.Text.Json.Serialization;
using QualificationTools.Forms;
using QualificationTools.Rules;

namespace QualificationTools.Vms;

/// <summary>What is to change in the scenes of a qualification; the others are submitted again as they are.</summary>
public sealed class VmsSceneChangeForm : QualificationForm
{
    /// <summary>The qualification's number.</summary>
    [Column("QualificationNo", "资质编号", Synonyms = "资质号;资质编码;资质单号;编号"), Required]
    public string? QualificationNo { get; set; }

    /// <summary>The changes, 1 to 10.</summary>
    [JsonPropertyName("QualificationScenarioInfoFormDOList"), Column("Scenario#.", "场景#", Synonyms = "外呼场景#;应用场景#;Scene#")]
    [Required, MaximumCount(10)]
    public List<VmsSceneChange>? Scenarios { get; set; }

    /// <inheritdoc/>
    [JsonIgnore]
    public override string? Key => QualificationNo;
}
