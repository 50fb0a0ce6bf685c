using QualificationTools.Forms;

namespace QualificationTools.Binding;

/// <summary>
/// Assigns a completer to the parameters that <see cref="RowParametersAttribute{TForm}"/> generates for some columns.
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
