using Microsoft.CodeAnalysis;

namespace QualificationTools.Generators;

/// <summary>
/// Finds the columns of a form that become parameters: its top-level values, the values of objects whose names do not
/// end in a dot, and every other object or list as a whole. The names are those of the module's own map of columns.
/// </summary>
internal static class FormColumns
{
    private const string Column = "QualificationTools.Forms.ColumnAttribute";
    private const string Names = "QualificationTools.Forms.NumberNamesAttribute";
    private const string Ignored = "System.Text.Json.Serialization.JsonIgnoreAttribute";
    private const string Order = "System.Text.Json.Serialization.JsonPropertyOrderAttribute";

    private static readonly SymbolDisplayFormat FullName =
        SymbolDisplayFormat.FullyQualifiedFormat.WithMiscellaneousOptions(
            SymbolDisplayMiscellaneousOptions.UseSpecialTypes);

    /// <summary>Returns a type's name with its namespace, as source code names it.</summary>
    /// <param name="type">The type.</param>
    /// <returns>The name.</returns>
    public static string NameOf(ITypeSymbol type) => type.ToDisplayString(FullName);

    /// <summary>Returns the columns of a form that become parameters, in the order of the form's members.</summary>
    /// <param name="form">The form.</param>
    /// <returns>The parameters.</returns>
    public static IEnumerable<ColumnParameter> Of(INamedTypeSymbol form) => Of(form, "");

    private static IEnumerable<ColumnParameter> Of(INamedTypeSymbol type, string prefix)
    {
        foreach (var (property, name) in Members(type))
        {
            var id = property.OriginalDefinition.GetDocumentationCommentId() ?? "";
            var value = property.Type
                is INamedTypeSymbol { OriginalDefinition.SpecialType: SpecialType.System_Nullable_T } nullable
                ? nullable.TypeArguments[0]
                : property.Type;
            if (ElementOf(value) is INamedTypeSymbol element)
            {
                yield return new ColumnParameter(
                    Title(property, prefix + name),
                    "object[]?",
                    ColumnContent.ObjectList,
                    id,
                    Children(element));
            }
            else if (IsValue(value))
            {
                var content =
                    value.TypeKind == TypeKind.Enum ? ColumnContent.EnumValue
                    : HasNames(property) ? ColumnContent.NamedNumber
                    : ColumnContent.Value;
                yield return new ColumnParameter(
                    prefix + name,
                    value.IsValueType ? NameOf(value) : NameOf(value) + "?",
                    content,
                    id,
                    new([]));
            }
            else if (name.EndsWith(".", StringComparison.Ordinal))
            {
                yield return new ColumnParameter(
                    Title(property, prefix + name),
                    "object?",
                    ColumnContent.Object,
                    id,
                    Children((INamedTypeSymbol)value));
            }
            else
            {
                foreach (var inner in Of((INamedTypeSymbol)value, prefix + name))
                    yield return inner;
            }
        }
    }

    private static EquatableList<string> Children(INamedTypeSymbol type) =>
        new(Of(type, "").Select(child => child.Name));

    // The members of a base type come first; an explicit order for JSON applies here too.
    private static IEnumerable<(IPropertySymbol Property, string Name)> Members(INamedTypeSymbol type)
    {
        var types = new Stack<INamedTypeSymbol>();
        for (var current = type; current is { SpecialType: not SpecialType.System_Object }; current = current.BaseType)
            types.Push(current);
        return types
            .SelectMany(one => one.GetMembers().OfType<IPropertySymbol>())
            .Where(property =>
                property is { DeclaredAccessibility: Accessibility.Public, IsStatic: false }
                && Find(property, Ignored) is null)
            .OrderBy(property => Find(property, Order)?.ConstructorArguments[0].Value as int? ?? 0)
            .Select(property => (property, Find(property, Column)?.ConstructorArguments[0].Value as string))
            .Where(member => member.Item2 is not null)!;
    }

    private static AttributeData? Find(IPropertySymbol property, string name) =>
        property.GetAttributes().FirstOrDefault(attribute => attribute.AttributeClass?.ToDisplayString() == name);

    private static bool HasNames(IPropertySymbol property) =>
        property.GetAttributes().Any(attribute => attribute.AttributeClass?.BaseType?.ToDisplayString() == Names);

    private static ITypeSymbol? ElementOf(ITypeSymbol type) =>
        type is INamedTypeSymbol { Name: "List" } list ? list.TypeArguments[0] : null;

    private static bool IsValue(ITypeSymbol type) =>
        type.IsValueType || type.SpecialType == SpecialType.System_String || type.Name == "SensitiveText";

    private static string Title(IPropertySymbol property, string name) =>
        name.TrimEnd('.', '#') is { Length: > 0 } title ? title : property.Name;
}
