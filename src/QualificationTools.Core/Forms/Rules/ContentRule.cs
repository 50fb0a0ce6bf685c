using QualificationTools.Forms;
using QualificationTools.Resources;

namespace QualificationTools.Rules;

/// <summary>
/// A rule on what a text consists of. It holds for every text, in whatever column, and stands on no member.
/// </summary>
/// <param name="id">The rule's id, which names its message too.</param>
internal abstract class ContentRule(string id)
{
    /// <summary>Gets every rule, the gravest first: of one cell, only the first that is broken is told.</summary>
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
        new QuotesRule(),];

    /// <summary>Gets the rule's id.</summary>
    public string Id { get; } = id;

    /// <summary>Finds what is wrong with a text.</summary>
    /// <param name="text">The text, which is not empty.</param>
    /// <param name="node">The member that it is for.</param>
    /// <param name="traits">What the text has in it.</param>
    /// <returns>
    /// How much it weighs, and what the message is filled with, after the column's name; null where nothing is wrong.
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

    /// <summary>Returns whether a text is so short that it may be a word that stands for nothing.</summary>
    protected static bool MayBeWord(string text) =>
        text.Length <= Placeholders.LongestWord
        || text.StartsWith("System.", StringComparison.Ordinal)
        || text.Contains('.', StringComparison.Ordinal);

    /// <summary>Returns whether a text begins as a number does.</summary>
    protected static bool MayBeNumber(string text) => char.IsAsciiDigit(text[0]) || text[0] is '+' or '-' or '.' or ',';
}
