using System.Collections;
using System.Management.Automation;
using System.Reflection;
using System.Runtime.CompilerServices;
using QualificationTools.Files;
using QualificationTools.Forms;
using QualificationTools.Security;

namespace QualificationTools.Binding;

/// <summary>Opens the values that PowerShell passes: wrapped objects, hashtables, custom objects, lists.</summary>
internal static class PowerShellRecord
{
    private const int UsualColumns = 32;
    private const string HiddenProperty = "pstypenames";

    /// <summary>
    /// The members that a custom object itself has. To enumerate <see cref="PSObject.Properties"/> takes ten times as long as all
    /// else that is done to read a row, and leaves five hidden members on the caller's object. Null where PowerShell
    /// has this member no longer; then all rows are enumerated.
    /// </summary>
    private static readonly Func<PSObject, IEnumerable<PSMemberInfo>>? OwnMembers =
        typeof(PSObject).GetProperty("InstanceMembers", BindingFlags.Instance | BindingFlags.NonPublic) is { CanRead: true } members
        && typeof(IEnumerable<PSMemberInfo>).IsAssignableFrom(members.PropertyType)
            ? members.GetMethod!.CreateDelegate<Func<PSObject, IEnumerable<PSMemberInfo>>>()
            : null;

    // The names of the last custom object's properties. The rows of a pipeline are mostly alike.
    [ThreadStatic]
    private static List<string>? s_names;

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

    private static List<KeyValuePair<string, object?>> Properties(PSObject row)
    {
        if (row.BaseObject is PSCustomObject && s_names is { } names && TryReadLike(row, names) is { } alike)
            return alike;
        var members = new List<KeyValuePair<string, object?>>(UsualColumns);
        foreach (var property in row.Properties)
        {
            if (property.IsGettable)
                members.Add(KeyValuePair.Create(property.Name, Value(property)));
        }

        if (row.BaseObject is PSCustomObject)
            s_names = members.ConvertAll(member => member.Key);
        return members;
    }

    /// <summary>
    /// Reads a row that has the properties of the row before it, and no other: its own one after the other, then those that its
    /// type gives. Null where it differs, or where PowerShell does not show its own properties.
    /// </summary>
    [MethodImpl(Compilation.EveryRow)]
    private static List<KeyValuePair<string, object?>>? TryReadLike(PSObject row, List<string> names)
    {
        if (OwnMembers is null)
            return null;
        var members = new List<KeyValuePair<string, object?>>(names.Count);
        foreach (var member in OwnMembers(row))
        {
            // A row that was enumerated before has hidden members besides.
            if (member is not PSPropertyInfo property || property.Name == HiddenProperty)
                continue;
            if (!property.IsGettable || members.Count == names.Count || property.Name != names[members.Count])
                return null;
            members.Add(KeyValuePair.Create(property.Name, Value(property)));
        }

        while (members.Count < names.Count)
        {
            if (row.Properties[names[members.Count]] is not { IsGettable: true } property)
                return null;
            members.Add(KeyValuePair.Create(names[members.Count], Value(property)));
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
