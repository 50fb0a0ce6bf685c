using System.Text;
using QualificationTools.Douyin;
using QualificationTools.Security;
using QualificationTools.Vms;

namespace QualificationTools.Core.Tests.Security;

public sealed class RowKeyTests
{
    [Theory]
    [InlineData("QUA202600000007")]
    [InlineData("7000000000000000003")]
    [InlineData("I_1")]
    [InlineData("a.b-c")]
    [InlineData("12900000001")]
    [InlineData("110101199013070038")]
    public void Id_is_shown(string key) => Assert.Equal(key, RowKey.Show(key));

    [Theory]
    [InlineData("QUA1，张三，13900000001")]
    [InlineData("张三")]
    [InlineData("QUA1 x")]
    [InlineData("QUA1\n")]
    [InlineData("\u001b[2J")]
    [InlineData("a@b")]
    [InlineData("=1+1")]
    [InlineData("13900000001")]
    [InlineData("110101199003070038")]
    [InlineData("11010119900307003x")]
    [InlineData("110101900307003")]
    public void What_is_no_id_is_a_digest(string key)
    {
        Assert.Matches("^#[0-9A-F]{12}$", RowKey.Show(key));
        Assert.Equal(RowKey.Show(key), RowKey.Show(key));
        Assert.NotEqual(RowKey.Show(key), RowKey.Show(key + key));
    }

    [Fact]
    public void Key_of_many_characters_is_no_id() =>
        Assert.Equal((true, false), (RowKey.IsId(new string('1', 64)), RowKey.IsId(new string('1', 65))));

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    public void Nothing_stays_nothing(string? key) => Assert.Equal(key, RowKey.Show(key));

    // The HMAC of RFC 4231, test case 2.
    [Fact]
    public void Digest_is_keyed() => Assert.Equal(
        "#5BDCC146BF60754E6A042426089575C75A003F089D2739839DEC58B964EC3843",
        RowKey.Digest(Encoding.ASCII.GetBytes("Jefe"), "what do ya want for nothing?"));

    [Fact]
    public void Form_and_result_show_the_digest_and_the_form_keeps_the_key()
    {
        var form = new DouyinClassAuthForm { MerchantEntityId = "张三，13900000001" };
        var result = new VmsQualificationResult { Row = 3, Key = form.Key, Input = form };

        Assert.Equal(RowKey.Show("张三，13900000001"), result.Key);
        Assert.DoesNotContain("张三", $"{form} {result}", StringComparison.Ordinal);
        Assert.Equal("张三，13900000001", form.Key);
    }
}
