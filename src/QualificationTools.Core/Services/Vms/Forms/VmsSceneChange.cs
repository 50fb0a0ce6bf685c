using QualificationTools.Forms;

namespace QualificationTools.Vms;

/// <summary>The change of one scene, which its position names, or else its kind. What is not given stays.</summary>
public sealed class VmsSceneChange
{
    /// <summary>The scene's position in the qualification, from 1; left out, the kind must name one scene.</summary>
    [Column("Position", "位置")]
    public int? Position { get; set; }

    /// <summary>Together with a position, the new kind; else the kind of the scene that is meant.</summary>
    [Column("SceneType", "类型", Synonyms = "场景类型;种类;Type")]
    public int? SceneType { get; set; }

    /// <summary>What the calls are for.</summary>
    [Column("Description", "描述", Synonyms = "说明;用途;Desc"), FreeText]
    public string? Description { get; set; }

    /// <summary>What is said in a call.</summary>
    [Column("ScenarioOfCalling", "外呼话术", Synonyms = "话术;通话话术;外呼内容;话术内容;外呼脚本;Script;CallScript"), FreeText]
    public string? ScenarioOfCalling { get; set; }
}
