using System.Globalization;
using System.Text.Json;
using QualificationTools.Core.Tests.Forms;
using QualificationTools.Security;
using QualificationTools.Vms;

namespace QualificationTools.Core.Tests.Security;

public sealed class SensitiveTextTests
{
    private static readonly SensitiveText Text = new("110101199003070038");
    private static readonly JsonSerializerOptions Unescaped = new() { Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    [Fact]
    public void Text_prints_masked() => Assert.Equal("***", Text.ToString());

    [Fact]
    public void Text_formats_masked() => Assert.Equal("id ***", string.Format(CultureInfo.InvariantCulture, "id {0}", Text));

    [Fact]
    public void Text_formats_masked_with_a_width_and_a_format() => Assert.Equal("id   ***", string.Format(CultureInfo.InvariantCulture, "id {0,5:X}", Text));

    [Fact]
    public void Text_interpolates_masked() => Assert.Equal("id ***", $"id {Text}");

    [Fact]
    public void Text_concatenates_masked() => Assert.Equal("id ***", "id " + Text);

    [Fact]
    public void Serialiser_that_is_not_told_otherwise_writes_the_mask() => Assert.Equal("\"***\"", JsonSerializer.Serialize(Text));

    [Fact]
    public void Serialiser_that_reads_the_runtime_type_writes_the_mask() => Assert.Equal("\"***\"", JsonSerializer.Serialize<object>(Text));

    [Fact]
    public void Serialised_form_holds_no_sensitive_value()
    {
        var json = JsonSerializer.Serialize(SampleForms.Vms(), Unescaped);

        Assert.All(["钱二", "13900000001", "110101199003070038"], secret => Assert.DoesNotContain(secret, json, StringComparison.Ordinal));
    }

    [Fact]
    public void Public_members_give_nothing_but_the_mask() =>
        Assert.Equal(["***"], typeof(SensitiveText).GetProperties().Select(property => property.GetValue(Text)));

    [Fact]
    public void Text_is_itself_on_the_wire() =>
        Assert.Equal("{\"QualificationAdminInfoFormDO\":{\"IdCardNumber\":\"110101199003070038\"}}",
            WireBody.Of(new VmsQualificationForm { AdminInfo = new VmsAdminInfo { IdCardNumber = Text } }));

    [Fact]
    public void Text_is_given_when_asked_for() => Assert.Equal("110101199003070038", Text.Reveal());

    [Fact]
    public void Texts_are_equal_where_their_characters_are() => Assert.Equal(new SensitiveText("110101199003070038"), Text);

    [Fact]
    public void Texts_that_differ_in_case_are_not_equal() => Assert.NotEqual(new SensitiveText("a"), new SensitiveText("A"));

    [Fact]
    public void Equal_texts_have_one_hash_code() => Assert.Equal(Text.GetHashCode(), new SensitiveText("110101199003070038").GetHashCode());

    [Fact]
    public void Null_is_no_text() => Assert.Throws<ArgumentNullException>(() => new SensitiveText(null!));

    [Fact]
    public void Text_is_read_from_JSON() => Assert.Equal(Text, JsonSerializer.Deserialize<SensitiveText>("\"110101199003070038\""));

    [Fact]
    public void Null_in_JSON_is_none() => Assert.Null(JsonSerializer.Deserialize<SensitiveText>("null"));

    [Fact]
    public void Text_equals_no_other_thing()
    {
        Assert.False(Text.Equals((object)"110101199003070038"));
        Assert.False(Text.Equals((object?)null));
        Assert.False(Text.Equals((SensitiveText?)null));
        Assert.True(Text.Equals((object)new SensitiveText("110101199003070038")));
    }

    [Fact]
    public void Texts_that_differ_have_hash_codes_that_differ() =>
        Assert.Equal(3, ((string[])["a", "A", "b"]).Select(text => new SensitiveText(text).GetHashCode()).Distinct().Count());
}
