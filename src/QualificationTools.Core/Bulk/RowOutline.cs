using System.Collections;
using QualificationTools.Forms;
using QualificationTools.Resources;

namespace QualificationTools.Bulk;

/// <summary>Describes in one line what would be sent for a row, without personal values.</summary>
internal static class RowOutline
{
    /// <summary>Returns the row's key, number and company, and how much it contains.</summary>
    /// <param name="row">The row's number.</param>
    /// <param name="form">The row.</param>
    /// <param name="files">The number of its files to upload.</param>
    /// <returns>A text such as <c>QUA1 (row 5, Example Ltd, 8 fields, Scenario × 1, 2 files)</c>.</returns>
    public static string Of(long row, QualificationForm form, int files)
    {
        var counts = new List<string>();
        var fields = Count(form, FormMap.For(form.GetType()), counts);
        var number = Texts.Format("Target_Row", row);
        var parts = new List<string>();
        if (form.ShownKey is { Length: > 0 })
            parts.Add(number);
        if (form.Title is { Length: > 0 } title)
            parts.Add(title);
        parts.Add(Texts.Format("Plan_Fields", fields));
        parts.AddRange(counts);
        if (files > 0)
            parts.Add(Texts.Format("Plan_Files", files));
        return Texts.Format(
            "Plan_Target",
            form.ShownKey is { Length: > 0 } key ? key : number,
            string.Join(Texts.Get("Summary_Separator"), parts));
    }

    // The single values of the row and its parts; each element of a list counts as one.
    private static int Count(object owner, FormMap map, List<string> counts)
    {
        var fields = 0;
        foreach (var node in map.Nodes)
        {
            switch (node.Get(owner))
            {
                case null:
                    break;
                case IList { Count: > 0 } list when node.Kind == FormNodeKind.ObjectList:
                    counts.Add(
                        Texts.Format("Plan_List", Texts.AreChinese ? node.ChineseTitle : node.Title, list.Count));
                    break;
                case { } child when node.Kind == FormNodeKind.Object && node.Children is { } children:
                    fields += Count(child, children, counts);
                    break;
                default:
                    fields++;
                    break;
            }
        }

        return fields;
    }
}
