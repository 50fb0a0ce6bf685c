using System.Text.Json.Serialization;
using QualificationTools.Forms;
using QualificationTools.Rules;

namespace QualificationTools.Vms;

/// <summary>What is to change in the scenes of a qualification; the others are submitted again as they are.</summary>
public sealed class VmsSceneChangeForm : QualificationForm
{
    /// <summary>The qualification's number.</summary>
    [Column("QualificationNo", "资质编号"), Required]
    public string? QualificationNo { get; set; }

    /// <summary>The changes, 1 to 10.</summary>
    [JsonPropertyName("QualificationScenarioInfoFormDOList"), Column("Scenario#.", "场景#")]
    [Required, MaximumCount(10)]
    public List<VmsSceneChange>? Scenarios { get; set; }

    /// <inheritdoc/>
    [JsonIgnore]
    public override string? Key => QualificationNo;
}
