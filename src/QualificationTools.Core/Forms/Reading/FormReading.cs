using System.Collections;
using QualificationTools.Resources;
using QualificationTools.Rules;
using QualificationTools.Security;

namespace QualificationTools.Forms;

/// <summary>The reading of one row: assigns its columns to the members, and keeps what could not be read.</summary>
internal sealed class FormReading<TForm>(OpenRecord open, TForm form)
    where TForm : QualificationForm, new()
{
    private const int LongestName = 60;

    private List<string>? _unknown;
    private bool _isSparse;

    public List<ReadProblem> Problems { get; } = [];

    public int KnownColumns { get; private set; }

    public void ReadObject(object owner, FormMap map, IEnumerable<KeyValuePair<string, object?>> members, bool areCells, RuleTrail? outer = null)
    {
        foreach (var (name, raw) in members)
        {
            var column = map.FindColumn(name);
            var note = column is null && ReferenceEquals(owner, form) ? FormNote.Find(name) : null;
            if (column is null && note is null)
            {
                (_unknown ??= []).Add(Shorten(name));
                continue;
            }

            var value = raw as string ?? open(raw);
            if (areCells && value is string cell)
                value = string.IsNullOrWhiteSpace(cell) ? null : cell.Trim();
            if (column is not null)
                KnownColumns++;
            if (value is null)
                continue;
            if (column is not null)
                Assign(owner, column, value, outer);
            else
                note!.Read(form, value);
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
            Compact(form, FormMap.For(typeof(TForm)));
        Problems.ForEach(problem => problem.Finish());
        form.ReadProblems = Problems;
        form.UnknownColumns = _unknown ?? [];
    }

    private void Assign(object owner, FormColumn column, object value, RuleTrail? outer)
    {
        var next = 0;
        var steps = column.Path.Steps;
        for (var i = 0; i < steps.Length - 1; i++)
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
            case FormNodeKind.Value when value is string && ScalarValue.TryConvert(value, node.ElementType, out var scalar):
                node.Set(owner, scalar);
                break;
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

            switch (open(item))
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
            if (open(item) is { } opened)
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
        Refuse(owner, column.Path.Target, id, [], outer is null ? column.WireName : $"{outer.WireName}.{column.WireName}", outer?.Prefix + column.DisplayName);
    }

    // Where the members of an object stand that is the value of a column.
    private static RuleTrail Trail(RuleTrail? outer, FormColumn column, int? lastIndex)
    {
        var next = 0;
        for (var i = 0; i < column.Path.Steps.Length; i++)
        {
            var step = column.Path.Steps[i];
            var isLast = i == column.Path.Steps.Length - 1;
            int? index = isLast ? lastIndex : step.Kind == FormNodeKind.ObjectList ? column.Indexes[next++] : null;
            outer = new RuleTrail(outer, step, index);
        }

        return outer!;
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

    private static string Shorten(string name) => name.Length <= LongestName ? name : name[..LongestName] + "…";
}
