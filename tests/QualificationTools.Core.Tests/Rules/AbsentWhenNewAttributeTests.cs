using QualificationTools.Rules;
using QualificationTools.Security;

namespace QualificationTools.Core.Tests.Rules;

public sealed class AbsentWhenNewAttributeTests
{
    private static readonly AbsentWhenNewAttribute Rule = new();

    public static TheoryData<object?> Missing => new((object?)null, "", new SensitiveText(""), new List<string>());

    public static TheoryData<object> Present => ["QUA1", " ", 0, new SensitiveText("x"), new List<string> { "" }];

    [Theory]
    [MemberData(nameof(Missing))]
    public void Record_without_the_member_keeps_the_rule(object? value)
    {
        Assert.Null(Broken(value, isNew: true));
        Assert.Null(Broken(value, isNew: false));
    }

    [Theory]
    [MemberData(nameof(Present))]
    public void New_record_with_the_member_breaks_the_rule(object value)
    {
        Assert.Empty(Broken(value, isNew: true)!);
        Assert.Null(Broken(value, isNew: false));
    }

    [Fact]
    public void Member_of_a_new_record_is_an_error() => Assert.Equal(("AbsentWhenNew", Severity.Error), (Rule.Id, Rule.Severity));

    [Fact]
    public void Rule_cannot_be_decided_by_the_value_alone() => Assert.False(Rule.StandsAlone);

    [Fact]
    public void Qualification_that_is_added_has_no_number()
    {
        var form = SampleForms.Vms("QUA1");

        Assert.Single(RuleEngine.Check(form, RuleVerdict.Today, isNew: true), problem => problem.RuleId == "AbsentWhenNew");
        Assert.DoesNotContain(RuleEngine.Check(form, RuleVerdict.Today), problem => problem.RuleId == "AbsentWhenNew");
    }

    private static object[]? Broken(object? value, bool isNew) => Rule.Broken(value, new RuleContext(null, RuleVerdict.Today, isNew));
}
