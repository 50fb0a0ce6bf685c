using System.Collections;
using System.Globalization;
using QualificationTools.Rules;
using QualificationTools.Security;

namespace QualificationTools.Forms;

/// <summary>Finds what a service did not return of a record, which a person must then fill in.</summary>
internal static class FormGaps
{
    /// <summary>
    /// Removes empty content: empty texts where none may be sent, and objects and lists without content.
    /// </summary>
    /// <param name="owner">A form, or an object in it.</param>
    /// <param name="isMaskedVoid">Whether a sensitive value that the service masks counts as empty too.</param>
    /// <returns>Whether nothing is left.</returns>
    public static bool RemoveVoid(object owner, bool isMaskedVoid)
    {
        var isVoid = true;
        foreach (var node in FormMap.For(owner.GetType()).Nodes)
        {
            var value = node.Get(owner);
            if (IsVoid(node, value, isMaskedVoid))
                node.Set(owner, null);
            else
                isVoid = false;
        }

        return isVoid;
    }

    /// <summary>Returns the columns, by their short names, that the form must have and does not.</summary>
    public static IReadOnlyList<string> Missing(QualificationForm form)
    {
        var missing = new List<string>();
        AddMissing(form, FormMap.For(form.GetType()), "", new RuleContext(form, DateOnly.MinValue), missing);
        return missing;
    }

    /// <summary>
    /// Returns the columns that a person who mends the form may need, whatever they hold: all columns of a missing
    /// required part, and all photos of the existing parts.
    /// </summary>
    public static IEnumerable<FormColumn> Mendable(QualificationForm form) =>
        Mendable(form, FormMap.For(form.GetType()), [], [], new RuleContext(form, DateOnly.MinValue));

    private static List<FormColumn> Mendable(
        object? owner,
        FormMap map,
        FormNode[] steps,
        int[] indexes,
        RuleContext context)
    {
        var columns = new List<FormColumn>();
        foreach (var node in map.Nodes)
        {
            var value = owner is null ? null : node.Get(owner);
            FormNode[] way = [.. steps, node];
            if (node.Children is not { } below)
            {
                if (owner is null || node.File is not null)
                    columns.Add(Column(way, indexes));
            }
            else if (node.Kind == FormNodeKind.ObjectList && value is IList { Count: > 0 } list)
            {
                for (var i = 0; i < list.Count; i++)
                    columns.AddRange(Mendable(list[i], below, way, [.. indexes, i], context));
            }
            else if (
                (value is not null && value is not IList)
                || node.Rules.Any(rule => rule is RequiredAttribute && rule.Broken(null, context) is not null))
            {
                columns.AddRange(
                    Mendable(
                        value is IList ? null : value,
                        below,
                        way,
                        node.Kind == FormNodeKind.ObjectList ? [.. indexes, 0] : indexes,
                        context));
            }
        }

        return columns;
    }

    private static FormColumn Column(FormNode[] steps, int[] indexes)
    {
        var path = new FormPath([steps[^1]], steps[^1].WireName, steps[^1].Title, steps[^1].ChineseTitle);
        for (var i = steps.Length - 2; i >= 0; i--)
            path = path.Under(steps[i], steps[i].WireName + (steps[i].Kind == FormNodeKind.ObjectList ? "[#]." : "."));
        return new FormColumn(path, indexes);
    }

    private static bool IsVoid(FormNode node, object? value, bool isMaskedVoid)
    {
        switch (value)
        {
            case null:
                return true;
            case string text:
                return text.Length == 0 && !node.Rules.OfType<RequiredAttribute>().Any(rule => rule.AllowEmpty);
            case SensitiveText text:
                return text.Reveal().Length == 0 || (isMaskedVoid && MaskSign.HidesPart(text.Reveal()));
            case List<string> texts:
                texts.RemoveAll(string.IsNullOrEmpty);
                return texts.Count == 0;
            case IList list:
                for (var i = list.Count - 1; i >= 0; i--)
                {
                    if (list[i] is not { } element || RemoveVoid(element, isMaskedVoid))
                        list.RemoveAt(i);
                }

                return list.Count == 0;
            default:
                return node.Kind == FormNodeKind.Object && RemoveVoid(value, isMaskedVoid);
        }
    }

    private static void AddMissing(
        object? owner,
        FormMap map,
        string prefix,
        in RuleContext context,
        List<string> missing)
    {
        foreach (var node in map.Nodes)
        {
            var value = owner is null ? null : node.Get(owner);
            var isMissing = false;
            foreach (var rule in node.Rules)
                isMissing |= rule is RequiredAttribute && rule.Broken(value, context) is not null;
            if (node.Children is null)
            {
                if (isMissing)
                    missing.Add(prefix + node.ShortName);
            }
            else if (isMissing && !HasRequired(node.Children, context))
            {
                // For a part that may be filled in partly, the most informative column is named.
                missing.Add(
                    prefix + Numbered(node, 0) + node.Children.Nodes.First(child => child.Children is null).ShortName);
            }
            else if (value is IList { Count: > 0 } list)
            {
                for (var i = 0; i < list.Count; i++)
                    AddMissing(list[i], node.Children, prefix + Numbered(node, i), context, missing);
            }
            else if (value is not null || isMissing)
            {
                AddMissing(value is IList ? null : value, node.Children, prefix + Numbered(node, 0), context, missing);
            }
        }
    }

    private static bool HasRequired(FormMap map, RuleContext context) =>
        map.Nodes.Any(node =>
            node.Rules.Any(rule => rule is RequiredAttribute && rule.Broken(null, context) is not null));

    private static string Numbered(FormNode node, int index) =>
        node.ShortName.Replace("#", (index + 1).ToString(CultureInfo.InvariantCulture), StringComparison.Ordinal);
}
