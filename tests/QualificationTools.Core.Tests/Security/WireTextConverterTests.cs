using System.Text.Json;
using QualificationTools.Security;

namespace QualificationTools.Core.Tests.Security;

public sealed class WireTextConverterTests
{
    private static readonly JsonSerializerOptions Wire = new() { Converters = { new WireTextConverter() } };

    [Fact]
    public void Text_is_written_as_it_is() => Assert.Equal("[\"abc\",null,\"\"]", JsonSerializer.Serialize<SensitiveText?[]>([new("abc"), null, new("")], Wire));

    [Fact]
    public void Text_is_read_as_it_is() =>
        Assert.Equal(["abc", null, ""], JsonSerializer.Deserialize<SensitiveText?[]>("[\"abc\",null,\"\"]", Wire)!.Select(text => text?.Reveal()));

    [Fact]
    public void What_is_no_text_is_refused_without_its_value()
    {
        var refusal = Assert.Throws<JsonException>(() => JsonSerializer.Deserialize<SensitiveText>("13900000001", Wire));

        Assert.DoesNotContain("13900000001", refusal.ToString(), StringComparison.Ordinal);
    }
}
