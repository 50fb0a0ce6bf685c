using QualificationTools.Douyin;
using QualificationTools.Forms;
using QualificationTools.Security;
using QualificationTools.Vms;

namespace QualificationTools.Core.Tests.Forms;

public sealed class SensitiveMembersTests
{
    [Fact]
    public void Every_sensitive_value_of_a_form_is_masked() =>
        Assert.Equal("*** (***) with number *** is refused", Redact("钱二 (13900000001) with number 110101199003070038 is refused", SampleForms.Vms()));

    [Fact]
    public void Sensitive_values_deep_in_a_form_are_masked() =>
        Assert.Equal("name ***, id ***", Redact("name 孙三, id 110101199003070070", SampleForms.Institution()));

    [Fact]
    public void Other_members_of_a_form_are_left() => Assert.Equal("QUA1 is refused", Redact("QUA1 is refused", SampleForms.Vms()));

    [Fact]
    public void Form_without_values_is_no_trouble() =>
        Assert.Equal("text", Redact("text", new VmsQualificationForm()));

    [Fact]
    public void Sensitive_value_of_the_form_itself_is_masked() => Assert.Equal(
        "no ***", Redact("no 110101199003070038", new DouyinCertificate { CertificateId = new SensitiveText("110101199003070038") }));

    [Fact]
    public void Secrets_are_masked_beside_the_values_of_the_form() => Assert.Equal(
        "key *** of *** for QUA1", Redactor.Redact("key secret-1 of 钱二 for QUA1", [new SensitiveText("secret-1"), .. SensitiveMembers.Of(SampleForms.Vms())]));

    [Fact]
    public void Key_that_is_no_id_is_masked_and_an_id_is_not()
    {
        Assert.Equal("no qualification ***", Redact("no qualification 张三，x", SampleForms.Vms("张三，x")));
        Assert.Equal("no qualification QUA1", Redact("no qualification QUA1", SampleForms.Vms("QUA1")));
    }

    [Fact]
    public void Elements_of_lists_are_looked_at()
    {
        var form = SampleForms.Teacher();
        form.Qualifications!.Add(null!);

        Assert.Equal("certification/resource/1", Redact("certification/resource/1", form));
    }

    private static string Redact(string text, QualificationForm form) => Redactor.Redact(text, SensitiveMembers.Of(form));
}
