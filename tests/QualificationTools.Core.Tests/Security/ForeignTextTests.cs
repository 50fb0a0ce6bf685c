using QualificationTools.Security;

namespace QualificationTools.Core.Tests.Security;

public sealed class ForeignTextTests
{
    [Theory]
    [InlineData("", "")]
    [InlineData("a name, 名字 👍", "a name, 名字 👍")]
    [InlineData("a\u001b[2Jb", "a[2Jb")]
    [InlineData("a\u001b]0;title\u0007b", "a]0;titleb")]
    [InlineData("one\r\ntwo\rthree\nfour\tfive", "one two three four five")]
    [InlineData("one\u2028two\u2029three\u0085four\v\ffive", "one two three four five")]
    [InlineData("\t\r\n=cmd", "=cmd")]
    [InlineData("a\u009b31mb\u0090c", "a31mbc")]
    [InlineData("a\0b\u0008c\u007fd", "abcd")]
    [InlineData("gnp\u202ejpg.\u202cexe", "gnpjpg.exe")]
    [InlineData("\u2066a\u2069\u200e\u200f\u061c", "a")]
    [InlineData("a\u200bb\ufeffc\u00add", "abcd")]
    [InlineData("👨\u200d👩", "👨\u200d👩")]
    [InlineData("a\U000E0041b", "ab")]
    public void What_a_terminal_or_a_log_would_obey_is_taken_out(string text, string expected) => Assert.Equal(expected, ForeignText.Clean(text));

    [Fact]
    public void Half_a_character_is_replaced() =>
        Assert.Equal(("a\ufffdb", "a\ufffdb"), (ForeignText.Clean("a\ud800b"), ForeignText.Clean("a\udc00b")));

    [Fact]
    public void Nothing_stays_nothing() => Assert.Null(ForeignText.Clean(null));

    [Fact]
    public void Long_text_is_cut_and_says_so() => Assert.Equal(new string('x', 1000) + "…", ForeignText.Clean(new string('x', 8_000_000)));

    [Fact]
    public void Text_of_the_greatest_length_is_whole() => Assert.Equal(new string('x', 1000), ForeignText.Clean(new string('x', 1000)));

    [Theory]
    [InlineData("abc👍", 4, "abc…")]
    [InlineData("abc👍", 5, "abc👍")]
    [InlineData("a\u001b\u001b\u001bb", 2, "ab")]
    public void Character_is_cut_as_a_whole(string text, int longest, string expected) => Assert.Equal(expected, ForeignText.Clean(text, longest));

    [Fact]
    public void Lines_stay_where_that_is_asked_for() => Assert.Equal("a\n\tb c", ForeignText.Clean("a\n\tb\u001b\rc", keepsLines: true));
}
