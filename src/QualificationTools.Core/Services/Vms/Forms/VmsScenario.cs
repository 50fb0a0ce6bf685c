using System.Text.Json.Serialization;
using QualificationTools.Forms;
using QualificationTools.Rules;

namespace QualificationTools.Vms;

/// <summary>One calling scene: an element of <c>QualificationScenarioInfoFormDOList</c>.</summary>
public sealed class VmsScenario : VmsSceneContent
{
    /// <summary>Gets or sets the qualification's numeric id.</summary>
    [Column("QualificationId", "资质ID"), JsonPropertyOrder(1)]
    public int? QualificationId { get; set; }

    /// <summary>Gets or sets the qualification's number.</summary>
    [Column("QualificationNo", "资质编号"), JsonPropertyOrder(1), Code]
    public string? QualificationNo { get; set; }

    /// <summary>
    /// Gets the name of the kind of scene, as the service shows it in a record; the only place where it names one. It
    /// is never sent.
    /// </summary>
    [JsonIgnore]
    public string? SceneTypeStr { get; internal init; }

    /// <summary>Gets the scene's own id, as the service shows it in a record. It is never sent.</summary>
    [JsonIgnore]
    public int? SceneId { get; internal init; }

    /// <summary>Returns one of its own with the same values.</summary>
    internal VmsScenario Copy() => (VmsScenario)MemberwiseClone();

    /// <summary>Returns whether the content is the same, whichever qualification it belongs to.</summary>
    internal bool HasSameContent(VmsScenario other) =>
        SceneType == other.SceneType
        && IsSame(Description, other.Description)
        && IsSame(ScenarioOfCalling, other.ScenarioOfCalling);

    // A service may return an empty text for a missing value.
    private static bool IsSame(string? one, string? other) =>
        string.Equals(one ?? "", other ?? "", StringComparison.Ordinal);
}
