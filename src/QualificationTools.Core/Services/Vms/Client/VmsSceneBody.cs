using System.Text.Json;
using System.Text.Json.Serialization;

namespace QualificationTools.Vms;

/// <summary>
/// The body of <c>AddQualificationScene</c> and <c>UpdateQualificationScene</c>: each scene names its qualification.
/// </summary>
/// <param name="Scenarios">The scenes.</param>
internal sealed record VmsSceneBody(
    [property: JsonPropertyName("QualificationScenarioInfoFormDOList")] IReadOnlyList<VmsScenario> Scenarios)
{
    /// <summary>Creates the bytes for scenes of one qualification.</summary>
    public static byte[] Serialize(string? number, IEnumerable<VmsScenario> scenes)
    {
        var named = scenes.Select(scene =>
        {
            var copy = scene.Copy();
            copy.QualificationNo = number;
            return copy;
        });
        return JsonSerializer.SerializeToUtf8Bytes(new VmsSceneBody([.. named]), VmsJson.Wire.VmsSceneBody);
    }
}
