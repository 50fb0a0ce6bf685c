using QualificationTools.Forms;

namespace QualificationTools.Core.Tests.Forms;

public sealed class ColumnNameTests
{
    [Theory]
    [InlineData("QualificationNo", "QualificationNo")]
    [InlineData("", "")]
    [InlineData("  资质编号\t", "资质编号")]
    [InlineData("\uFEFFAdminName", "AdminName")]
    [InlineData("Ａｄｍｉｎ．Ｎａｍｅ", "Admin.Name")]
    public void Name_without_a_number_is_its_own_template(string name, string template) =>
        Assert.Equal(template, ColumnName.Parse(name)!.Value.Template);

    [Theory]
    [InlineData("Scenario1.SceneType", "Scenario#.SceneType", 0)]
    [InlineData("Scenario01.SceneType", "Scenario#.SceneType", 0)]
    [InlineData("List[0].SceneType", "List[#].SceneType", 0)]
    [InlineData("Scenario10.SceneType", "Scenario#.SceneType", 9)]
    [InlineData("Scenario100.SceneType", "Scenario#.SceneType", 99)]
    [InlineData("List[99]", "List[#]", 99)]
    [InlineData("场景３类型", "场景#类型", 2)]
    public void Number_becomes_an_index_from_0(string name, string template, int index)
    {
        var column = ColumnName.Parse(name)!.Value;

        Assert.Equal((template, index), (column.Template, Assert.Single(column.Indexes)));
    }

    [Fact]
    public void Each_number_has_an_index_of_its_own() =>
        Assert.Equal([1, 0], ColumnName.Parse("merchant_qualifications[1].material_paths[0]")!.Value.Indexes);

    [Theory]
    [InlineData("Scenario0.SceneType")]
    [InlineData("Scenario101.SceneType")]
    [InlineData("List[100]")]
    [InlineData("List[2147483648]")]
    [InlineData("List[99999999999999999999999999]")]
    public void Number_out_of_range_is_no_column(string name) => Assert.Null(ColumnName.Parse(name));
}
