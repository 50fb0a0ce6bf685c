using QualificationTools.Douyin;
using QualificationTools.Vms;

namespace QualificationTools.Core.Tests.Forms;

public sealed class QualificationFormTests
{
    [Fact]
    public void Form_prints_its_type_and_key() => Assert.Equal("VmsQualificationForm QUA1", SampleForms.Vms().ToString());

    [Fact]
    public void Form_without_a_key_prints_its_type() => Assert.Equal("VmsQualificationForm", new VmsQualificationForm().ToString());

    [Fact]
    public void Key_of_a_teacher_is_the_merchant() => Assert.Equal("I_1", SampleForms.Teacher().Key);

    [Fact]
    public void Key_of_a_partner_is_its_own_id() => Assert.Equal("E_1", SampleForms.Partner().Key);

    [Fact]
    public void Key_is_not_on_the_wire() =>
        Assert.DoesNotContain("\"Key\"", WireBody.Of(new DouyinClassAuthForm { MerchantEntityId = "I_1" }), StringComparison.Ordinal);
}
