using System.Collections;
using QualificationTools.Security;

namespace QualificationTools.Rules;

/// <summary>The service documents the member as required.</summary>
[AttributeUsage(AttributeTargets.Property)]
public class RequiredAttribute : RuleAttribute
{
    /// <summary>Makes the rule.</summary>
    public RequiredAttribute() : base("Required", Severity.Error) { }

    /// <summary>Whether an empty text counts as given. It does where the service's own sample sends one.</summary>
    public bool AllowEmpty { get; init; }

    internal override object[]? Broken(object? value, in RuleContext context) => IsMissing(value) ? [] : null;

    private protected bool IsMissing(object? value) => IsEmpty(value) && !(AllowEmpty && value is string);

    /// <summary>Whether there is nothing, or an empty text or list.</summary>
    internal static bool IsEmpty(object? value) => value switch
    {
        null => true,
        string text => text.Length == 0,
        SensitiveText text => text.Reveal().Length == 0,
        ICollection list => list.Count == 0,
        _ => false,
    };
}
