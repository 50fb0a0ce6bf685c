using QualificationTools.Vms.Signing;

namespace QualificationTools.Core.Tests.Vms.Signing;

public sealed class SigningTemplateTests
{
    private static readonly Uri Uri = new("https://h/");

    [Fact]
    public void Host_and_date_are_always_signed() => Assert.Equal("host;x-date", new SigningTemplate("GET", Uri, [], []).SignedHeaders);

    [Fact]
    public void Names_are_lower_case_sorted_and_unique() =>
        Assert.Equal("content-type;host;x-content-sha256;x-date",
            new SigningTemplate("GET", Uri, Headers(("Content-Type", "a")), ["X-Date", "HOST", "X-Content-Sha256", " content-type ", "host"]).SignedHeaders);

    [Fact]
    public void Header_that_is_not_sent_is_not_signed() =>
        Assert.Equal("host;x-date", new SigningTemplate("GET", Uri, [], ["x-security-token"]).SignedHeaders);

    [Fact]
    public void Method_is_upper_case_and_values_are_trimmed() =>
        Assert.Equal("POST\n/\n\ncontent-type:a b\nhost:h\nx-date:DATE\n\ncontent-type;host;x-date\nDIGEST",
            Write(new SigningTemplate("post", Uri, Headers(("Content-Type", "  a b ")), ["content-type"])));

    [Fact]
    public void Digest_stands_in_its_header_and_at_the_end() =>
        Assert.Equal("GET\n/\n\nhost:h\nx-content-sha256:DIGEST\nx-date:DATE\n\nhost;x-content-sha256;x-date\nDIGEST",
            Write(new SigningTemplate("GET", Uri, [], ["x-content-sha256"])));

    [Theory]
    [InlineData("tr-TR")]
    public void Names_are_lowered_without_regard_to_the_culture(string culture)
    {
        using var _ = InCulture.Of(culture);

        Assert.Equal("host;x-date;x-id", new SigningTemplate("GET", Uri, Headers(("X-ID", "1")), ["X-ID"]).SignedHeaders);
    }

    private static List<KeyValuePair<string, string>> Headers(params (string Name, string Value)[] headers) =>
        [.. headers.Select(header => KeyValuePair.Create(header.Name, header.Value))];

    private static string Write(SigningTemplate template)
    {
        var bytes = new byte[template.Length];
        template.Write(bytes, "DATE"u8, "DIGEST"u8);
        return System.Text.Encoding.UTF8.GetString(bytes).TrimEnd('\0');
    }
}
