using System.Collections;
using System.Diagnostics.CodeAnalysis;
using QualificationTools.Forms;
using QualificationTools.Security;

namespace QualificationTools.Rules;

/// <summary>The service documents the member as required.</summary>
[AttributeUsage(AttributeTargets.Property)]
public class RequiredAttribute : RuleAttribute
{
    /// <summary>Initializes the rule.</summary>
    public RequiredAttribute() : base("Required", Severity.Error) { }

    /// <summary>Gets whether an empty text counts as a value, as in the service's own sample.</summary>
    public bool AllowEmpty { get; init; }

    internal override object[]? Broken(object? value, in RuleContext context) => IsMissing(value) ? [] : null;

    private protected bool IsMissing(object? value) => IsEmpty(value) && !(AllowEmpty && value is string);

    // An object without any member set counts as absent.
    private static bool IsVoid(object? value) => value is null || FormMap.For(value.GetType()).IsVoid(value);

    /// <summary>
    /// Returns whether there is nothing, or an empty text or list, or an object of which no member is set.
    /// </summary>
    internal static bool IsEmpty([NotNullWhen(false)] object? value) => value switch
    {
        null => true,
        string text => text.Length == 0,
        SensitiveText text => text.Reveal().Length == 0,
        List<string> texts => texts.Count == 0,
        IList list => list.Cast<object?>().All(IsVoid),
        ValueType => false,
        _ => IsVoid(value),
    };
}
