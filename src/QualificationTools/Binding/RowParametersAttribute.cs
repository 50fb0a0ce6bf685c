using QualificationTools.Forms;

namespace QualificationTools.Binding;

/// <summary>
/// Adds the parameters of a form to a cmdlet at build time: <c>-InputObject</c> for rows, and one for each column, with
/// the rules and the documentation of the form's member. An object or a list with columns of its own is one parameter.
/// </summary>
/// <typeparam name="TForm">The form.</typeparam>
[AttributeUsage(AttributeTargets.Class)]
internal sealed class RowParametersAttribute<TForm> : Attribute
    where TForm : QualificationForm
{
    /// <summary>Gets the columns that are mandatory at the prompt.</summary>
    public string[] Mandatory { get; init; } = [];

    /// <summary>Gets the columns that are not parameters of this cmdlet.</summary>
    public string[] Omitted { get; init; } = [];

    /// <summary>Gets the column that is bound from the pipeline too, by value and by name.</summary>
    public string? FromPipeline { get; init; }
}
