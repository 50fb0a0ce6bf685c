using System.Collections;
using System.Management.Automation;
using System.Reflection;
using QualificationTools.Bulk;
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
    private static readonly Func<PSObject, IEnumerable<PSMemberInfo>>? OwnMembers = Getter<IEnumerable<PSMemberInfo>>("InstanceMembers");

    /// <summary>The names of an object's type, which may give it properties; without the copy that <see cref="PSObject.TypeNames"/> makes.</summary>
    private static readonly Func<PSObject, IEnumerable<string>>? TypeNames = Getter<IEnumerable<string>>("InternalTypeNames");

    // What the last custom object was like. The rows of a pipeline are mostly alike.
    [ThreadStatic]
    private static Shape? s_shape;

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
            _ => Enumerate(PSObject.AsPSObject(value)),
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
        if (OwnMembers is null || TypeNames is null)
            return Enumerate(row);
        var typeNames = TypeNames(row);
        if (s_shape is { } shape && shape.IsOf(typeNames) && TryRead(OwnMembers(row), shape.Names) is { } alike)
            return alike;
        var members = Enumerate(row);
        s_shape = new Shape(typeNames, members.ConvertAll(member => member.Key));
        return members;
    }

    private static List<KeyValuePair<string, object?>> Enumerate(PSObject row)
    {
        var members = new List<KeyValuePair<string, object?>>(UsualColumns);
        foreach (var property in row.Properties)
        {
            if (property.IsGettable)
                members.Add(KeyValuePair.Create(property.Name, Value(property)));
        }

        return members;
    }

    /// <summary>Reads the members of a row that has just the properties of these names, all of them its own. Null where it differs.</summary>
    private static List<KeyValuePair<string, object?>>? TryRead(IEnumerable<PSMemberInfo> ownMembers, List<string> names)
    {
        var members = new List<KeyValuePair<string, object?>>(names.Count);
        foreach (var member in ownMembers)
        {
            // A row that was enumerated before has hidden members besides.
            if (member is not PSPropertyInfo property || property.Name == HiddenProperty)
                continue;
            if (!property.IsGettable || members.Count == names.Count || property.Name != names[members.Count])
                return null;
            members.Add(KeyValuePair.Create(property.Name, Value(property)));
        }

        return members.Count == names.Count ? members : null;
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

    private static Func<PSObject, T>? Getter<T>(string name)
        where T : class
    {
        var property = typeof(PSObject).GetProperty(name, BindingFlags.Instance | BindingFlags.NonPublic);
        return property is { CanRead: true } && typeof(T).IsAssignableFrom(property.PropertyType) ? property.GetMethod!.CreateDelegate<Func<PSObject, T>>() : null;
    }

    private sealed record Shape(IEnumerable<string> TypeNames, List<string> Names)
    {
        // Objects of no type of their own share the list.
        public bool IsOf(IEnumerable<string> typeNames) => ReferenceEquals(typeNames, TypeNames) || typeNames.SequenceEqual(TypeNames, StringComparer.OrdinalIgnoreCase);
    }
}
