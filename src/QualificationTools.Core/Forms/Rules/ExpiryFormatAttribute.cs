using System.Globalization;

namespace QualificationTools.Rules;

/// <summary>
/// Requires an expiry date such as <c>2029-09-10</c>, or <c>长期有效</c> if the document does not expire.
/// </summary>
[AttributeUsage(AttributeTargets.Property)]
public sealed class ExpiryFormatAttribute() : TextRuleAttribute("ExpiryFormat", Severity.Error)
{
    /// <summary>The value for a document that does not expire.</summary>
    public const string Unlimited = "长期有效";

    /// <summary>Gets whether an empty text is accepted, as in the service's own sample.</summary>
    public bool AllowEmpty { get; init; }

    internal override string SheetId => AllowEmpty ? "ExpiryFormatOrEmpty" : Id;

    internal override object[]? BrokenText(string text, in RuleContext context) =>
        (text.Length == 0 && AllowEmpty) || text == Unlimited || TryParse(text, out _) ? null : [];

    internal static bool TryParse(string text, out DateOnly date) =>
        DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out date);
}
