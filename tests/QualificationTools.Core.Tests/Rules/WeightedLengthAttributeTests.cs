using QualificationTools.Rules;
using QualificationTools.Security;

namespace QualificationTools.Core.Tests.Rules;

public sealed class WeightedLengthAttributeTests
{
    [Theory]
    [InlineData("", 0)]
    [InlineData("abc", 3)]
    [InlineData("中", 2)]
    [InlineData("a中b", 4)]
    [InlineData("，", 2)]
    [InlineData("é", 2)]
    [InlineData("😀", 2)]
    [InlineData("𠮷野家", 6)]
    [InlineData("机构描述", 8)]
    public void Code_point_outside_ASCII_weighs_2(string text, int weight) => Assert.Equal(weight, WeightedLengthAttribute.Weigh(text));

    [Fact]
    public void Half_a_surrogate_pair_weighs_2() => Assert.Equal(3, WeightedLengthAttribute.Weigh("a" + (char)0xD800));

    [Theory]
    [InlineData(3, false)]
    [InlineData(4, true)]
    [InlineData(1000, true)]
    [InlineData(1001, false)]
    public void Record_name_weighs_4_to_1000(int weight, bool keeps) =>
        Assert.Equal(keeps, RuleVerdict.Keeps(new WeightedLengthAttribute(4, 1000), new string('a', weight)));

    [Theory]
    [InlineData(11, false)]
    [InlineData(12, true)]
    [InlineData(200, true)]
    [InlineData(201, false)]
    public void Description_weighs_12_to_200(int weight, bool keeps) =>
        Assert.Equal(keeps, RuleVerdict.Keeps(new WeightedLengthAttribute(12, 200), new string('a', weight)));

    [Theory]
    [InlineData("a", false)]
    [InlineData("王", true)]
    [InlineData("一二三四五六七八九十一二三四五", true)]
    [InlineData("一二三四五六七八九十一二三四五a", false)]
    public void Name_weighs_2_to_30(string name, bool keeps) =>
        Assert.Equal(keeps, RuleVerdict.Keeps(new WeightedLengthAttribute(2, 30), new SensitiveText(name)));

    [Theory]
    [InlineData(5, false)]
    [InlineData(6, true)]
    [InlineData(100, true)]
    [InlineData(101, false)]
    public void Chinese_description_has_6_to_100_characters(int count, bool keeps) =>
        Assert.Equal(keeps, RuleVerdict.Keeps(new WeightedLengthAttribute(12, 200), new string('文', count)));

    [Fact]
    public void Details_are_the_weight_and_the_bounds() =>
        Assert.Equal([8, 12, 200], RuleVerdict.Broken(new WeightedLengthAttribute(12, 200), "机构描述")!);

    [Fact]
    public void Missing_text_is_no_matter_of_length() => Assert.True(RuleVerdict.Keeps(new WeightedLengthAttribute(4, 1000), null));
}
