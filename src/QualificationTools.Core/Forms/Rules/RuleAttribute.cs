using System.Globalization;
using QualificationTools.Resources;

namespace QualificationTools.Rules;

/// <summary>
/// A rule on a member of a form. The same attribute checks the member and the cmdlet's parameter of that name.
/// </summary>
/// <param name="id">The rule's id, which names its message too.</param>
/// <param name="severity">Whether a row that breaks the rule is refused.</param>
public abstract class RuleAttribute(string id, Severity severity) : Attribute
{
    /// <summary>Gets the rule's id.</summary>
    public string Id { get; } = id;

    /// <summary>Gets whether a row that breaks the rule is refused.</summary>
    public Severity Severity { get; } = severity;

    /// <summary>Gets whether the rule does not hold for a record that is new to the service.</summary>
    public bool UpdateOnly { get; init; }

    /// <summary>Gets the name of the rule's description for people who fill in a file.</summary>
    internal virtual string SheetId => Id;

    /// <summary>Gets whether the rule can be decided without the rest of the form.</summary>
    internal virtual bool StandsAlone => true;

    /// <summary>Gets the arguments of the rule's description for people who fill in a file.</summary>
    internal virtual object[] Limits => [];

    /// <summary>
    /// Returns null if the value keeps the rule; else the arguments of the message after the column's name.
    /// </summary>
    internal abstract object[]? Broken(object? value, in RuleContext context);

    /// <summary>
    /// Returns what the rule requires of a cell, for people who fill in a file; null if it is obvious.
    /// </summary>
    internal string? Explain() =>
        Texts.Find("Sheet_" + SheetId) is { } text ? string.Format(CultureInfo.InvariantCulture, text, Limits) : null;

    /// <summary>Returns the message: what is wrong with the column and what to do.</summary>
    internal string Describe(string column, object[] details) => Texts.Format("Rule_" + Id, [column, .. details]);
}
