using QualificationTools.Douyin;
using QualificationTools.Forms;
using QualificationTools.Vms;

namespace QualificationTools.Core.Tests.Forms;

public sealed class NearestNameTests
{
    [Theory]
    [InlineData("QualificationNum", "QualificationNo")]
    [InlineData("qualification_no", "QualificationNo")]
    [InlineData("AdmnName", "AdminName")]
    [InlineData("资质编码", "资质编号")]
    [InlineData("管理员名", "管理员姓名")]
    [InlineData("Scenario1.SceneTyp", "Scenario1.SceneType")]
    [InlineData("QualificationMainInfoFormDO.QualificationN", "QualificationNo")]
    public void Mistyped_column_is_recognised(string typed, string meant) =>
        Assert.Equal(meant, NearestName.Find(typed, FormMap.For(typeof(VmsQualificationForm))));

    [Fact]
    public void Short_name_is_suggested_for_a_wire_path() =>
        Assert.Equal("Qualification1.MaterialType",
            NearestName.Find("merchant_qualification[0].material_type", FormMap.For(typeof(DouyinClassAuthForm))));

    [Theory]
    [InlineData("备注")]
    [InlineData("Colour")]
    [InlineData("AdminXyzw")]
    [InlineData("")]
    [InlineData("   ")]
    public void Column_that_is_far_from_all_has_no_nearest(string typed) =>
        Assert.Null(NearestName.Find(typed, FormMap.For(typeof(VmsQualificationForm))));

    [Fact]
    public void Long_column_is_not_compared() =>
        Assert.Null(NearestName.Find(new string('x', 1_000_000), FormMap.For(typeof(VmsQualificationForm))));

    [Fact]
    public void Comparison_does_not_depend_on_the_culture()
    {
        using var _ = InCulture.Of("tr-TR");

        Assert.Equal("QualificationId", NearestName.Find("qualificationıd", FormMap.For(typeof(VmsQualificationForm))));
    }
}
