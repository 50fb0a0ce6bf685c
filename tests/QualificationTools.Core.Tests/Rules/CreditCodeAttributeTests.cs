using QualificationTools.Rules;

namespace QualificationTools.Core.Tests.Rules;

/// <summary>The first code is the standard's own example; the others are made up, their check characters computed by hand.</summary>
public sealed class CreditCodeAttributeTests
{
    [Theory]
    [InlineData("91350100M000100Y43")]
    [InlineData("91110108MA0100000W")]
    [InlineData("91110108MA01000010")]
    [InlineData("91110108MA0100010X")]
    [InlineData("91110108MA0100020Y")]
    [InlineData("91110108MA0100039U")]
    [InlineData("91440300MA5F000007")]
    [InlineData("92510107MA6C12345J")]
    public void Right_check_character_keeps_the_rule(string code) => Assert.True(RuleVerdict.Keeps(new CreditCodeAttribute(), code));

    [Theory]
    [InlineData("91350100M000100Y44")]
    [InlineData("91110108MA01000011")]
    [InlineData("19110108MA01000010")]
    [InlineData("91110108MA0100001O")]
    [InlineData("91110108MI01000010")]
    [InlineData("91110108MS01000010")]
    [InlineData("91110108MV01000010")]
    [InlineData("91110108MZ01000010")]
    [InlineData("91110108ma01000010")]
    [InlineData("9111010８MA01000010")]
    public void Wrong_character_breaks_the_rule(string code) => Assert.False(RuleVerdict.Keeps(new CreditCodeAttribute(), code));

    [Theory]
    [InlineData("91110108MA0100001")]
    [InlineData("91110108MA010000100")]
    [InlineData("HUHUHUJKKLHFGG")]
    public void Code_of_another_length_breaks_the_rule(string code) => Assert.False(RuleVerdict.Keeps(new CreditCodeAttribute(), code));

    [Fact]
    public void Missing_code_is_left_alone() => Assert.True(RuleVerdict.Keeps(new CreditCodeAttribute(), null));

    [Fact]
    public void Wrong_code_is_a_warning() => Assert.Equal(Severity.Warning, new CreditCodeAttribute().Severity);
}
