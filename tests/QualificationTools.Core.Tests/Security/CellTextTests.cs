using FsCheck;
using FsCheck.Fluent;
using QualificationTools.Security;

namespace QualificationTools.Core.Tests.Security;

public sealed class CellTextTests
{
    [Theory]
    [InlineData("=1+1", "'=1+1")]
    [InlineData("@x", "'@x")]
    [InlineData("'=1", "''=1")]
    [InlineData("+8613800000001", "+8613800000001")]
    [InlineData("-1.5", "-1.5")]
    [InlineData("'a", "'a")]
    [InlineData("a=1", "a=1")]
    [InlineData("", "")]
    public void Text_that_would_be_run_is_guarded(string text, string guarded) => Assert.Equal(guarded, CellText.GuardForReading(text));

    [Theory]
    [InlineData(null, null)]
    [InlineData("", "")]
    [InlineData("a", "a")]
    [InlineData("=1", "'=1")]
    [InlineData("+a", "'+a")]
    [InlineData("-a", "'-a")]
    [InlineData("@a", "'@a")]
    [InlineData("\ta", "'\ta")]
    [InlineData("\ra", "'\ra")]
    [InlineData("\na", "\na")]
    [InlineData(" =1", " =1")]
    [InlineData("'=1", "'=1")]
    [InlineData("'", "'")]
    [InlineData("=", "'=")]
    [InlineData("+", "'+")]
    [InlineData("-", "'-")]
    [InlineData("-1", "-1")]
    [InlineData("+12.50", "+12.50")]
    [InlineData("-1.", "'-1.")]
    [InlineData("-.5", "'-.5")]
    [InlineData("-1.5.2", "'-1.5.2")]
    [InlineData("-1+2", "'-1+2")]
    [InlineData("--1", "'--1")]
    [InlineData("-1x5", "'-1x5")]
    [InlineData("-１", "'-１")]
    public void Text_that_is_only_shown_is_guarded(string? text, string? guarded) => Assert.Equal(guarded, CellText.Guard(text));

    [Theory]
    [InlineData("'=1", "=1")]
    [InlineData("''=1", "'=1")]
    [InlineData("'-1", "-1")]
    [InlineData("'\t", "\t")]
    [InlineData("'", "'")]
    [InlineData("''", "''")]
    [InlineData("", "")]
    [InlineData("a", "a")]
    [InlineData("a'=1", "a'=1")]
    public void Apostrophe_before_a_formula_is_taken_away(string cell, string text) => Assert.Equal(text, CellText.Unguard(cell));

    [Theory]
    [InlineData("=\"110101199003070038\"", "110101199003070038")]
    [InlineData("=\"", "=\"")]
    [InlineData("=\"1", "=\"1")]
    [InlineData("\"1\"", "\"1\"")]
    [InlineData("x=\"1\"", "x=\"1\"")]
    [InlineData("=\"1\"x", "=\"1\"x")]
    [InlineData("=\"a\"b\"", "=\"a\"b\"")]
    [InlineData("=\"\"", "")]
    [InlineData("=\"a\"&\"b\"", "=\"a\"&\"b\"")]
    [InlineData("=1+1", "=1+1")]
    [InlineData("'13800000001", "'13800000001")]
    public void Number_that_another_program_has_protected_is_taken_out(string cell, string text) => Assert.Equal(text, CellText.Unguard(cell));

    [Fact]
    public void Guard_can_be_taken_away_again() => Prop.ForAll(
        Gen.Elements("'", "=", "+", "-", "@", "1", "a", "\"", "\t").ArrayOf().Select(string.Concat).ToArbitrary(),
        text => Assert.Equal(text, CellText.Unguard(CellText.GuardForReading(text)))).Check(Config.QuickThrowOnFailure.WithMaxTest(1000));
}
