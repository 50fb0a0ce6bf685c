using System.Buffers;

namespace QualificationTools.Rules;

/// <summary>
/// An id, a number or a code is written in plain letters and digits. Full-width ones come from an input method, and an
/// apostrophe at its beginning is what makes a text of a number in a spreadsheet.
/// </summary>
[AttributeUsage(AttributeTargets.Property)]
public sealed class CodeAttribute() : TextRuleAttribute("CodeCharacters", Severity.Warning)
{
    /// <summary>Full-width digits and letters, and the marks that stand among them in a number.</summary>
    internal const string FullWidth =
        "０１２３４５６７８９ＡＢＣＤＥＦＧＨＩＪＫＬＭＮＯＰＱＲＳＴＵＶＷＸＹＺａｂｃｄｅｆｇｈｉｊｋｌｍｎｏｐｑｒｓｔｕｖｗｘｙｚ－＋＿．";

    /// <summary>The apostrophe, and what it becomes where quotes are made round.</summary>
    internal const string Apostrophes = "'\u2018\u2019";

    private static readonly SearchValues<char> FullWidthCharacters = SearchValues.Create(FullWidth);

    internal override bool FindsDamage => true;

    internal override object[]? Damage(string text) => BrokenText(text, default);

    internal override object[]? BrokenText(string text, in RuleContext context) =>
        text.Length > 0 && (Apostrophes.Contains(text[0], StringComparison.Ordinal) || text.AsSpan().ContainsAny(FullWidthCharacters)) ? [] : null;
}
