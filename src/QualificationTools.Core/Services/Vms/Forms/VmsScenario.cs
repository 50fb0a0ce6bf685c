using QualificationTools.Forms;
using QualificationTools.Rules;

namespace QualificationTools.Vms;

/// <summary>One calling scene: an element of <c>QualificationScenarioInfoFormDOList</c>.</summary>
public sealed class VmsScenario
{
    /// <summary>The kind of scene. No closed list is published; 1101 and 1001 have been seen, and the older 11, 21 and 22.</summary>
    [Column("SceneType", "类型", Synonyms = "场景类型;种类;Type")]
    public int? SceneType { get; set; }

    /// <summary>What the calls are for.</summary>
    [Column("Description", "描述", Synonyms = "说明;用途;Desc"), FreeText]
    public string? Description { get; set; }

    /// <summary>What is said in a call.</summary>
    [Column("ScenarioOfCalling", "外呼话术", Synonyms = "话术;通话话术;外呼内容;话术内容;外呼脚本;Script;CallScript"), FreeText]
    public string? ScenarioOfCalling { get; set; }

    /// <summary>The qualification's numeric id.</summary>
    [Column("QualificationId", "资质ID")]
    public int? QualificationId { get; set; }

    /// <summary>The qualification's number.</summary>
    [Column("QualificationNo", "资质编号"), Code]
    public string? QualificationNo { get; set; }

    /// <summary>Gives one of its own with the same values.</summary>
    internal VmsScenario Copy() => (VmsScenario)MemberwiseClone();

    /// <summary>Whether it says the same; which qualification it belongs to does not matter.</summary>
    internal bool HasSameContent(VmsScenario other) =>
        SceneType == other.SceneType && IsSame(Description, other.Description) && IsSame(ScenarioOfCalling, other.ScenarioOfCalling);

    // A service may give an empty text for none.
    private static bool IsSame(string? one, string? other) => string.Equals(one ?? "", other ?? "", StringComparison.Ordinal);
}
