using System.Management.Automation;
using QualificationTools.Forms;
using QualificationTools.Rules;

namespace QualificationTools.Binding;

/// <summary>Holds a parameter to the rules of the form's member that it fills: one rule, written once.</summary>
/// <typeparam name="TForm">The form.</typeparam>
/// <param name="column">The member's short name.</param>
[AttributeUsage(AttributeTargets.Property)]
internal sealed class MemberRulesAttribute<TForm>(string column) : ValidateArgumentsAttribute
    where TForm : QualificationForm
{
    /// <summary>Gets the member's short name.</summary>
    public string Column { get; } = column;

    /// <inheritdoc/>
    protected override void Validate(object arguments, EngineIntrinsics engineIntrinsics)
    {
        var path = FormMap.For(typeof(TForm)).Get(Column);
        var value = PSValue.Unwrap(arguments);
        if (RuleEngine.CheckValue(path, value, DateOnly.FromDateTime(DateTime.Now)) is { } broken)
            throw new ValidationMetadataException(broken);
    }
}
