using QualificationTools.Security;

namespace QualificationTools.Core.Tests.Security;

public sealed class MaskedKeyTests
{
    [Theory]
    [InlineData("", "***")]
    [InlineData("a", "***")]
    [InlineData("abcdefg", "***")]
    [InlineData("abcdefgh", "abcd***")]
    [InlineData("abcdefghijklmnop", "abcd***")]
    public void No_more_than_the_beginning_of_a_long_id_is_shown(string id, string shown) => Assert.Equal(shown, MaskedKey.Of(id));
}
