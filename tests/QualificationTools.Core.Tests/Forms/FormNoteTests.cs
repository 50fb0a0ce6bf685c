using QualificationTools.Vms;

namespace QualificationTools.Core.Tests.Forms;

/// <summary>Columns that tell something of a row and are never sent.</summary>
public sealed class FormNoteTests
{
    [Theory]
    [InlineData("Line", "Reason", "ToComplete")]
    [InlineData("行号", "驳回原因", "待填列")]
    [InlineData("line", " REASON ", "tocomplete")]
    public void Note_is_read_and_is_no_unknown_column(string line, string reason, string toComplete)
    {
        var form = PlainRecord.Read<VmsQualificationForm>((line, "12"), (reason, "blurred"), (toComplete, "AdminName"), ("QualificationNo", "QUA1"));

        Assert.Equal(12, form.Row.Line);
        Assert.Equal("blurred", form.Row.Reason);
        Assert.Equal(["AdminName"], form.Row.ToComplete);
        Assert.Empty(form.Row.UnknownColumns);
    }

    [Fact]
    public void Note_is_not_sent() => Assert.Equal(
        WireBody.Of(PlainRecord.Read<VmsQualificationForm>(("QualificationNo", "QUA1"))),
        WireBody.Of(PlainRecord.Read<VmsQualificationForm>(("Line", 12L), ("Reason", "x"), ("ToComplete", "AdminName"), ("QualificationNo", "QUA1"))));

    [Theory]
    [InlineData("AdminName;Scenario2.Description")]
    [InlineData("管理员姓名；场景2描述")]
    [InlineData("QualificationAdminInfoFormDO.Name; QualificationScenarioInfoFormDOList[1].Description")]
    [InlineData("adminname;none;Scenario2.Description;AdminName;")]
    public void Columns_to_complete_are_read_in_any_spelling(string cell) => Assert.Equal(
        ["AdminName", "Scenario2.Description"],
        PlainRecord.Read<VmsQualificationForm>(("ToComplete", cell), ("QualificationNo", "QUA1")).Row.ToComplete);

    [Theory]
    [InlineData("")]
    [InlineData("x")]
    [InlineData("-1")]
    [InlineData("0")]
    public void Line_that_is_no_line_says_nothing(string cell) =>
        Assert.Null(PlainRecord.Read<VmsQualificationForm>(("Line", cell), ("QualificationNo", "QUA1")).Row.Line);

    [Fact]
    public void Row_of_notes_alone_has_no_known_column() =>
        Assert.Equal("NoKnownColumn", Assert.Single(PlainRecord.Read<VmsQualificationForm>(("Line", "1"), ("Reason", "x")).Row.ReadProblems).Problem.RuleId);
}
