using QualificationTools.Bulk;

namespace QualificationTools.Core.Tests.Bulk;

public sealed class RecentKeysTests
{
    [Fact]
    public void Key_that_comes_again_is_noticed()
    {
        var keys = new RecentKeys(2);

        Assert.True(keys.Add("a"));
        Assert.False(keys.Add("a"));
        Assert.True(keys.Add("A"));
    }

    [Fact]
    public void Oldest_is_forgotten()
    {
        var keys = new RecentKeys(2);
        foreach (var key in (string[])["a", "b", "c"])
            keys.Add(key);

        Assert.Equal((false, true, true), (keys.Contains("a"), keys.Contains("b"), keys.Contains("c")));
    }
}
