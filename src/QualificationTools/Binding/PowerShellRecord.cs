using System.Collections;
using System.Management.Automation;
using System.Runtime.CompilerServices;
using QualificationTools.Files;
using QualificationTools.Forms;
using QualificationTools.Security;

namespace QualificationTools.Binding;

/// <summary>Opens the values that PowerShell passes: wrapped objects, hashtables, custom objects, lists.</summary>
internal static class PowerShellRecord
{
    private const int UsualColumns = 32;

    [MethodImpl(Compilation.EveryRow)]
    public static object? Open(object? value)
    {
        // A custom object's members live on the wrapper; its base object says nothing.
        if (value is PSObject { BaseObject: PSCustomObject } custom)
            return Properties(custom);
        var inner = value is PSObject wrapper ? wrapper.BaseObject : value;
        return inner switch
        {
            null or string or SensitiveText or IFormattable or bool or char[] => inner,
            IDictionary dictionary => Entries(dictionary),
            IEnumerable list => Items(list),
            // What an upload gave may be put into a field as a whole.
            FileResult { Code: { } code } => code,
            _ => Properties(PSObject.AsPSObject(value)),
        };
    }

    private static IEnumerable<KeyValuePair<string, object?>> Entries(IDictionary dictionary)
    {
        foreach (DictionaryEntry entry in dictionary)
            yield return KeyValuePair.Create(entry.Key.ToString() ?? "", entry.Value);
    }

    private static IEnumerable<object?> Items(IEnumerable list)
    {
        foreach (var item in list)
            yield return item;
    }

    [MethodImpl(Compilation.EveryRow)]
    private static List<KeyValuePair<string, object?>> Properties(PSObject row)
    {
        var members = new List<KeyValuePair<string, object?>>(UsualColumns);
        foreach (var property in row.Properties)
        {
            if (property.IsGettable)
                members.Add(KeyValuePair.Create(property.Name, Value(property)));
        }

        return members;
    }

    // A script property may throw; then it has no value, and a required member says so.
    private static object? Value(PSPropertyInfo property)
    {
        try
        {
            return property.Value;
        }
        catch (GetValueException)
        {
            return null;
        }
    }
}
