using QualificationTools.Bulk;
using QualificationTools.Resources;

namespace QualificationTools.Vms;

/// <summary>Changes the scenes that a qualification has.</summary>
internal static class VmsScenes
{
    /// <summary>
    /// Creates the new list of all scenes. Returns a refusal if a change does not identify exactly one scene.
    /// </summary>
    /// <param name="present">The scenes that are there; they stay as they are.</param>
    /// <param name="changes">The changes.</param>
    /// <param name="scenes">All scenes, in their order, changed.</param>
    public static Reply? Change(
        IReadOnlyList<VmsScenario> present,
        IEnumerable<VmsSceneChange> changes,
        out List<VmsScenario> scenes)
    {
        scenes = [.. present.Select(scene => scene.Copy())];
        foreach (var change in changes)
        {
            var named = Name(present, change);
            if (named.Count != 1)
                return Refuse(change, named.Count, present.Count);
            var scene = scenes[named[0]];
            scene.SceneType = change.SceneType ?? scene.SceneType;
            scene.Description = change.Description ?? scene.Description;
            scene.ScenarioOfCalling = change.ScenarioOfCalling ?? scene.ScenarioOfCalling;
        }

        return null;
    }

    private static List<int> Name(IReadOnlyList<VmsScenario> present, VmsSceneChange change) =>
        [.. Enumerable.Range(0, present.Count).Where(index => change.Position is { } position
            ? index == position - 1
            : change.SceneType is not null && present[index].SceneType == change.SceneType)];

    private static Reply Refuse(VmsSceneChange change, int named, int present)
    {
        var id = named > 1 ? "SceneAmbiguous" : "SceneNotFound";
        var name = change.Position is { } position
            ? Texts.Format("Scene_Position", position)
            : Texts.Format(
                "Scene_Type",
                change.SceneType?.ToString(System.Globalization.CultureInfo.InvariantCulture) ?? "-");
        return new Reply(ReplyKind.Rejected, id, Texts.Format("Error_" + id, name, named, present))
        {
            Advice = Texts.Get("Advice_" + id),
        };
    }
}
