using QualificationTools.Rules;
using QualificationTools.Security;
using QualificationTools.Vms;

namespace QualificationTools.Core.Tests.Rules;

/// <summary>What spreadsheets, input methods and wrong encodings do to cells on the way.</summary>
public sealed class FileDamageTests
{
    private static readonly DateOnly Today = new(2026, 11, 21);

    [Fact]
    public void Damaged_row_of_a_file_is_refused_with_its_line()
    {
        var form = Row();
        form.Row.Line = 12;

        var problem = Assert.Single(RuleEngine.Check(form, Today), problem => problem.RuleId == "ExcelDamage");

        Assert.Equal(Severity.Error, problem.Severity);
        Assert.Equal(12, problem.Line);
    }

    [Fact]
    public void Damage_is_refused_wherever_the_row_comes_from()
    {
        var problem = Assert.Single(RuleEngine.Check(Row(), Today), problem => problem.RuleId == "ExcelDamage");

        Assert.Equal(Severity.Error, problem.Severity);
        Assert.Null(problem.Line);
    }

    [Fact]
    public void Corrected_cell_heals_the_row()
    {
        var form = Row();
        form.Row.Line = 12;
        form.AdminInfo!.IdCardNumber = new SensitiveText("110101199003070038");

        Assert.Empty(RuleEngine.Check(form, Today));
    }

    [Fact]
    public void Warning_that_is_no_damage_stays_a_warning_in_a_row_of_a_file()
    {
        var form = Row();
        form.Row.Line = 12;
        form.AdminInfo!.IdCardNumber = new SensitiveText("110101199003070039");

        Assert.Equal(Severity.Warning, Assert.Single(RuleEngine.Check(form, Today)).Severity);
    }

    private static VmsQualificationForm Row()
    {
        var form = SampleForms.Vms();
        form.AdminInfo!.IdCardNumber = new SensitiveText("1.10101E+17");
        return form;
    }
}
