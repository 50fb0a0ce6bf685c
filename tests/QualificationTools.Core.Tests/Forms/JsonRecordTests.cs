using System.Text.Json;
using QualificationTools.Forms;

namespace QualificationTools.Core.Tests.Forms;

public sealed class JsonRecordTests
{
    [Theory]
    [InlineData("\"text\"", "text")]
    [InlineData("7", 7L)]
    [InlineData("1.5", "1.5")]
    [InlineData("99999999999999999999", "99999999999999999999")]
    [InlineData("true", true)]
    [InlineData("false", false)]
    [InlineData("null", null)]
    public void Scalar_is_opened(string json, object? value) => Assert.Equal(value, JsonRecord.Open(Parse(json)));

    [Fact]
    public void Object_is_opened_as_members() =>
        Assert.Equal(["a", "b"], Assert.IsType<IEnumerable<KeyValuePair<string, object?>>>(JsonRecord.Open(Parse("{\"a\":1,\"b\":2}")), exactMatch: false).Select(member => member.Key));

    [Fact]
    public void Array_is_opened_as_a_list() =>
        Assert.Equal(2, Assert.IsType<IEnumerable<object?>>(JsonRecord.Open(Parse("[1,2]")), exactMatch: false).Count());

    [Fact]
    public void What_is_no_JSON_is_left_as_it_is() => Assert.Equal("text", JsonRecord.Open("text"));

    private static JsonElement Parse(string json) => JsonDocument.Parse(json).RootElement;
}
