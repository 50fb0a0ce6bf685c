using System.Text.Json.Serialization;
using QualificationTools.Forms;

namespace QualificationTools.Vms;

/// <summary>
/// The change of one scene, which its position names, or else its kind. Together with a position, the kind is the new
/// one. What is not given stays.
/// </summary>
public sealed class VmsSceneChange : VmsSceneContent
{
    /// <summary>
    /// Gets or sets the scene's position in the qualification, from 1; left out, the kind must name one scene.
    /// </summary>
    [Column("Position", "位置"), JsonPropertyOrder(-1)]
    public int? Position { get; set; }
}
