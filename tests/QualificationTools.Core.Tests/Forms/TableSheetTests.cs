using QualificationTools.Forms;
using QualificationTools.Vms;

namespace QualificationTools.Core.Tests.Forms;

public sealed class TableSheetTests
{
    private static readonly TableSheet Sheet = new("名单", ["资质编号", null, "AdminName", "Column4", "管理员姓名"]);

    [Theory]
    [InlineData("QualificationMainInfoFormDO.QualificationNo", "名单!A12")]
    [InlineData("QualificationAdminInfoFormDO.Name", "名单!C12")]
    [InlineData("QualificationAdminInfoFormDO.IdCardNumber", null)]
    [InlineData("", null)]
    public void Cell_is_found_by_the_member_and_the_first_of_two_columns_counts(string member, string? cell) =>
        Assert.Equal(cell, Sheet.FindCell(typeof(VmsQualificationForm), member, 12));

    [Theory]
    [InlineData(1, "名单!A1")]
    [InlineData(26, "名单!Z1")]
    [InlineData(27, "名单!AA1")]
    [InlineData(702, "名单!ZZ1")]
    [InlineData(703, "名单!AAA1")]
    [InlineData(16384, "名单!XFD1")]
    public void Columns_have_the_letters_of_spreadsheets(int column, string name) => Assert.Equal(name, Sheet.CellName(1, column));

    [Fact]
    public void Row_is_named_with_its_sheet() => Assert.Equal("名单!7", Sheet.RowName(7));
}
