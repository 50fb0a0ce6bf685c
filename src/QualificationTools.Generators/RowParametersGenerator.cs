using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace QualificationTools.Generators;

/// <summary>
/// Generates the parameters of each cmdlet with <c>[RowParameters]</c>: one for whole rows, and one for each column of
/// the form, with the documentation of the form's members.
/// </summary>
[Generator(LanguageNames.CSharp)]
public sealed class RowParametersGenerator : IIncrementalGenerator
{
    private const string RowParameters = "QualificationTools.Binding.RowParametersAttribute`1";
    private const string Completer = "QualificationTools.Binding.ColumnCompleterAttribute`1";

    /// <inheritdoc/>
    public void Initialize(IncrementalGeneratorInitializationContext context)
    {
        var commands = context.SyntaxProvider.ForAttributeWithMetadataName(
            RowParameters,
            static (node, _) => node is ClassDeclarationSyntax,
            static (found, stop) => ReadCommand(found, stop));
        var completers = context
            .SyntaxProvider.ForAttributeWithMetadataName(
                Completer,
                static (node, _) => node is ClassDeclarationSyntax,
                static (found, stop) => ReadCompleter(found, stop))
            .Collect();
        var documentation = context
            .AdditionalTextsProvider.Where(static file =>
                file.Path.EndsWith(".xml", StringComparison.OrdinalIgnoreCase))
            .Select(static (file, stop) => Documentation.Read(file, stop))
            .Collect();
        context.RegisterSourceOutput(commands.Combine(completers).Combine(documentation), static (output, made) =>
            Write(output, made.Left.Left, made.Left.Right, made.Right));
    }

    private static RowCommand ReadCommand(GeneratorAttributeSyntaxContext found, CancellationToken stop)
    {
        var command = (INamedTypeSymbol)found.TargetSymbol;
        var attribute = found.Attributes[0];
        var form = (INamedTypeSymbol)attribute.AttributeClass!.TypeArguments[0];
        return new RowCommand(
            command.ContainingNamespace.ToDisplayString(),
            command.Name,
            FormColumns.NameOf(form),
            form.ContainingAssembly.Name,
            new(FormColumns.Of(form)),
            Texts(attribute, "Mandatory"),
            Texts(attribute, "Omitted"),
            attribute.NamedArguments.FirstOrDefault(argument => argument.Key == "FromPipeline").Value.Value as string,
            SourcePlace.Of(attribute, stop));
    }

    private static ColumnCompleter ReadCompleter(GeneratorAttributeSyntaxContext found, CancellationToken stop)
    {
        var attribute = found.Attributes[0];
        return new ColumnCompleter(
            FormColumns.NameOf((INamedTypeSymbol)found.TargetSymbol),
            FormColumns.NameOf(attribute.AttributeClass!.TypeArguments[0]),
            Texts(attribute.ConstructorArguments[0]),
            SourcePlace.Of(attribute, stop));
    }

    private static EquatableList<string> Texts(AttributeData attribute, string name) =>
        Texts(attribute.NamedArguments.FirstOrDefault(argument => argument.Key == name).Value);

    private static EquatableList<string> Texts(TypedConstant constant) =>
        new(
            constant.Kind == TypedConstantKind.Array && !constant.IsNull
                ? constant.Values.Select(value => value.Value).OfType<string>()
                : []);

    private static void Write(
        SourceProductionContext output,
        RowCommand command,
        ImmutableArray<ColumnCompleter> completers,
        ImmutableArray<Documentation?> documentation)
    {
        var own = completers.Where(completer => completer.Form == command.Form).ToList();
        CheckColumns(output, command, command.NamedColumns, command.Place);
        own.ForEach(completer => CheckColumns(output, command, completer.Columns.Elements, completer.Place));
        var documented = documentation.FirstOrDefault(one => one?.Assembly == command.FormAssembly);
        if (documented is null)
            output.ReportDiagnostic(
                Diagnostic.Create(Diagnostics.NoDocumentation, command.Place.ToLocation(), command.FormAssembly));

        var source = new CommandSource(command);
        foreach (
            var parameter in command.Parameters.Elements.Where(parameter =>
                !command.Omitted.Elements.Contains(parameter.Name)))
        {
            var summary = documented?.Summary(parameter.DocumentationId) ?? [];
            if (documented is not null && summary.Count == 0)
                output.ReportDiagnostic(
                    Diagnostic.Create(
                        Diagnostics.NoSummary,
                        command.Place.ToLocation(),
                        parameter.Name,
                        parameter.DocumentationId));
            source.Add(
                parameter,
                summary,
                own.Find(completer => completer.Columns.Elements.Contains(parameter.Name))?.Type);
        }

        output.AddSource($"{command.Name}.g.cs", source.ToString());
    }

    private static void CheckColumns(
        SourceProductionContext output,
        RowCommand command,
        IEnumerable<string> columns,
        SourcePlace place)
    {
        var known = command.Parameters.Elements.Select(parameter => parameter.Name).ToList();
        foreach (var column in columns.Except(known))
            output.ReportDiagnostic(
                Diagnostic.Create(
                    Diagnostics.NoSuchColumn,
                    place.ToLocation(),
                    command.Form.Replace("global::", ""),
                    column,
                    string.Join(", ", known)));
    }
}
