using QualificationTools.Security;

namespace QualificationTools.Core.Tests.Security;

public sealed class RedactorTests
{
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

    [Theory]
    [InlineData("钱二")]
    [InlineData("%E9%92%B1%E4%BA%8C")]
    [InlineData("%e9%92%b1%e4%ba%8c")]
    [InlineData("\\u94B1\\u4E8C")]
    [InlineData("\\u94b1\\u4e8c")]
    [InlineData("6ZKx5LqM")]
    public void Value_is_masked_in_every_spelling(string spelling) => Assert.Equal("name=***&", Redact($"name={spelling}&", "钱二"));

    [Theory]
    [InlineData("a b+c/d", "a%20b%2Bc%2Fd")]
    [InlineData("a\"b\\c", "a\\u0022b\\\\c")]
    [InlineData("abcd", "YWJjZA")]
    [InlineData("示b", "56S6Yg")]
    public void Value_is_masked_as_an_address_as_JSON_and_as_Base64(string value, string spelling) => Assert.Equal("[***]", Redact($"[{spelling}]", value));

    [Fact]
    public void Padding_of_Base64_is_no_part_of_a_value() => Assert.Equal("***==", Redact("YWJjZA==", "abcd"));

    [Theory]
    [InlineData("abc", "YWJj")]
    [InlineData("a b", "a%20b")]
    public void Short_value_is_masked_as_it_is_alone(string value, string spelling) => Assert.Equal($"*** {spelling}", Redact($"{value} {spelling}", value));

    [Theory]
    [InlineData("a", "a qualification is under review")]
    [InlineData("张", "张三")]
    [InlineData("An", "another one cannot be an answer")]
    [InlineData("Li", "li is no name, and Linda another")]
    [InlineData("Denied", "OperationDenied")]
    [InlineData("rose", "prosecuted")]
    [InlineData("1990", "119901")]
    public void Short_value_is_not_looked_for_within_words(string value, string text) => Assert.Equal(text, Redact(text, value));

    [Theory]
    [InlineData("Li", "Li, of (Li)", "***, of (***)")]
    [InlineData("Li", "管理员Li不存在", "管理员***不存在")]
    [InlineData("Li", "name%3DLi%26 \\u0022Li\\u0022 \\nLi", "name%3D***%26 \\u0022***\\u0022 \\n***")]
    [InlineData("rose", "ROSE-rose", "***-***")]
    [InlineData("李四", "x李四y", "x***y")]
    [InlineData("13900000001", "8613900000001x", "86***x")]
    [InlineData("Annette", "Annettes Annette", "Annettes ***")]
    public void Value_is_masked_where_it_is_a_word(string value, string text, string expected) => Assert.Equal(expected, Redact(text, value));

    [Theory]
    [InlineData("act.a/b+\"c", "{\"m\":\"act.a\\/b+\\\"c\"}")]
    [InlineData("act.a/b+\"c", "{\"m\":\"act.a/b\\u002B\\u0022c\"}")]
    [InlineData("act.a/b+\"c", "{\"m\":\"act.a/b+\\\"c\"}")]
    [InlineData("act.a/b+\"c", "{\"m\":\"act.a%2Fb%2B%22c\"}")]
    public void Secret_is_masked_in_the_bytes_of_an_answer(string secret, string body) => Assert.Equal(
        "{\"m\":\"***\"}", System.Text.Encoding.UTF8.GetString(Redactor.Redact(System.Text.Encoding.UTF8.GetBytes(body), [new SensitiveText(secret)]).Span));

    [Fact]
    public void Every_secret_in_the_bytes_is_masked()
    {
        var body = "old token-01 new token-02 old token-01"u8.ToArray();

        Assert.Equal("old *** new *** old ***"u8.ToArray(), Redactor.Redact(body, [new SensitiveText("token-01"), new SensitiveText("token-02")]).ToArray());
    }

    private static string Redact(string text, params string[] values) => Redactor.Redact(text, values.Select(value => new SensitiveText(value)));
}
