using FsCheck;
using FsCheck.Fluent;
using QualificationTools.Tables;
using QualificationTools.Forms;
using QualificationTools.Rules;
using QualificationTools.Security;
using QualificationTools.Vms;

namespace QualificationTools.Core.Tests.Csv;

public sealed class DamageSieveTests
{
    private static readonly FormMap Map = FormMap.For(typeof(VmsQualificationForm));

    private static Arbitrary<string> Cells =>
        Gen.Elements("0", "000", "1", "123456789012345", "9.13", "E+17", "'", "’", "=", "\"", "A", "Ａ", "１", "示", "，", "\uFFFD", "-", "@").ArrayOf().Select(string.Concat).ToArbitrary();

    [Fact]
    public void No_damage_falls_through() => Prop.ForAll(Cells, text =>
    {
        foreach (var name in (string[])["AdminIdCardNumber", "EnterpriseAddress", "CertificateThreeInOne"])
        {
            if (RuleEngine.FindDamage(Map.FindColumn(name)!, CellText.Unguard(text).Trim()) is not null || CellText.Unguard(text) != text)
                Assert.True(DamageSieve.Holds($"12,x,{text},y"), text);
        }
    }).Check(Config.QuickThrowOnFailure.WithMaxTest(2000));

    [Fact]
    public void Sound_record_passes() =>
        Assert.False(DamageSieve.Holds("12,QUA000000000001,示例（北京）有限公司，\"3层\",1,13800000001,11010119900307002X,110101199003070038,2029-09-10"));

    [Theory]
    [InlineData("123456789012345000")]
    [InlineData("x1234567890123450001x")]
    [InlineData("12,000000000000000000,x")]
    [InlineData("1000,123456789012345000")]
    [InlineData("1000000123456789012345000")]
    [InlineData("9.13E+17")]
    [InlineData("'1")]
    [InlineData("‘1")]
    [InlineData("1’")]
    [InlineData("=\"1\"")]
    [InlineData("Ａ")]
    [InlineData("０")]
    [InlineData("＿")]
    [InlineData("\uFFFD")]
    public void Trace_of_damage_is_seen(string record) => Assert.True(DamageSieve.Holds(record));

    [Theory]
    [InlineData("")]
    [InlineData("000")]
    [InlineData("12345678901234000")]
    [InlineData("123456789012345001")]
    [InlineData("123456789012345,000")]
    [InlineData("12345678,9012345000")]
    [InlineData("x23456789012345000")]
    [InlineData("1000,2000,3000,40005,0001000")]
    public void Other_zeros_pass(string record) => Assert.False(DamageSieve.Holds(record));
}
