using QualificationTools.Security;

namespace QualificationTools.Core.Tests.Security;

public sealed class RedactorTests
{
    [Fact]
    public void Every_sensitive_value_of_a_form_is_masked() =>
        Assert.Equal("*** (***) with number *** is refused", Redactor.Redact("钱二 (13900000001) with number 110101199003070038 is refused", SampleForms.Vms()));

    [Fact]
    public void Sensitive_values_deep_in_a_form_are_masked() =>
        Assert.Equal("name ***, id ***", Redactor.Redact("name 孙三, id 110101199003070070", SampleForms.Institution()));

    [Fact]
    public void Other_members_of_a_form_are_left() => Assert.Equal("QUA1 is refused", Redactor.Redact("QUA1 is refused", SampleForms.Vms()));

    [Fact]
    public void Every_occurrence_is_masked() => Assert.Equal("*** and ***", Redact("abc and abc", "abc"));

    [Fact]
    public void Case_does_not_matter() => Assert.Equal("id ***", Redact("id 11010119900307002x", "11010119900307002X"));

    [Fact]
    public void Value_that_holds_another_is_masked_whole() => Assert.Equal("name ***", Redact("name 张三丰", "张三", "张三丰"));

    [Fact]
    public void Empty_value_masks_nothing() => Assert.Equal("text", Redact("text", ""));

    [Fact]
    public void Text_without_the_values_is_left() => Assert.Equal("text", Redact("text", "abc"));

    [Fact]
    public void Form_without_values_is_no_trouble() =>
        Assert.Equal("text", Redactor.Redact("text", new QualificationTools.Vms.VmsQualificationForm()));

    private static string Redact(string text, params string[] values) => Redactor.Redact(text, values.Select(value => new SensitiveText(value)));
}
