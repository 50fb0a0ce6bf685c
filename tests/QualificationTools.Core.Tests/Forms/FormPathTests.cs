using QualificationTools.Forms;
using QualificationTools.Vms;

namespace QualificationTools.Core.Tests.Forms;

public sealed class FormPathTests
{
    private static FormPath Path => FormMap.For(typeof(VmsQualificationForm)).Find("Scenario#.SceneType")!;

    [Fact]
    public void Person_is_shown_the_short_name()
    {
        using var _ = InCulture.English();

        Assert.Equal("Scenario#.SceneType", Path.DisplayName);
    }

    [Fact]
    public void Person_who_reads_Chinese_is_shown_the_Chinese_header()
    {
        using var _ = InCulture.Chinese();

        Assert.Equal("场景#类型", Path.DisplayName);
    }
}
