using QualificationTools.Douyin;
using QualificationTools.Forms;
using QualificationTools.Rules;
using QualificationTools.Security;
using QualificationTools.Vms;

namespace QualificationTools.Core.Tests.Rules;

/// <summary>What spreadsheets, input methods and wrong encodings do to cells on the way.</summary>
public sealed class FileDamageTests
{
    private static readonly DateOnly Today = new(2026, 11, 21);

    [Theory]
    [InlineData("AdminIdCardNumber", "1.10101E+17")]
    [InlineData("AdminIdCardNumber", "110101199003070000")]
    [InlineData("AdminContactNumber", "1.38E+10")]
    [InlineData("AdminContactNumber", "'13800000001")]
    [InlineData("AdminContactNumber", "１３８００００００01")]
    [InlineData("UnitSocialCreditCode", "９1110108MA0000001D")]
    [InlineData("EnterpriseAddress", "示例\uFFFD路")]
    [InlineData("CertificateThreeInOne", "１")]
    [InlineData("Scenario1.SceneType", "'1101")]
    [InlineData("QualificationId", "1.23E+12")]
    public void Damaged_cell_of_the_voice_service_is_found(string column, string text) => Assert.NotNull(Find<VmsQualificationForm>(column, text));

    [Theory]
    [InlineData("10/9/2029")]
    [InlineData("2029/9/10")]
    [InlineData("2029-9-10")]
    [InlineData("9/10/29")]
    [InlineData("10.9.2029")]
    [InlineData("2029年9月10日")]
    [InlineData("9月10日")]
    [InlineData("10-Sep-29")]
    [InlineData("2029-09-10 00:00:00")]
    [InlineData("47371")]
    [InlineData("20290910")]
    public void Date_that_a_spreadsheet_has_written_is_found(string text) => Assert.NotNull(Find<DouyinClassAuthForm>("Qualification1.ExpireTime", text));

    [Theory]
    [InlineData("Qualification1.ExpireTime", "2029-09-10")]
    [InlineData("Qualification1.ExpireTime", "长期有效")]
    [InlineData("Qualification1.ExpireTime", "<empty>")]
    [InlineData("Institution.Description", "'Tis（全角）１２３")]
    [InlineData("Institution.Description", "2029/9/10")]
    [InlineData("IndustryRole", "机构")]
    [InlineData("Institution.EmployeeIdNumber", "11010119900307002X")]
    [InlineData("MerchantEntityId", "I_7000000000000000001")]
    public void Sound_cell_is_left_alone(string column, string text) => Assert.Null(Find<DouyinClassAuthForm>(column, text));

    [Fact]
    public void Message_does_not_repeat_the_cell()
    {
        using var english = InCulture.English();

        Assert.DoesNotContain("13800000001", Find<VmsQualificationForm>("AdminContactNumber", "'13800000001"), StringComparison.Ordinal);
    }

    [Fact]
    public void Damaged_row_of_a_file_is_refused_with_its_line()
    {
        var form = Row();
        form.Line = 12;

        var problem = Assert.Single(RuleEngine.Check(form, Today), problem => problem.RuleId == "ExcelDamage");

        Assert.Equal(Severity.Error, problem.Severity);
        Assert.Equal(12, problem.Line);
    }

    [Fact]
    public void Damage_in_a_row_of_no_file_is_a_warning()
    {
        var problem = Assert.Single(RuleEngine.Check(Row(), Today), problem => problem.RuleId == "ExcelDamage");

        Assert.Equal(Severity.Warning, problem.Severity);
        Assert.Null(problem.Line);
    }

    [Fact]
    public void Corrected_cell_heals_the_row()
    {
        var form = Row();
        form.Line = 12;
        form.AdminInfo!.IdCardNumber = new SensitiveText("110101199003070038");

        Assert.Empty(RuleEngine.Check(form, Today));
    }

    [Fact]
    public void Warning_that_is_no_damage_stays_a_warning_in_a_row_of_a_file()
    {
        var form = Row();
        form.Line = 12;
        form.AdminInfo!.IdCardNumber = new SensitiveText("110101199003070039");

        Assert.Equal(Severity.Warning, Assert.Single(RuleEngine.Check(form, Today)).Severity);
    }

    private static VmsQualificationForm Row()
    {
        var form = SampleForms.Vms();
        form.AdminInfo!.IdCardNumber = new SensitiveText("1.10101E+17");
        return form;
    }

    private static string? Find<TForm>(string column, string text) => RuleEngine.FindDamage(FormMap.For(typeof(TForm)).FindColumn(column)!, text);
}
