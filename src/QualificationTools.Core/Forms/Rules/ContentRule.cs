using QualificationTools.Forms;
using QualificationTools.Resources;

namespace QualificationTools.Rules;

/// <summary>
/// Represents a rule about the content of texts. It applies to every text in any column, and is not declared on
/// members.
/// </summary>
/// <param name="id">The rule's id, which names its message too.</param>
internal abstract class ContentRule(string id)
{
    // The most serious first: only the first broken one is reported for a cell.
    private static readonly ContentRule[] All =
    [
        new MaskedPartRule(),
        new ErrorValueRule(),
        new PlaceholderRule(),
        new FormulaRule(),
        new ReplacementRule(),
        new LostTextRule(),
        new UnseenRule(),
        new EncodedTextRule(),
        new NumberDamageRule(),
        new NoValueRule(),
        new QuotesRule(),
    ];

    /// <summary>Gets the rule's id.</summary>
    public string Id { get; } = id;

    /// <summary>Finds a problem of a text.</summary>
    /// <param name="text">The text, which is not empty.</param>
    /// <param name="node">The member that it is for.</param>
    /// <param name="traits">The traits of the text.</param>
    /// <returns>The problem, or null.</returns>
    public abstract ContentProblem? Find(string text, FormNode node, TextTraits traits);

    /// <summary>Finds the most serious problem of a text.</summary>
    /// <returns>The problem, or null.</returns>
    public static ContentProblem? Check(string text, FormNode node)
    {
        // A date is one or it is not.
        if (text.Length == 0 || node.IsDate)
            return null;
        var traits = TextScan.Of(text);
        if (traits is TextTraits.None && !MayBeWord(text) && !MayBeNumber(text))
            return null;
        foreach (var rule in All)
        {
            if (rule.Find(text, node, traits) is { } found)
                return found;
        }

        return null;
    }

    /// <summary>Returns a problem of this rule.</summary>
    /// <param name="severity">The severity.</param>
    /// <param name="details">The arguments of the message after the column's name.</param>
    protected ContentProblem Report(Severity severity, params object[] details) => new(Id, severity, details);

    /// <summary>Returns whether a text is short enough to be a word for a missing value.</summary>
    protected static bool MayBeWord(string text) =>
        text.Length <= Placeholders.LongestWord
        || text.StartsWith("System.", StringComparison.Ordinal)
        || text.Contains('.', StringComparison.Ordinal);

    /// <summary>Returns whether a text begins as a number does.</summary>
    protected static bool MayBeNumber(string text) => char.IsAsciiDigit(text[0]) || text[0] is '+' or '-' or '.' or ',';
}

/// <summary>Represents a problem of a text.</summary>
/// <param name="RuleId">The rule's id, which names its message too.</param>
/// <param name="Severity">The severity.</param>
/// <param name="Details">The arguments of the message after the column's name.</param>
internal sealed record ContentProblem(string RuleId, Severity Severity, object[] Details)
{
    /// <summary>Returns the message for a person.</summary>
    public string Describe(string column) => Texts.Format("Rule_" + RuleId, [column, .. Details]);
}
