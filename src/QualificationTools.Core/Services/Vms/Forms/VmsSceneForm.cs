using System.Text.Json.Serialization;
using QualificationTools.Forms;
using QualificationTools.Rules;

namespace QualificationTools.Vms;

/// <summary>Represents a qualification by its number, and some of its scenes.</summary>
/// <typeparam name="TScene">The content of a scene.</typeparam>
[Examples(typeof(VmsExamples))]
public abstract class VmsSceneForm<TScene> : QualificationForm
    where TScene : VmsSceneContent
{
    private protected VmsSceneForm() { }

    /// <summary>Gets or sets the qualification's number.</summary>
    [Column("QualificationNo", "资质编号", Synonyms = "资质号;资质编码;资质单号;编号"), Required]
    public string? QualificationNo { get; set; }

    /// <summary>Gets or sets the scenes, 1 to 10.</summary>
    [
        JsonPropertyName("QualificationScenarioInfoFormDOList"),
        Column("Scenario#.", "场景#", Synonyms = "外呼场景#;应用场景#;Scene#")]
    [Required, MaximumCount(10)]
    public List<TScene>? Scenarios { get; set; }

    /// <inheritdoc/>
    [JsonIgnore]
    public override string? Key => QualificationNo;
}

/// <summary>
/// Represents the input of <c>AddQualificationScene</c> of Volcengine's voice service: scenes to add to those of a
/// qualification.
/// </summary>
public sealed class VmsSceneForm : VmsSceneForm<VmsScenario>;
