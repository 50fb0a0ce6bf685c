using QualificationTools.Forms;

namespace QualificationTools.Vms;

/// <summary>Represents the content of a calling scene.</summary>
public abstract class VmsSceneContent
{
    private protected VmsSceneContent() { }

    /// <summary>
    /// Gets or sets the kind of scene. No closed list is published; 1101 and 1001 have been seen, and the older 11, 21
    /// and 22.
    /// </summary>
    [Column("SceneType", "类型", Synonyms = "场景类型;种类;Type", Suggestions = "1101;1001")]
    public int? SceneType { get; set; }

    /// <summary>Gets or sets the purpose of the calls.</summary>
    [Column("Description", "描述", Synonyms = "说明;用途;Desc"), FreeText]
    public string? Description { get; set; }

    /// <summary>Gets or sets what is said in a call.</summary>
    [Column("ScenarioOfCalling", "外呼话术", Synonyms = "话术;通话话术;外呼内容;话术内容;外呼脚本;Script;CallScript"), FreeText]
    public string? ScenarioOfCalling { get; set; }

    /// <summary>Returns the kind of the scene and its description.</summary>
    public override string ToString() =>
        string.Create(System.Globalization.CultureInfo.InvariantCulture, $"{SceneType} {Description}").Trim();
}
