using System.Globalization;
using System.Reflection;
using QualificationTools.Forms;
using QualificationTools.Resources;
using QualificationTools.Rules;

namespace QualificationTools.Tables;

/// <summary>
/// Represents a file to start from, and one that explains its columns. Both are generated from the column map, the
/// rules on the members, and the service's example rows.
/// </summary>
internal sealed class FormTemplate
{
    private readonly ExampleRow[] _examples;
    private readonly List<FormColumn> _columns = [];
    private (HeaderSpelling Spelling, List<Dictionary<string, string>> Cells)? _exampleCells;

    /// <summary>Initializes the template of a service.</summary>
    /// <param name="service">The service's name.</param>
    /// <param name="examples">The service's example rows.</param>
    /// <param name="role">The role, or null for a row of each.</param>
    /// <exception cref="CsvException">The service has no such role.</exception>
    public FormTemplate(string service, FormExamples examples, string? role)
        : this(RowsOf(service, examples, role))
    {
    }

    private FormTemplate(IEnumerable<ExampleRow> examples)
    {
        _examples = [.. examples];
        foreach (var path in FormMap.For(_examples[0].Form.GetType()).Leaves)
        {
            // Every example has one element of each list at most.
            if (Array.Exists(_examples, example => IsPartOf(path, example.Form)))
                _columns.Add(
                    new FormColumn(
                        path,
                        [.. path.Steps.Where(step => step.Kind == FormNodeKind.ObjectList).Select(_ => 0)]));
        }
    }

    private static IEnumerable<ExampleRow> RowsOf(
        string service,
        FormExamples examples,
        string? role)
    {
        var meant = role is null
            ? null
            : examples.FindRole(role) ?? throw new CsvException("CsvNoSuchRole", service, role);
        return examples.Rows.Where(example => meant is null || example.Role == meant);
    }

    /// <summary>
    /// Returns the template of the service that takes a form, or null if there are no examples of it.
    /// </summary>
    /// <param name="form">The form.</param>
    public static FormTemplate? Find(Type form) =>
        FormExamples.Find(form) is { } examples ? new FormTemplate(examples.Rows) : null;

    /// <summary>Returns the records of the file to begin with: a header, and one row for each role.</summary>
    public IEnumerable<IEnumerable<string?>> Rows(HeaderSpelling spelling)
    {
        yield return _columns.Select(column => column.NameIn(spelling));
        foreach (var (_, form) in _examples)
        {
            var cells = Cells(form, spelling);
            yield return _columns.Select(column => cells.GetValueOrDefault(column.ShortName));
        }
    }

    /// <summary>Returns the records of the file that explains the columns, in the language of messages.</summary>
    public IEnumerable<IEnumerable<string?>> Explanations(HeaderSpelling spelling)
    {
        yield return Titles(spelling);
        foreach (var explanation in Explain(spelling))
            yield return Record(explanation, spelling);
    }

    /// <summary>Returns the header of the table that explains the columns, in the language of messages.</summary>
    /// <param name="spelling">The spelling of the columns that are named.</param>
    public static IReadOnlyList<string> Titles(HeaderSpelling spelling) =>
        [
            Texts.Get("Sheet_HeadColumn"),
            .. Others(spelling).Select(other => Texts.Get("Sheet_Head" + other)),
            Texts.Get("Sheet_HeadMeaning"),
            Texts.Get("Sheet_HeadRequired"),
            Texts.Get("Sheet_HeadContent"),
            Texts.Get("Sheet_HeadExample"),
        ];

    /// <summary>
    /// Returns whether a line is the header of a table that explains the columns, in whichever language.
    /// </summary>
    /// <param name="cells">Its cells.</param>
    public static bool IsTitles(IReadOnlyCollection<string> cells) => Array.Exists(
        Enum.GetValues<HeaderSpelling>(),
        spelling => IsTitles(cells, spelling, isChinese: true) || IsTitles(cells, spelling, isChinese: false));

    /// <summary>
    /// Returns the columns of the file to begin with, as they are written for people, in the language of messages.
    /// </summary>
    /// <param name="spelling">The spelling of the header.</param>
    public IReadOnlyList<TableColumn> Columns(HeaderSpelling spelling) =>
        [.. _columns.Select(column => Describe(column, spelling))];

    /// <summary>Returns a column of the service as it is written for people, in the language of messages.</summary>
    /// <param name="column">The column; it need not be one of the file to begin with.</param>
    /// <param name="spelling">The spelling of the header.</param>
    public TableColumn Describe(FormColumn column, HeaderSpelling spelling)
    {
        var choices = ColumnChoices.Of(column.Path.Target, spelling);
        var explanation = Explain(column, spelling);
        explanation = explanation with { Example = choices.Show(explanation.Example) };
        var lines = new[]
        {
            explanation.Meaning,
            Texts.Format("Sheet_NoteRequired", explanation.Required),
            explanation.Content,
            explanation.Example is { } example ? Texts.Format("Sheet_NoteExample", example) : null,
        };
        return new TableColumn(column.NameIn(spelling))
        {
            Explanation = Record(explanation, spelling),
            Note = string.Join('\n', lines.Where(line => !string.IsNullOrEmpty(line))),
            IsRequired = explanation.Required == Texts.Get("Sheet_Needed") && column.Indexes.All(index => index == 0),
            IsLong = column.Path.Target.IsFreeText,
            Choices = choices,
        };
    }

    private static IReadOnlyList<string?> Record(ColumnExplanation explanation, HeaderSpelling spelling) =>
    [
        explanation.Column.NameIn(spelling), .. Others(spelling).Select(explanation.Column.NameIn),
        explanation.Meaning, explanation.Required, explanation.Content, explanation.Example,
    ];

    /// <summary>Returns the explanation of each column, in the language of messages.</summary>
    /// <param name="spelling">The spelling of the columns that are named.</param>
    /// <returns>The explanations, in the order of the columns.</returns>
    public IEnumerable<ColumnExplanation> Explain(HeaderSpelling spelling) =>
        _columns.Select(column => Explain(column, spelling));

    private ColumnExplanation Explain(FormColumn column, HeaderSpelling spelling) =>
        new(
            column,
            column.Path.Target.Meaning,
            Requirement(column.Path),
            Content(column, spelling),
            ExampleCells(spelling)
                .Select(cells => cells.GetValueOrDefault(column.ShortName))
                .FirstOrDefault(text => text is not null));

    private List<Dictionary<string, string>> ExampleCells(HeaderSpelling spelling)
    {
        if (_exampleCells is not { } known || known.Spelling != spelling)
            _exampleCells = known = (spelling, [.. _examples.Select(example => Cells(example.Form, spelling))]);
        return known.Cells;
    }

    private static bool IsTitles(IReadOnlyCollection<string> cells, HeaderSpelling spelling, bool isChinese)
    {
        using var language = Texts.Speak(isChinese);
        return cells.SequenceEqual(Titles(spelling), StringComparer.Ordinal);
    }

    private static IEnumerable<HeaderSpelling> Others(HeaderSpelling spelling) =>
        Enum.GetValues<HeaderSpelling>().Where(other => other != spelling);

    private static Dictionary<string, string> Cells(QualificationForm form, HeaderSpelling spelling) =>
        FormCell
            .Of(form, spelling)
            .ToDictionary(cell => cell.Column.ShortName, cell => cell.Text, StringComparer.Ordinal);

    // A member that only other roles require is not part of this one.
    private static bool IsPartOf(FormPath path, QualificationForm form) =>
        Array.TrueForAll(path.Steps, step => !step.Rules.OfType<RequiredAttribute>().Any() || IsRequired(step, form));

    private static bool IsRequired(FormNode node, QualificationForm form) =>
        node
            .Rules.OfType<RequiredAttribute>()
            .Any(rule => rule.Broken(null, new RuleContext(form, DateOnly.MaxValue)) is not null);

    private string Requirement(FormPath path)
    {
        var texts = _examples
            .Where(example => IsPartOf(path, example.Form))
            .Select(example => (example.Role, Text: Requirement(path, example.Form)))
            .ToList();
        return texts.Count == _examples.Length && texts.TrueForAll(text => text.Text == texts[0].Text)
            ? texts[0].Text
            : string.Join("; ", texts.Select(text => $"{text.Role}: {text.Text}"));
    }

    private static string Requirement(FormPath path, QualificationForm form)
    {
        var parts = path.Steps[..^1];
        var isPartRequired = Array.TrueForAll(parts, part => IsRequired(part, form));
        if (IsRequired(path.Target, form))
            return Texts.Get(isPartRequired ? "Sheet_Needed" : "Sheet_NeededInPart");
        var needsOne =
            parts.Length > 0
            && isPartRequired
            && !Array.Exists(parts[^1].Children!.Nodes, node => IsRequired(node, form));
        return Texts.Get(needsOne ? "Sheet_NeededOneOf" : "Sheet_NeedNot");
    }

    private static string Content(FormColumn column, HeaderSpelling spelling)
    {
        var node = column.Path.Target;
        var list = Array.Find(column.Path.Steps, step => step.Kind == FormNodeKind.ObjectList);
        IEnumerable<string?> texts =
        [
            node.ElementType.IsEnum ? Texts.Format("Sheet_OneOf", Values(node.ElementType))
            : node.IsText ? null
            : Texts.Get(node.Names is YesNoAttribute ? "Sheet_YesNo" : "Sheet_Number"),
            node.File is null ? null : Texts.Get("Sheet_File"),
            node.Kind == FormNodeKind.TextList ? Texts.Get("Sheet_Several") : null,
            .. node
                .Rules.Where(rule =>
                    rule is not OneOfNumbersAttribute || !(node.ElementType.IsEnum || node.Names is YesNoAttribute))
                .Select(rule => rule.Explain()),
            node.IsSensitive ? Texts.Get("Sheet_Sensitive") : null,
            list is null ? null : Texts.Format("Sheet_More", new FormColumn(column.Path, [1]).NameIn(spelling)),
            .. column.Path.Steps[..^1].SelectMany(step => step.Rules).Select(rule => rule.Explain()),
        ];
        return string.Join(Texts.Get("Sheet_Separator"), texts.OfType<string>());
    }

    private static string Values(Type type) =>
        string.Join(
            " / ",
            type.GetFields(BindingFlags.Public | BindingFlags.Static)
                .Select(field =>
                    string.Create(
                        CultureInfo.InvariantCulture,
                        $"{Convert.ToInt32(field.GetValue(null), CultureInfo.InvariantCulture)} {field.Name} "
                        + $"{field.GetCustomAttribute<ChineseNameAttribute>()?.Name}")));
}

/// <summary>Represents the explanation of a column for people who fill it in.</summary>
/// <param name="Column">The column.</param>
/// <param name="Meaning">The meaning of the column.</param>
/// <param name="Required">Whether it must be filled.</param>
/// <param name="Content">The permitted content of a cell.</param>
/// <param name="Example">A cell of an example row, or null.</param>
internal sealed record ColumnExplanation(
    FormColumn Column,
    string? Meaning,
    string Required,
    string Content,
    string? Example);
