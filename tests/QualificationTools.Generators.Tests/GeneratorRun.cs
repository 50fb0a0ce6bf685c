using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Text;

namespace QualificationTools.Generators.Tests;

/// <summary>Runs the generator as a build does: the forms are in an assembly, its documentation is in a file.</summary>
internal sealed class GeneratorRun
{
    private const string Forms = """
        using System.Collections.Generic;
        using System.Text.Json.Serialization;

        namespace QualificationTools.Forms
        {
            [System.AttributeUsage(System.AttributeTargets.Property)]
            public sealed class ColumnAttribute(string name, string chineseName) : System.Attribute;

            public abstract class QualificationForm
            {
                [JsonIgnore] public abstract string? Key { get; }
            }
        }

        namespace Sample
        {
            using QualificationTools.Forms;

            public sealed class SensitiveText;

            public enum Colour { Red, Blue }

            public class Paint
            {
                /// <summary>How thick it is.</summary>
                [Column("Layers", "层")] public int? Layers { get; set; }

                /// <summary>The colour.</summary>
                [Column("Colour", "颜色")] public Colour? Colour { get; set; }
            }

            public sealed class Wheel : Paint
            {
                /// <summary>Which it is.</summary>
                [Column("Place", "位置"), JsonPropertyOrder(-1)] public string? Place { get; set; }
            }

            public abstract class OwnedForm<T> : QualificationForm
            {
                /// <summary>Who owns it.</summary>
                [Column("Owner", "车主")] public T? Owner { get; set; }
            }

            public sealed class CarForm : OwnedForm<SensitiveText>
            {
                /// <summary>
                /// The number,
                /// as on the <c>plate</c>.
                /// </summary>
                [Column("Number", "号码")] public string? Number { get; set; }

                /// <summary>The paint.</summary>
                [Column("Paint", "漆")] public Paint? Paint { get; set; }

                /// <summary>The roof.</summary>
                [Column("Roof.", "顶")] public Paint? Roof { get; set; }

                /// <summary>The wheels.</summary>
                [Column("Wheel#.", "轮#")] public List<Wheel>? Wheels { get; set; }

                [JsonIgnore] public override string? Key => Number;
            }
        }
        """;

    private const string Attributes = """
        namespace QualificationTools.Binding;

        [System.AttributeUsage(System.AttributeTargets.Class)]
        internal sealed class RowParametersAttribute<TForm> : System.Attribute
        {
            public string[] Mandatory { get; init; } = [];
            public string[] Omitted { get; init; } = [];
            public string? FromPipeline { get; init; }
        }

        [System.AttributeUsage(System.AttributeTargets.Class)]
        internal sealed class ColumnCompleterAttribute<TForm>(params string[] columns) : System.Attribute;
        """;

    private static readonly CSharpParseOptions Options = new(LanguageVersion.Latest, DocumentationMode.Diagnose);

    private static readonly MetadataReference[] Platform =
    [
        .. ((string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!).Split(Path.PathSeparator).Select(path => MetadataReference.CreateFromFile(path)),
    ];

    private GeneratorDriver _driver;

    private GeneratorRun(string cmdlets, string? documentation, string forms)
    {
        var compilation = Compile("Sample.Forms", forms);
        using var assembly = new MemoryStream();
        using var xml = new MemoryStream();
        Assert.True(compilation.Emit(assembly, xmlDocumentationStream: xml).Success);
        Compilation = Compile("Sample.Cmdlets", Attributes, cmdlets).AddReferences(MetadataReference.CreateFromImage(assembly.ToArray()));
        var file = new DocumentationFile(documentation ?? System.Text.Encoding.UTF8.GetString(xml.ToArray()));
        _driver = CSharpGeneratorDriver.Create(
            [new RowParametersGenerator().AsSourceGenerator()],
            [file],
            Options,
            driverOptions: new GeneratorDriverOptions(IncrementalGeneratorOutputKind.None, trackIncrementalGeneratorSteps: true));
    }

    public Compilation Compilation { get; set; }

    /// <summary>Gets what the generator made of cmdlets.</summary>
    /// <param name="cmdlets">The source of the cmdlets.</param>
    /// <param name="documentation">The file; null for the one that the compiler writes.</param>
    /// <param name="change">Changes the source of the forms.</param>
    public static GeneratorRun Of(string cmdlets, string? documentation = null, Func<string, string>? change = null) =>
        new(cmdlets, documentation, (change ?? (forms => forms))(Forms));

    /// <summary>Runs the generator, and keeps what it remembers for the next run.</summary>
    public GeneratorRunResult Run()
    {
        _driver = _driver.RunGenerators(Compilation);
        return _driver.GetRunResult().Results.Single();
    }

    /// <summary>The lines that were made for a cmdlet, from its first column on.</summary>
    public string Columns() => Run().GeneratedSources.Single().SourceText.ToString().Split("InputObject { get; set; }\n")[1];

    private static CSharpCompilation Compile(string name, params string[] sources) => CSharpCompilation.Create(
        name,
        sources.Select((source, index) => CSharpSyntaxTree.ParseText(source, Options, $"{index}.cs")),
        Platform,
        new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary, nullableContextOptions: NullableContextOptions.Enable));

    private sealed class DocumentationFile(string text) : AdditionalText
    {
        public override string Path => "Sample.Forms.xml";

        public override SourceText GetText(CancellationToken cancellationToken = default) => SourceText.From(text);
    }
}
