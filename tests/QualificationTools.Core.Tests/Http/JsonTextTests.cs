using System.Text;
using System.Text.Json;
using QualificationTools.Json;

namespace QualificationTools.Core.Tests.Http;

public sealed class JsonTextTests
{
    [Theory]
    [InlineData("\"text\"", "text")]
    [InlineData("\"\"", "")]
    [InlineData("42", "42")]
    [InlineData("1.50", "1.50")]
    [InlineData("12345678901234567890", "12345678901234567890")]
    [InlineData("null", null)]
    [InlineData("true", null)]
    [InlineData("{\"a\":1}", null)]
    [InlineData("[1,2]", null)]
    public void Text_or_number_is_read_as_a_text(string json, string? text)
    {
        var reader = Reader(json);

        Assert.Equal(text, JsonText.ReadText(ref reader));
    }

    [Theory]
    [InlineData("42", 42L)]
    [InlineData("\"42\"", 42L)]
    [InlineData("-1", -1L)]
    [InlineData("4.5", null)]
    [InlineData("\"abc\"", null)]
    [InlineData("99999999999999999999", null)]
    [InlineData("null", null)]
    [InlineData("{}", null)]
    public void Number_or_text_is_read_as_a_number(string json, long? number)
    {
        var reader = Reader(json);

        Assert.Equal(number, JsonText.ReadInt64(ref reader));
    }

    [Fact]
    public void Object_is_passed_over()
    {
        var reader = Reader("{\"a\":{\"b\":[1]}},7");
        JsonText.ReadText(ref reader);

        Assert.Equal(7, JsonText.ReadInt64(ref reader));
    }

    // The first token is the bracket; what is read comes next.
    private static Utf8JsonReader Reader(string values)
    {
        var reader = new Utf8JsonReader(Encoding.UTF8.GetBytes($"[{values}]"));
        reader.Read();
        return reader;
    }
}
