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
    private const int MostColumnsNamed = 3;

    // The separators of texts in a cell: the ASCII one, and the one that a Chinese input method produces.
    private static readonly char[] Separators = [';', '；'];

    private static readonly UnreadCell Unreadable = new("UnreadableValue");

    private List<UnknownColumn>? _unknown;
    private bool _hasGaps;

    public List<ReadProblem> Problems { get; } = [];

    public int KnownColumns { get; private set; }

    /// <summary>
    /// Gets whether the row is a body in the service's own form, whose members are taken literally, including empty
    /// texts.
    /// </summary>
    public bool IsBody { get; init; }

    /// <summary>Assigns the members of an object.</summary>
    /// <param name="owner">The form, or an object in it.</param>
    /// <param name="map">The owner's columns.</param>
    /// <param name="members">The names and values.</param>
    /// <param name="areCells">Whether they are the cells of a row, where an empty one means no value.</param>
    /// <param name="outer">The path of the owner.</param>
    public void ReadObject(
        object owner,
        FormMap map,
        IEnumerable<KeyValuePair<string, object?>> members,
        bool areCells,
        RuleTrail? outer = null)
    {
        foreach (var (given, raw) in members)
        {
            var name = given ?? "";
            var column = map.FindColumn(name);
            var note = column is null && ReferenceEquals(owner, form) ? FormNote.Find(name) : null;
            var value = Plain(raw as string ?? Open(raw), areCells && !(IsBody && column?.Path.Steps.Length == 1));
            if (column is not null)
                KnownColumns++;
            else if (note is null)
                AddUnknown(name, map.Hint(name), outer, isFilled: value is not null);
            if (value is null)
                continue;
            if (column is not null)
                Assign(owner, column, value, outer);
            else
                note?.Read(form, value);
        }
    }

    /// <summary>Notes what could not be read.</summary>
    /// <param name="owner">The object whose member was meant.</param>
    /// <param name="node">The member, or null if the input as a whole is not a form.</param>
    /// <param name="id">The rule's id, which names the message too.</param>
    /// <param name="details">The arguments of the message after the column's name.</param>
    /// <param name="wireName">The member's wire path.</param>
    /// <param name="column">The column, for a person.</param>
    public void Refuse(
        object owner,
        FormNode? node,
        string id,
        object[] details,
        string? wireName = null,
        string? column = null)
    {
        column ??= node?.Title ?? typeof(TForm).Name;
        var message = Texts.Format("Rule_" + id, [column, .. details]);
        Problems.Add(
            new ReadProblem(
                new Problem(Id(id), Severity.Error, wireName ?? node?.WireName ?? "", column, message),
                owner,
                node));
    }

    /// <summary>
    /// Refuses a row of which no column is known: the header may be missing, so the names are data and are not
    /// repeated.
    /// </summary>
    public void RefuseUnlessKnown(int columns)
    {
        if (KnownColumns > 0 || Problems.Count > 0)
            return;
        _unknown = null;
        Refuse(form, null, columns == 0 ? "EmptyInput" : "NoKnownColumn", [columns]);
    }

    public void Finish()
    {
        if (_hasGaps)
            Compact(form, FormMap.For(typeof(TForm)));
        Problems.ForEach(problem => problem.Finish());
        form.Row.ReadProblems = Problems;
        form.Row.UnknownColumns = _unknown ?? [];
    }

    // Both names begin with those of the objects that the column stands in.
    private void AddUnknown(string name, string? hint, RuleTrail? outer, bool isFilled) =>
        (_unknown ??= []).Add(
            new UnknownColumn(
                Shorten(outer?.Prefix + name),
                hint is null ? null : outer?.Prefix + hint,
                isFilled));

    // One rule has a separate message for each kind of column.
    private static string Id(string message) =>
        message.StartsWith("NotANumber", StringComparison.Ordinal) ? "NotANumber" : message;

    // The behavior of the caller's object is unknown, and the message of its exception may be personal.
    private object? Open(object? raw)
    {
        try
        {
            return open(raw);
        }
        catch (Exception)
        {
            return Unreadable;
        }
    }

    private static object? Plain(object? value, bool isCell)
    {
        if (value is not string text)
            return value;
        var trimmed = text.Trim();
        // An empty text in an object was put there; one of blanks was not.
        return trimmed.Length > 0 ? trimmed : isCell || text.Length > 0 ? null : text;
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

        try
        {
            Set(owner, column, value, next < column.Indexes.Count ? column.Indexes[next] : null, outer);
        }
        catch (Exception)
        {
            // An object or a list that is enumerated lazily throws only here.
            Refuse(owner, column, Unreadable.RuleId, outer);
        }
    }

    private void Set(object owner, FormColumn column, object value, int? index, RuleTrail? outer)
    {
        var node = column.Path.Target;
        if (value is UnreadCell unread)
        {
            Refuse(owner, column, unread.RuleId, outer, unread.Details);
            return;
        }

        switch (node.Kind)
        {
            case FormNodeKind.Value when value is string:
                SetValue(owner, column, value, outer);
                break;
            case FormNodeKind.Object when value is IEnumerable<KeyValuePair<string, object?>> members:
                _hasGaps = true;
                ReadObject(
                    node.GetOrCreate(owner),
                    node.Children!,
                    members,
                    areCells: false,
                    Trail(outer, column, null));
                break;
            case FormNodeKind.ObjectList when value is IEnumerable<KeyValuePair<string, object?>> single:
                _hasGaps = true;
                ReadObject(
                    Element((IList)node.GetOrCreate(owner), node, index ?? 0),
                    node.Children!,
                    single,
                    areCells: false,
                    Trail(outer, column, index ?? 0));
                break;
            case FormNodeKind.ObjectList when value is IEnumerable<object?> items:
                ReadList(owner, column, items, outer);
                break;
            case FormNodeKind.TextList:
                SetTexts(owner, column, value, index, outer);
                break;
            case FormNodeKind.Value
                when value is IEnumerable<KeyValuePair<string, object?>> members && members.Any(IsMask):
                Refuse(owner, column, "MaskedValue", outer);
                break;
            case FormNodeKind.Value:
                SetValue(owner, column, value, outer);
                break;
            default:
                RefusePart(owner, column, index, outer);
                break;
        }
    }

    private void SetValue(object owner, FormColumn column, object value, RuleTrail? outer)
    {
        var node = column.Path.Target;
        if (ScalarValue.Convert(value, node, out var converted) is { } problem)
            Refuse(owner, column, Message(problem, node), outer, node.IsText ? [] : [Names(node)]);
        else if (node.Get(owner) is { } present && !present.Equals(converted))
            Refuse(owner, column, "TwoValues", outer);
        else
            node.Set(owner, converted);
    }

    private static string Message(string problem, FormNode node) =>
        problem != "NotANumber" ? problem
        : node.Names is null && !node.ElementType.IsEnum ? problem
        : "NotANumberOrName";

    private static string Names(FormNode node) =>
        node.Names?.Describe() ?? (node.ElementType.IsEnum ? EnumNames.Describe(node.ElementType) : "");

    private void ReadList(object owner, FormColumn column, IEnumerable<object?> items, RuleTrail? outer)
    {
        var node = column.Path.Target;
        var list = (IList)node.GetOrCreate(owner);
        var position = 0;
        _hasGaps = true;
        foreach (var item in items)
        {
            if (position > ColumnName.HighestIndex)
            {
                Refuse(owner, column, "TooManyElements", outer);
                return;
            }

            switch (open(item))
            {
                case IEnumerable<KeyValuePair<string, object?>> members:
                    ReadObject(
                        Element(list, node, position),
                        node.Children!,
                        members,
                        areCells: false,
                        Trail(outer, column, position));
                    position++;
                    break;
                case null:
                    break;
                default:
                    node.Set(owner, null);
                    RefusePart(owner, column, 0, outer);
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
            string text when index is null => text.Split(
                Separators,
                StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries),
            IEnumerable<object?> list => list,
            _ => [value],
        };
        foreach (var item in items)
        {
            if (Plain(open(item), isCell: true) is { } opened)
            {
                if (ScalarValue.Convert(opened, node, out var text) is { } problem)
                {
                    Refuse(owner, column, problem, outer);
                    return;
                }

                texts.Add((string)text!);
            }
        }

        var target = (List<string>)node.GetOrCreate(owner);
        if (index is not { } position)
        {
            if (target.Count == 0)
                target.AddRange(texts);
            else if (!target.SequenceEqual(texts, StringComparer.Ordinal))
                Refuse(owner, column, "TwoValues", outer);
            return;
        }

        foreach (var text in texts)
        {
            while (target.Count <= position)
                target.Add("");
            _hasGaps = true;
            if (target[position].Length > 0 && target[position] != text)
                Refuse(owner, column, "TwoValues", outer);
            target[position] = text;
        }
    }

    private void Refuse(object owner, FormColumn column, string id, RuleTrail? outer, params object[] details)
    {
        Refuse(
            owner,
            column.Path.Target,
            id,
            details,
            outer is null ? column.WireName : $"{outer.WireName}.{column.WireName}",
            outer?.Prefix + column.DisplayName);
    }

    // A text in place of an object, such as a cell under the name of a part: the message names the columns to fill in.
    private void RefusePart(object owner, FormColumn column, int? index, RuleTrail? outer)
    {
        var node = column.Path.Target;
        var trail = Trail(outer, column, node.Kind == FormNodeKind.ObjectList ? index ?? 0 : null);
        var columns = node.Children!.Nodes.Where(child => child.Children is null)
            .Take(MostColumnsNamed)
            .Select(child => new RuleTrail(trail, child).DisplayName);
        Refuse(
            owner,
            node,
            "NotAnObject",
            [string.Join(Texts.Get("List_Separator"), columns)],
            outer is null ? column.WireName : $"{outer.WireName}.{column.WireName}",
            trail.Prefix.TrimEnd('.') is { Length: > 0 } name ? name : trail.DisplayName);
    }

    // Path of the members inside an object-valued column.
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
            _hasGaps |= list.Count < index;
            list.Add(Activator.CreateInstance(node.ElementType));
        }

        return list[index]!;
    }

    // Removes elements and objects without any value: they count as absent.
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
                        if (IsVoid(list[i]!, node.Children!))
                            list.RemoveAt(i);
                    }

                    break;
                case { } value when node.Kind == FormNodeKind.Object:
                    Compact(value, node.Children!);
                    if (IsVoid(value, node.Children!))
                        node.Set(owner, null);
                    break;
            }
        }
    }

    // One of which nothing could be read stays: there is something to be told of it.
    private bool IsVoid(object value, FormMap map) =>
        map.IsVoid(value) && !Problems.Exists(problem => ReferenceEquals(problem.Owner, value));

    private static string Shorten(string name) => name.Length <= LongestName ? name : name[..LongestName] + "…";
}
