using QualificationTools.Files;

namespace QualificationTools.Core.Tests.Http;

public sealed class FileNameTests
{
    [Theory]
    [InlineData("2100-1a2bIdCardFrontPhoto.jpeg", "2100-1a2bIdCardFrontPhoto.jpeg")]
    [InlineData("../../etc/passwd.jpeg", "passwd.jpeg")]
    [InlineData("..\\..\\x.png", "x.png")]
    [InlineData("C:x.png", "x.png")]
    [InlineData("a b*c?.pdf", "a_b_c_.pdf")]
    [InlineData("证件.png", "__.png")]
    [InlineData(".hidden.png", "hidden.png")]
    [InlineData("con.png", "_con.png")]
    [InlineData("LPT1", "_LPT1.jpeg")]
    [InlineData("..", "_.jpeg")]
    [InlineData("a/", "_.jpeg")]
    [InlineData("code", "code.jpeg")]
    public void Name_is_safe(string code, string expected) => Assert.Equal(expected, FileName.Of(code, "image/jpeg"));

    [Theory]
    [InlineData("image/png", "code.png")]
    [InlineData("IMAGE/JPG", "code.jpeg")]
    [InlineData("application/pdf", "code.pdf")]
    [InlineData("application/octet-stream", "code")]
    [InlineData(null, "code")]
    public void Ending_comes_from_the_type_where_the_code_has_none(string? type, string expected) => Assert.Equal(expected, FileName.Of("code", type));

    [Fact]
    public void Long_code_keeps_its_ending()
    {
        var name = FileName.Of(new string('a', 5000) + ".jpeg", null);

        Assert.Equal((150, true), (name.Length, name.EndsWith("a.jpeg", StringComparison.Ordinal)));
    }
}
