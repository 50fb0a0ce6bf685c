using System.Globalization;
using System.Text.RegularExpressions;

namespace QualificationTools.Rules;

/// <summary>An expiry date is written <c>2029-09-10</c>, or <c>长期有效</c> where the document does not expire.</summary>
[AttributeUsage(AttributeTargets.Property)]
public sealed partial class ExpiryFormatAttribute() : TextRuleAttribute("ExpiryFormat", Severity.Error)
{
    /// <summary>What stands for a document that does not expire.</summary>
    public const string Unlimited = "长期有效";

    private const int LongestDate = 30;

    /// <summary>Whether an empty text is accepted, as in the service's own sample.</summary>
    public bool AllowEmpty { get; init; }

    internal override string SheetId => AllowEmpty ? "ExpiryFormatOrEmpty" : Id;

    internal override object[]? BrokenText(string text, in RuleContext context) =>
        (text.Length == 0 && AllowEmpty) || text == Unlimited || TryParse(text, out _) ? null : [];

    // 2029/9/10, 10/9/2029, 10-Sep-29, 2029年9月10日, 9月10日, and the bare number of days 47371.
    internal override object[]? Damage(string text) =>
        text.Length is >= 3 and <= LongestDate && char.IsAsciiDigit(text[0]) && !TryParse(text, out _) && DateAsShown().IsMatch(text) ? [] : null;

    internal static bool TryParse(string text, out DateOnly date) =>
        DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out date);

    [GeneratedRegex("^([0-9]{1,4}[-/.年][0-9]{1,2}([-/.月日号]|$)|[0-9]{1,2}[-/. ]?[A-Za-z]{3,9}|[0-9]{1,2}月|[0-9]{5}$|[0-9]{8}$)", RegexOptions.CultureInvariant)]
    private static partial Regex DateAsShown();
}
