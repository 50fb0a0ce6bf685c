using QualificationTools.Security;

namespace QualificationTools.Core.Tests.Security;

public sealed class MaskedKeyTests
{
    [Theory]
    [InlineData("", "***")]
    [InlineData("a", "***")]
    [InlineData("abcdefg", "***")]
    [InlineData("abcdefgh", "abcd***")]
    [InlineData("abcdefghijklmno", "abcd***")]
    [InlineData("abcdefghijklmnop", "abcd***mnop")]
    public void No_more_than_the_ends_of_a_long_id_are_shown(string id, string shown) => Assert.Equal(shown, MaskedKey.Of(id));
}
