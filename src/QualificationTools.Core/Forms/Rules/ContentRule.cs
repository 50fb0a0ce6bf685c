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
    /// <summary>Gets every rule, the most serious first: only the first broken one is reported for a cell.</summary>
    public static IReadOnlyList<ContentRule> All { get; } =
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
    /// <returns>
    /// The severity and the arguments of the message after the column's name; null if there is no problem.
    /// </returns>
    public abstract (Severity Severity, object[] Details)? Find(string text, FormNode node, TextTraits traits);

    /// <summary>Returns the message for a person.</summary>
    public string Describe(string column, object[] details) => Texts.Format("Rule_" + Id, [column, .. details]);

    /// <summary>Finds the gravest thing that is wrong with a text.</summary>
    public static (ContentRule Rule, Severity Severity, object[] Details)? Check(string text, FormNode node)
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
                return (rule, found.Severity, found.Details);
        }

        return null;
    }

    /// <summary>Returns whether a text is short enough to be a word for a missing value.</summary>
    protected static bool MayBeWord(string text) =>
        text.Length <= Placeholders.LongestWord
        || text.StartsWith("System.", StringComparison.Ordinal)
        || text.Contains('.', StringComparison.Ordinal);

    /// <summary>Returns whether a text begins as a number does.</summary>
    protected static bool MayBeNumber(string text) => char.IsAsciiDigit(text[0]) || text[0] is '+' or '-' or '.' or ',';
}
