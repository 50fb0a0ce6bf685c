using System.Globalization;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace QualificationTools.Generators.Tests;

public sealed class RowParametersGeneratorTests
{
    private const string Usings = "using QualificationTools.Binding; using Sample; namespace Garage;";
    private const string Plain = Usings + "[RowParameters<CarForm>] public partial class UpdateCarCommand { }";

    [Fact]
    public void Each_column_becomes_a_parameter_with_the_documentation_of_its_member() =>
        Assert.Equal(
            """

                /// <summary>
                /// Who owns it.
                /// </summary>
                [global::System.Management.Automation.Parameter(ParameterSetName = ParameterSet.Member)]
                [global::QualificationTools.Binding.MemberRules<global::Sample.CarForm>("Owner")]
                public global::Sample.SensitiveText? Owner { get; set; }

                /// <summary>
                /// The number,
                /// as on the <c>plate</c>.
                /// </summary>
                [global::System.Management.Automation.Parameter(ParameterSetName = ParameterSet.Member)]
                [global::QualificationTools.Binding.MemberRules<global::Sample.CarForm>("Number")]
                public string? Number { get; set; }

                /// <summary>
                /// How thick it is.
                /// </summary>
                [global::System.Management.Automation.Parameter(ParameterSetName = ParameterSet.Member)]
                [global::QualificationTools.Binding.MemberRules<global::Sample.CarForm>("PaintLayers")]
                public int PaintLayers { get; set; }

                /// <summary>
                /// The colour.
                /// </summary>
                [global::System.Management.Automation.Parameter(ParameterSetName = ParameterSet.Member)]
                [global::QualificationTools.Binding.EnumName<global::Sample.Colour>]
                [global::QualificationTools.Binding.MemberRules<global::Sample.CarForm>("PaintColour")]
                public global::Sample.Colour PaintColour { get; set; }

                /// <summary>
                /// The roof.
                /// </summary>
                /// <remarks>A hashtable with Layers, Colour.</remarks>
                [global::System.Management.Automation.Parameter(ParameterSetName = ParameterSet.Member)]
                public object? Roof { get; set; }

                /// <summary>
                /// The wheels.
                /// </summary>
                /// <remarks>Hashtables with Place, Layers, Colour.</remarks>
                [global::System.Management.Automation.Parameter(ParameterSetName = ParameterSet.Member)]
                public object[]? Wheel { get; set; }
            }

            """,
            GeneratorRun.Of(Plain).Columns());

    [Fact]
    public void Rows_come_by_InputObject()
    {
        var source = GeneratorRun.Of(Plain).Run().GeneratedSources.Single();

        Assert.Equal("UpdateCarCommand.g.cs", source.HintName);
        Assert.Contains("[global::QualificationTools.Binding.FormTransformation<global::Sample.CarForm>]\n    public override global::Sample.CarForm[]? InputObject { get; set; }\n", source.SourceText.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void Columns_may_be_mandatory_or_bound_from_the_pipeline_or_omitted()
    {
        var columns = GeneratorRun.Of(
            Usings + """
            [RowParameters<CarForm>(Mandatory = [nameof(Number), "Roof"], FromPipeline = nameof(Number), Omitted = ["Owner", "Wheel"])]
            public partial class UpdateCarCommand { }
            """).Columns();

        Assert.Contains("Parameter(Mandatory = true, ValueFromPipeline = true, ValueFromPipelineByPropertyName = true, ParameterSetName = ParameterSet.Member)]\n    [global::QualificationTools.Binding.MemberRules<global::Sample.CarForm>(\"Number\")]", columns, StringComparison.Ordinal);
        Assert.Contains("Parameter(Mandatory = true, ParameterSetName = ParameterSet.Member)]\n    public object? Roof", columns, StringComparison.Ordinal);
        Assert.DoesNotContain(" Owner {", columns, StringComparison.Ordinal);
        Assert.DoesNotContain(" Wheel {", columns, StringComparison.Ordinal);
    }

    [Fact]
    public void Completer_names_its_columns()
    {
        var columns = GeneratorRun.Of(Plain + """[ColumnCompleter<CarForm>("PaintLayers")] public sealed class LayerCompleter;""").Columns();

        Assert.Contains("(\"PaintLayers\")]\n    [global::System.Management.Automation.ArgumentCompleter(typeof(global::Garage.LayerCompleter))]\n", columns, StringComparison.Ordinal);
        Assert.Single(columns.Split('\n'), line => line.Contains("ArgumentCompleter", StringComparison.Ordinal));
    }

    [Fact]
    public void Member_without_documentation_fails_the_build() =>
        Assert.Equal(
            ["QT0002 -Roof is made from P:Sample.CarForm.Roof, which has no XML documentation. Add a <summary>."],
            Errors(GeneratorRun.Of(Plain, change: forms => forms.Replace("/// <summary>The roof.</summary>", "", StringComparison.Ordinal))));

    [Theory]
    [InlineData("")]
    [InlineData("<doc><assembly><name>Other</name></assembly><members></members></doc>")]
    [InlineData("<doc><assembly><name>Sample.Forms</name></assembly><members><member name=\"")]
    public void Missing_documentation_fails_the_build(string documentation) =>
        Assert.Equal(
            ["QT0001 The documentation of Sample.Forms (Sample.Forms.xml) is missing. Build Sample.Forms first; its project sets GenerateDocumentationFile."],
            Errors(GeneratorRun.Of(Plain, documentation)));

    [Theory]
    [InlineData("[RowParameters<CarForm>(Mandatory = [\"Roofs\"])] public partial class UpdateCarCommand { }")]
    [InlineData("[RowParameters<CarForm>(Omitted = [\"Roofs\"])] public partial class UpdateCarCommand { }")]
    [InlineData("[RowParameters<CarForm>(FromPipeline = \"Roofs\")] public partial class UpdateCarCommand { }")]
    [InlineData("[RowParameters<CarForm>] public partial class UpdateCarCommand { } [ColumnCompleter<CarForm>(\"Roofs\")] public sealed class RoofCompleter;")]
    public void Column_that_is_not_there_fails_the_build(string cmdlet) =>
        Assert.Equal(
            ["QT0003 Sample.CarForm has no column 'Roofs' that is a parameter. The columns are: Owner, Number, PaintLayers, PaintColour, Roof, Wheel."],
            Errors(GeneratorRun.Of(Usings + cmdlet)));

    [Fact]
    public void Nothing_is_made_again_for_a_change_elsewhere()
    {
        var run = GeneratorRun.Of(Plain);
        run.Run();
        run.Compilation = run.Compilation.AddSyntaxTrees(CSharpSyntaxTree.ParseText("class Elsewhere { }", (CSharpParseOptions)run.Compilation.SyntaxTrees.First().Options, cancellationToken: TestContext.Current.CancellationToken));

        var outputs = run.Run().TrackedOutputSteps.SelectMany(steps => steps.Value).SelectMany(step => step.Outputs);

        Assert.Equal([IncrementalStepRunReason.Cached], outputs.Select(output => output.Reason).Distinct());
    }

    private static IEnumerable<string> Errors(GeneratorRun run) => run.Run().Diagnostics
        .Where(diagnostic => diagnostic.Severity == DiagnosticSeverity.Error)
        .Select(diagnostic => $"{diagnostic.Id} {diagnostic.GetMessage(CultureInfo.InvariantCulture)}");
}
