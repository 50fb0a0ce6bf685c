using System.Collections;
using System.Text.Json;
using QualificationTools.Resources;
using QualificationTools.Rules;
using QualificationTools.Security;

namespace QualificationTools.Forms;

/// <summary>
/// Reads a row of any kind into a form: flat or nested, by wire paths, short names or Chinese headers. It never
/// throws for what stands in a row; what cannot be read is kept on the form as a problem, so that every row has its result.
/// </summary>
/// <typeparam name="TForm">The form.</typeparam>
internal sealed class FormReader<TForm>(OpenRecord open)
    where TForm : QualificationForm, new()
{
    private static readonly FormMap Map = FormMap.For(typeof(TForm));

    /// <summary>Reads one row: an object that the delegate opens, a JSON text, or null.</summary>
    public TForm Read(object? input)
    {
        var form = new TForm();
        var reading = new Reading(this, form);
        switch (open(input))
        {
            case null:
                reading.Refuse(form, null, "NullInput", []);
                break;
            case IEnumerable<KeyValuePair<string, object?>> members:
                var entries = members.ToList();
                reading.ReadObject(form, Map, entries, areCells: AreCells(entries));
                reading.RefuseUnlessKnown(entries.Count);
                break;
            case string text:
                ReadJson(text, form);
                return form;
            case IEnumerable<object?>:
                reading.Refuse(form, null, "ListInput", []);
                break;
            case var other:
                reading.Refuse(form, null, "NotAForm", [other.GetType().Name]);
                break;
        }

        reading.Finish();
        return form;
    }

    /// <summary>Reads members that were named one by one, so that an empty text was meant.</summary>
    public TForm ReadMembers(IEnumerable<KeyValuePair<string, object?>> members)
    {
        var form = new TForm();
        var reading = new Reading(this, form);
        reading.ReadObject(form, Map, members, areCells: false);
        reading.Finish();
        return form;
    }

    private static void ReadJson(string text, TForm form)
    {
        var reading = new Reading(new FormReader<TForm>(JsonRecord.Open), form);
        try
        {
            using var document = JsonDocument.Parse(text, JsonRecord.Options);
            if (document.RootElement.ValueKind == JsonValueKind.Object)
            {
                var members = (IEnumerable<KeyValuePair<string, object?>>)JsonRecord.Open(document.RootElement)!;
                reading.ReadObject(form, Map, members, areCells: false);
                reading.RefuseUnlessKnown(members.Count());
            }
            else
            {
                reading.Refuse(form, null, document.RootElement.ValueKind == JsonValueKind.Array ? "ListInput" : "NotAForm", ["JSON"]);
            }
        }
        catch (Exception e) when (e is JsonException or InvalidOperationException or ArgumentException)
        {
            // The exception's own text quotes the input, which may be personal data; its position does not. Half a surrogate
            // pair is found only when the text is taken out, and has no position.
            var position = e as JsonException;
            reading.Refuse(form, null, "BrokenJson", [(position?.LineNumber ?? 0) + 1, (position?.BytePositionInLine ?? 0) + 1]);
        }

        reading.Finish();
    }

    // A table's row is flat: there an empty cell means that nothing is said. In anything with a shape of its own, and in JSON,
    // an empty text was meant.
    private bool AreCells(List<KeyValuePair<string, object?>> entries) =>
        entries.TrueForAll(entry => open(entry.Value) is string or not (IEnumerable<KeyValuePair<string, object?>> or IEnumerable<object?>));

    private static string Shorten(string name) => name.Length <= 60 ? name : name[..60] + "…";

    private sealed class Reading(FormReader<TForm> reader, TForm form)
    {
        private List<string>? _unknown;
        private bool _isSparse;

        public List<ReadProblem> Problems { get; } = [];

        public int KnownColumns { get; private set; }

        public void ReadObject(object owner, FormMap map, IEnumerable<KeyValuePair<string, object?>> members, bool areCells, RuleTrail? outer = null)
        {
            foreach (var (name, raw) in members)
            {
                if (map.FindColumn(name) is not { } column)
                {
                    (_unknown ??= []).Add(Shorten(name));
                    continue;
                }

                KnownColumns++;
                var value = reader.Open(raw);
                if (areCells && value is string cell)
                    value = string.IsNullOrWhiteSpace(cell) ? null : cell.Trim();
                if (value is not null)
                    Assign(owner, column, value, outer);
            }
        }

        public void Refuse(object owner, FormNode? node, string id, object[] details, string? wireName = null, string? column = null)
        {
            column ??= node?.Title ?? typeof(TForm).Name;
            var message = Texts.Format("Rule_" + id, [column, .. details]);
            Problems.Add(new ReadProblem(new Problem(id, Severity.Error, wireName ?? node?.WireName ?? "", column, message), owner, node));
        }

        /// <summary>Refuses a row of which no column is known: the header may be missing, so that the names are data and are not repeated.</summary>
        public void RefuseUnlessKnown(int columns)
        {
            if (KnownColumns > 0 || Problems.Count > 0)
                return;
            _unknown = null;
            Refuse(form, null, columns == 0 ? "EmptyInput" : "NoKnownColumn", [columns]);
        }

        public void Finish()
        {
            if (_isSparse)
                Compact(form, Map);
            Problems.ForEach(problem => problem.Finish());
            form.ReadProblems = Problems;
            form.UnknownColumns = _unknown ?? [];
        }

        private void Assign(object owner, FormColumn column, object value, RuleTrail? outer)
        {
            var next = 0;
            var steps = column.Path.Steps;
            for (var i = 0; i < steps.Count - 1; i++)
            {
                owner = steps[i].GetOrCreate(owner);
                if (steps[i].Kind == FormNodeKind.ObjectList)
                    owner = Element((IList)owner, steps[i], column.Indexes[next++]);
            }

            Set(owner, column, value, next < column.Indexes.Count ? column.Indexes[next] : null, outer);
        }

        private void Set(object owner, FormColumn column, object value, int? index, RuleTrail? outer)
        {
            var node = column.Path.Target;
            switch (node.Kind)
            {
                case FormNodeKind.Object when value is IEnumerable<KeyValuePair<string, object?>> members:
                    ReadObject(node.GetOrCreate(owner), node.Children!, members, areCells: false, Trail(outer, column, null));
                    break;
                case FormNodeKind.ObjectList when value is IEnumerable<KeyValuePair<string, object?>> single:
                    ReadObject(Element((IList)node.GetOrCreate(owner), node, index ?? 0), node.Children!, single, areCells: false, Trail(outer, column, index ?? 0));
                    break;
                case FormNodeKind.ObjectList when value is IEnumerable<object?> items:
                    ReadList(owner, column, items, outer);
                    break;
                case FormNodeKind.TextList:
                    SetTexts(owner, column, value, index, outer);
                    break;
                case FormNodeKind.Value when value is IEnumerable<KeyValuePair<string, object?>> members && members.Any(IsMask):
                    Refuse(owner, column, "MaskedValue", outer);
                    break;
                case FormNodeKind.Value when ScalarValue.TryConvert(value, node.ElementType, out var converted):
                    node.Set(owner, converted);
                    break;
                case FormNodeKind.Value:
                    Refuse(owner, column, node.IsText ? "NotText" : "NotANumber", outer);
                    break;
                default:
                    Refuse(owner, column, "NotAnObject", outer);
                    break;
            }
        }

        private void ReadList(object owner, FormColumn column, IEnumerable<object?> items, RuleTrail? outer)
        {
            var node = column.Path.Target;
            var list = (IList)node.GetOrCreate(owner);
            foreach (var item in items)
            {
                if (list.Count > ColumnName.HighestIndex)
                {
                    Refuse(owner, column, "TooManyElements", outer);
                    return;
                }

                switch (reader.Open(item))
                {
                    case IEnumerable<KeyValuePair<string, object?>> members:
                        ReadObject(Element(list, node, list.Count), node.Children!, members, areCells: false, Trail(outer, column, list.Count - 1));
                        break;
                    case null:
                        break;
                    default:
                        node.Set(owner, null);
                        Refuse(owner, column, "NotAnObject", outer);
                        return;
                }
            }
        }

        private void SetTexts(object owner, FormColumn column, object value, int? index, RuleTrail? outer)
        {
            var node = column.Path.Target;
            var texts = new List<string>();
            IEnumerable<object?> items = value switch
            {
                string text when index is null => text.Split(';', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries),
                IEnumerable<object?> list => list,
                _ => [value],
            };
            foreach (var item in items)
            {
                if (reader.Open(item) is { } opened)
                {
                    if (!ScalarValue.TryConvert(opened, typeof(string), out var text))
                    {
                        Refuse(owner, column, "NotText", outer);
                        return;
                    }

                    texts.Add((string)text!);
                }
            }

            var target = (List<string>)node.GetOrCreate(owner);
            if (index is not { } position)
            {
                target.AddRange(texts);
                return;
            }

            foreach (var text in texts)
            {
                while (target.Count <= position)
                    target.Add("");
                _isSparse = true;
                target[position] = text;
            }
        }

        private void Refuse(object owner, FormColumn column, string id, RuleTrail? outer)
        {
            var wireName = Fill(column.Path.WireName, column.Indexes, offset: 0);
            var name = Fill(column.Path.DisplayName, column.Indexes, offset: 1);
            Refuse(owner, column.Path.Target, id, [], outer is null ? wireName : $"{outer.WireName}.{wireName}", outer?.Prefix + name);
        }

        // Where the members of an object stand that is the value of a column.
        private static RuleTrail Trail(RuleTrail? outer, FormColumn column, int? lastIndex)
        {
            var next = 0;
            for (var i = 0; i < column.Path.Steps.Count; i++)
            {
                var step = column.Path.Steps[i];
                var isLast = i == column.Path.Steps.Count - 1;
                int? index = isLast ? lastIndex : step.Kind == FormNodeKind.ObjectList ? column.Indexes[next++] : null;
                outer = new RuleTrail(outer, step, index);
            }

            return outer!;
        }

        private static string Fill(string template, IReadOnlyList<int> indexes, int offset)
        {
            foreach (var index in indexes)
            {
                var at = template.IndexOf('#', StringComparison.Ordinal);
                if (at < 0)
                    break;
                template = string.Concat(template.AsSpan(0, at), (index + offset).ToString(System.Globalization.CultureInfo.InvariantCulture), template.AsSpan(at + 1));
            }

            return template;
        }

        private static bool IsMask(KeyValuePair<string, object?> member) => member.Key == nameof(SensitiveText.Masked);

        // Columns come in any order, and a row may fill the second element only: the gaps are closed at the end.
        private object Element(IList list, FormNode node, int index)
        {
            while (list.Count <= index)
            {
                _isSparse |= list.Count < index;
                list.Add(Activator.CreateInstance(node.ElementType));
            }

            return list[index]!;
        }

        private void Compact(object owner, FormMap map)
        {
            foreach (var node in map.Nodes)
            {
                switch (node.Get(owner))
                {
                    case List<string> texts:
                        texts.RemoveAll(text => text.Length == 0);
                        break;
                    case IList list:
                        for (var i = list.Count - 1; i >= 0; i--)
                        {
                            Compact(list[i]!, node.Children!);
                            // An element of which nothing could be read stays: there is something to be told of it.
                            if (node.Children!.Nodes.All(child => child.Get(list[i]!) is null) && !Problems.Exists(problem => ReferenceEquals(problem.Owner, list[i])))
                                list.RemoveAt(i);
                        }

                        break;
                    case { } value when node.Kind == FormNodeKind.Object:
                        Compact(value, node.Children!);
                        break;
                }
            }
        }
    }

    private object? Open(object? value) => open(value);
}
