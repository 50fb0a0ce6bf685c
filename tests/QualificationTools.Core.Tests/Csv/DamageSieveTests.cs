using FsCheck;
using FsCheck.Fluent;
using QualificationTools.Csv;
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
}
