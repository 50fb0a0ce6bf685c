using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using QualificationTools.Douyin;
using QualificationTools.Forms;
using QualificationTools.Vms;

namespace QualificationTools.Core.Tests.Documents;

/// <summary>
/// Writes the three names of each column into the test data of the cmdlets. The made-up values that are there stay; a column
/// that has none gets one.
/// </summary>
internal static class ColumnSamples
{
    private static readonly JsonSerializerOptions Plain = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static string Write(string present)
    {
        var samples = JsonNode.Parse(present)!.AsObject();
        var lists = samples.Select(list =>
        {
            var map = FormMap.For(list.Key == "vms" ? typeof(VmsQualificationForm) : typeof(DouyinClassAuthForm));
            var rows = list.Value!.AsArray()
                .Select(row => (Wire: (string)row!["wire"]!, Value: (string)row["value"]!))
                .Where(row => map.FindColumn(row.Wire) is not null)
                .Select(row => (row.Wire, Column: Shortened(map.FindColumn(row.Wire)!), row.Value))
                .ToList();
            var missing = map.Leaves.Where(leaf => IsIn(list.Key, leaf) && !rows.Exists(row => row.Column.Path.WireName == leaf.WireName)).Select(First).ToList();
            rows.AddRange(missing.Select(column => (column.WireName, column, Sample(column.Path))));
            rows.Sort((one, other) => FormColumn.Compare(one.Column, other.Column));
            return $"  {Text(list.Key)}: [\n{string.Join(",\n", rows.Select(row => Line(row.Wire, row.Column, row.Value)))}\n  ]";
        });
        return $"{{\n{string.Join(",\n", lists)}\n}}\n";
    }

    // A partner has no data but its own; the ids and the class are those of every role.
    private static bool IsIn(string list, FormPath leaf) => list switch
    {
        "institution" => leaf.Steps[0].PropertyName != nameof(DouyinClassAuthForm.Partner),
        "partner" => leaf.Steps[0].PropertyName == nameof(DouyinClassAuthForm.Partner),
        _ => true,
    };

    // A path may name one text of a list; the other names are those of the whole list.
    private static FormColumn Shortened(FormColumn column) =>
        column with { Indexes = [.. column.Indexes.Take(column.Path.Steps.Count(step => step.Kind == FormNodeKind.ObjectList))] };

    private static FormColumn First(FormPath leaf) => new(leaf, [.. leaf.Steps.Where(step => step.Kind == FormNodeKind.ObjectList).Select(_ => 0)]);

    private static string Sample(FormPath leaf) => leaf.Target.IsText ? $"example {leaf.ShortName.Replace("#", "", StringComparison.Ordinal)}" : "1";

    private static string Line(string wire, FormColumn column, string value) =>
        $"    {{\"wire\": {Text(wire)}, \"english\": {Text(column.ShortName)}, \"chinese\": {Text(column.NameIn(HeaderSpelling.Chinese))}, \"value\": {Text(value)}}}";

    private static string Text(string text) => JsonSerializer.Serialize(text, Plain);
}
