using QualificationTools.Forms;

namespace QualificationTools.Binding;

/// <summary>
/// Has a completer complete the parameters that <see cref="RowParametersAttribute{TForm}"/> makes of some columns.
/// </summary>
/// <typeparam name="TForm">The form.</typeparam>
/// <param name="columns">The columns.</param>
[AttributeUsage(AttributeTargets.Class)]
internal sealed class ColumnCompleterAttribute<TForm>(params string[] columns) : Attribute
    where TForm : QualificationForm
{
    /// <summary>Gets the columns.</summary>
    public IReadOnlyList<string> Columns { get; } = columns;
}
