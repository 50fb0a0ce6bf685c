using System.Management.Automation;
using System.Reflection;
using QualificationTools.Security;

namespace QualificationTools.Tables;

/// <summary>
/// Creates objects from a table's rows as <c>Import-Csv</c> does, each with its line as the first property.
/// </summary>
internal static class TableObject
{
    /// <summary>
    /// The constructor that gives the object its members at once; it is public, but newer than the library that the
    /// module compiles against. Without it, PowerShell looks the members up in a weak table of the whole process:
    /// over a million rows that table grows by 36 MB, and so does the time to collect it.
    /// </summary>
    private static readonly ConstructorInvoker? WithMembers =
        typeof(PSObject).GetConstructor([typeof(int)]) is { } found ? ConstructorInvoker.Create(found) : null;

    /// <summary>Returns the object of a row. A column that the row does not reach is null.</summary>
    /// <param name="row">The row.</param>
    /// <param name="names">The columns' names; null for an ignored one.</param>
    public static PSObject Of(TableRow row, IReadOnlyList<string?> names)
    {
        var made = Empty(names.Count + 1);
        var properties = made.Properties;
        // The names are known to differ, so nothing has to be compared.
        properties.Add(new LineProperty(row.Place), preValidated: true);
        for (var i = 0; i < names.Count; i++)
        {
            if (names[i] is { } name)
                properties.Add(
                    new PSNoteProperty(name, i < row.Cells.Count ? Plain(row.Cells[i]) : null),
                    preValidated: true);
        }

        return made;
    }

    private static PSObject Empty(int members) => (PSObject?)WithMembers?.Invoke(members) ?? new PSObject();

    private static object Plain(object cell) =>
        cell is string and ['\'' or '=', ..] text ? CellText.Unguard(text) : cell;
}
