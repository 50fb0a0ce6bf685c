using FsCheck;
using FsCheck.Fluent;
using QualificationTools.Rules;
using QualificationTools.Security;

namespace QualificationTools.Core.Tests.Rules;

public sealed class RuleMessageTests
{
    [Theory]
    [InlineData("en-US", "Institution.RecordName has length 3; 4 to 1000 is allowed, where a Chinese character counts as 2. Change the text.")]
    [InlineData("zh-CN", "机构备案名称的长度为3，允许4至1000（汉字占2个字符）。请修改文字。")]
    public void Message_says_what_is_wrong_and_what_to_do(string culture, string message)
    {
        using var _ = InCulture.Of(culture);
        var form = SampleForms.Institution();
        form.Institution!.RecordName = "abc";

        Assert.Equal(message, Assert.Single(RuleEngine.Check(form, RuleVerdict.Today)).Message);
    }

    [Fact]
    public void Problem_prints_its_message() => Assert.Equal("text", new Problem("Id", Severity.Error, "member", "column", "text").ToString());

    [Theory]
    [InlineData("en-US")]
    [InlineData("zh-CN")]
    public void No_message_holds_a_sensitive_value(string culture)
    {
        using var _ = InCulture.Of(culture);
        // Long enough not to stand in a message by chance; digits, letters and Chinese, right, wrong, damaged and too long.
        var secret = Gen.OneOf(
            Digits(18),
            Digits(11).Select(digits => "7" + digits),
            Digits(15).Select(digits => digits + "000"),
            Digits(6).Select(digits => $"8.{digits}E+17"),
            Digits(9).Select(digits => "秘密" + digits + "\uFFFD"),
            Digits(9).Select(digits => string.Concat(Enumerable.Repeat(digits, 4000))));

        Prop.ForAll(secret.ArrayOf(8).ToArbitrary(), secrets =>
        {
            var problems = SecretForms(secrets).SelectMany(form => RuleEngine.Check(form, RuleVerdict.Today, strict: true));
            Assert.All(problems, problem => Assert.All(secrets, secret =>
                Assert.DoesNotContain(secret, problem.Message + problem.Member + problem.Column, StringComparison.Ordinal)));
        }).QuickCheckThrowOnFailure();
    }

    private static Gen<string> Digits(int count) => Gen.Choose(0, 9).ArrayOf(count).Select(digits => string.Concat(digits));

    private static IEnumerable<QualificationTools.Forms.QualificationForm> SecretForms(string[] secrets)
    {
        var values = secrets.Select(text => new SensitiveText(text)).ToArray();
        var vms = SampleForms.Vms();
        (vms.AdminInfo!.Name, vms.AdminInfo.ContactNumber, vms.AdminInfo.IdCardNumber) = (values[0], values[1], values[2]);
        (vms.MainInfo!.LegalRepresentativeName, vms.MainInfo.LegalRepresentativeId, vms.MainInfo.CodeOfOrganizationCertificate) = (values[3], values[4], values[5]);
        yield return vms;
        var douyin = SampleForms.Institution();
        (douyin.Institution!.Employee!.Material!.Name, douyin.Institution.Employee.Material.IdNumber) = (values[6], values[7]);
        yield return douyin;
    }
}
