using System.Collections;
using System.Globalization;
using QualificationTools.Rules;
using QualificationTools.Security;

namespace QualificationTools.Forms;

/// <summary>Tells what a service did not give of a record, which a person must then fill in.</summary>
internal static class FormGaps
{
    /// <summary>Takes out what says nothing: empty texts where none may be sent, and objects and lists without content.</summary>
    /// <param name="owner">A form, or an object in it.</param>
    /// <param name="isMaskedVoid">Whether a sensitive value that the service shows masked says nothing either.</param>
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

    /// <summary>Gives the columns, by their short names, that the form must have and does not.</summary>
    public static IReadOnlyList<string> Missing(QualificationForm form)
    {
        var missing = new List<string>();
        AddMissing(form, FormMap.For(form.GetType()), "", new RuleContext(form, DateOnly.MinValue), missing);
        return missing;
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

    private static void AddMissing(object? owner, FormMap map, string prefix, in RuleContext context, List<string> missing)
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

    private static string Numbered(FormNode node, int index) =>
        node.ShortName.Replace("#", (index + 1).ToString(CultureInfo.InvariantCulture), StringComparison.Ordinal);
}
