using QualificationTools.Forms;

namespace QualificationTools.Binding;

/// <summary>
/// Gives a cmdlet the parameters of a form, while it is compiled: <c>-InputObject</c> for rows, and one for each
/// column, with the rules and the documentation of the form's member. Objects and lists with columns of their own are
/// one parameter each.
/// </summary>
/// <typeparam name="TForm">The form.</typeparam>
[AttributeUsage(AttributeTargets.Class)]
internal sealed class RowParametersAttribute<TForm> : Attribute
    where TForm : QualificationForm
{
    /// <summary>Gets the columns that a person at the prompt must give.</summary>
    public string[] Mandatory { get; init; } = [];

    /// <summary>Gets the columns that are no parameters of this cmdlet.</summary>
    public string[] Omitted { get; init; } = [];

    /// <summary>Gets the column that is bound from the pipeline too, by value and by name.</summary>
    public string? FromPipeline { get; init; }
}
