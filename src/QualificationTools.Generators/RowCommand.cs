using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Text;

namespace QualificationTools.Generators;

/// <summary>Represents a cmdlet that gets its parameters from a form.</summary>
/// <param name="Namespace">The cmdlet's namespace.</param>
/// <param name="Name">The name of its class.</param>
/// <param name="Form">The form, with its namespace.</param>
/// <param name="FormAssembly">The name of the form's assembly.</param>
/// <param name="Parameters">The parameters, in the order of the form's members.</param>
/// <param name="Mandatory">The mandatory columns.</param>
/// <param name="Omitted">The columns that are not parameters of this cmdlet.</param>
/// <param name="FromPipeline">The column that is bound from the pipeline, by value and by name, or null.</param>
/// <param name="Place">The place of the attribute.</param>
internal sealed record RowCommand(
    string Namespace,
    string Name,
    string Form,
    string FormAssembly,
    EquatableList<ColumnParameter> Parameters,
    EquatableList<string> Mandatory,
    EquatableList<string> Omitted,
    string? FromPipeline,
    SourcePlace Place)
{
    /// <summary>Gets the columns that the attribute names.</summary>
    public IEnumerable<string> NamedColumns =>
        Mandatory.Elements.Concat(Omitted.Elements).Concat(FromPipeline is null ? [] : [FromPipeline]);
}

/// <summary>Represents the completer of some columns of a form.</summary>
/// <param name="Type">The completer's type, with its namespace.</param>
/// <param name="Form">The form, with its namespace.</param>
/// <param name="Columns">The columns.</param>
/// <param name="Place">The place of the attribute.</param>
internal sealed record ColumnCompleter(string Type, string Form, EquatableList<string> Columns, SourcePlace Place);

/// <summary>
/// Represents a place in a source file, for diagnostics. A location would keep a whole compilation in memory.
/// </summary>
/// <param name="Path">The file.</param>
/// <param name="Span">The characters.</param>
/// <param name="Lines">Their lines and columns.</param>
internal sealed record SourcePlace(string Path, TextSpan Span, LinePositionSpan Lines)
{
    /// <summary>Returns the place of an attribute.</summary>
    /// <param name="attribute">The attribute.</param>
    /// <param name="stop">Cancels the search.</param>
    /// <returns>The place.</returns>
    public static SourcePlace Of(AttributeData attribute, CancellationToken stop)
    {
        var reference = attribute.ApplicationSyntaxReference!;
        var location = reference.GetSyntax(stop).GetLocation();
        return new SourcePlace(reference.SyntaxTree.FilePath, location.SourceSpan, location.GetLineSpan().Span);
    }

    /// <summary>Returns the place as the compiler's location.</summary>
    /// <returns>The location.</returns>
    public Location ToLocation() => Location.Create(Path, Span, Lines);
}
