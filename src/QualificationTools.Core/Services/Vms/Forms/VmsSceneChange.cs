using System.Text.Json.Serialization;
using QualificationTools.Forms;

namespace QualificationTools.Vms;

/// <summary>
/// Represents the change of one scene, identified by its position or else by its type. Together with a position, the
/// type is the new one. Omitted members stay unchanged.
/// </summary>
public sealed class VmsSceneChange : VmsSceneContent
{
    /// <summary>
    /// Gets or sets the scene's position in the qualification, from 1; if omitted, the type must identify one scene.
    /// </summary>
    [Column("Position", "位置"), JsonPropertyOrder(-1)]
    public int? Position { get; set; }
}
