using QualificationTools.Vms;

namespace QualificationTools.Core.Tests.Vms;

public sealed class VmsScenesTests
{
    private readonly List<VmsScenario> _present =
    [
        new VmsScenario { SceneType = 11, Description = "one", QualificationId = 5 },
        new VmsScenario { SceneType = 21, Description = "two" },
        new VmsScenario { SceneType = 21, Description = "three" },
    ];

    [Fact]
    public void Scene_of_a_position_is_changed_and_the_rest_stays()
    {
        Assert.Null(VmsScenes.Change(_present, [new VmsSceneChange { Position = 2, SceneType = 22, ScenarioOfCalling = "hello" }], out var scenes));

        Assert.Equal([(11, "one", null), (22, "two", "hello"), (21, "three", null)], scenes.Select(scene => (scene.SceneType, scene.Description, scene.ScenarioOfCalling)));
        Assert.Equal(5, scenes[0].QualificationId);
        Assert.Equal(21, _present[1].SceneType);
    }

    [Fact]
    public void Kinds_name_the_scenes_that_are_there_and_not_those_that_become()
    {
        Assert.Null(VmsScenes.Change(_present, [new VmsSceneChange { Position = 2, SceneType = 11 }, new VmsSceneChange { SceneType = 11, Description = "changed" }], out var scenes));

        Assert.Equal(["changed", "two", "three"], scenes.Select(scene => scene.Description));
    }

    [Theory]
    [InlineData(0, null, "SceneNotFound")]
    [InlineData(4, null, "SceneNotFound")]
    [InlineData(-1, null, "SceneNotFound")]
    [InlineData(int.MinValue, null, "SceneNotFound")]
    [InlineData(null, 99, "SceneNotFound")]
    [InlineData(null, null, "SceneNotFound")]
    [InlineData(null, 21, "SceneAmbiguous")]
    public void Change_that_names_not_exactly_one_scene_is_refused(int? position, int? kind, string code) =>
        Assert.Equal(code, VmsScenes.Change(_present, [new VmsSceneChange { Position = position, SceneType = kind }], out _)?.Code);

    [Fact]
    public void Empty_text_and_none_say_the_same() =>
        Assert.True(new VmsScenario { SceneType = 1, Description = "" }.HasSameContent(new VmsScenario { SceneType = 1, QualificationNo = "QUA1" }));
}
