using System.Collections;
using System.Collections.Concurrent;
using System.Data;
using System.Data.Common;
using System.Data.SqlTypes;
using System.Management.Automation;
using System.Management.Automation.Internal;
using System.Management.Automation.Language;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization;
using System.Xml;
using System.Xml.Linq;
using QualificationTools.Bulk;
using QualificationTools.Forms;
using QualificationTools.Security;
using QualificationTools.Tables;

namespace QualificationTools.Binding;

/// <summary>Opens the values that PowerShell passes: wrapped objects, hashtables, custom objects, lists.</summary>
internal static class PowerShellRecord
{
    private const int UsualColumns = 32;
    private const string HiddenProperty = "pstypenames";

    private static readonly ConcurrentDictionary<Type, Type?> PairTypes = new();

    // The shape of the last custom object. The rows of a pipeline are mostly alike.
    [ThreadStatic]
    private static Shape? s_shape;

    public static object? Open(object? value)
    {
        if (ReferenceEquals(value, AutomationNull.Value))
            return null;
        // A custom object's members are on the wrapper; its base object has none.
        if (value is PSObject { BaseObject: PSCustomObject } custom)
            return Properties(custom);
        var inner = PSValue.Unwrap(value);
        return inner switch
        {
            null or string or SensitiveText or IFormattable or bool or char[] or RowPlace or UnreadCell => inner,
            // Null, as databases and PowerShell itself express it.
            DBNull or NullString => null,
            IDictionary dictionary => Entries(dictionary),
            JsonElement or JsonDocument or JsonNode => OpenJson(inner),
            XmlNode or XElement => OpenXml(inner),
            DataRow row => Cells(row),
            DataRowView view => Cells(view.Row),
            IDataRecord record and not IEnumerable => Fields(record),
            IEnumerable list => Pairs(list) is { } pairs ? pairs : Items(list),
            // The result of an upload may be assigned to a field as a whole.
            FileResult { Code: { } code } => code,
            FileSystemInfo file => file.FullName,
            INullable { IsNull: true } => null,
            INullable sql => sql.GetType().GetProperty("Value")?.GetValue(sql),
            _ => Enumerate(PSObject.AsPSObject(value)),
        };
    }

    /// <summary>Returns whether a value counts as one row although it can be enumerated.</summary>
    public static bool IsOne(object value) =>
        value is string or IDictionary or JsonObject or XmlNode or XElement or DbDataRecord
        || (value is IEnumerable list && Pairs(list) is not null);

    /// <summary>
    /// Returns whether a value is one member of an object that the pipeline has taken apart, such as an ExpandoObject.
    /// </summary>
    public static bool IsPart(object value) =>
        value.GetType() is { IsGenericType: true } type && type.GetGenericTypeDefinition() == typeof(KeyValuePair<,>);

    /// <summary>
    /// Returns whether a row is a copy of one of the module's own objects that another process or a file has made: its
    /// texts are masks.
    /// </summary>
    public static bool IsFromOtherSession(object? row) =>
        row is PSObject wrapper
        && PSObjectInternals
            .TypeNames(wrapper)
            .FirstOrDefault()
            ?.StartsWith("Deserialized.QualificationTools.", StringComparison.Ordinal) == true;

    private static Type? FindPair(Type type) =>
        type.GetInterfaces()
            .Where(known => known.IsGenericType && known.GetGenericTypeDefinition() == typeof(IEnumerable<>))
            .Select(known => known.GenericTypeArguments[0])
            .FirstOrDefault(element =>
                element.IsGenericType
                && element.GetGenericTypeDefinition() == typeof(KeyValuePair<,>)
                && element.GenericTypeArguments[0] == typeof(string));

    // A row consists of the table's columns only; its reference to the table is irrelevant.
    private static List<KeyValuePair<string, object?>> Cells(DataRow row) =>
        row
            .Table.Columns.Cast<DataColumn>()
            .Select(column => KeyValuePair.Create(column.ColumnName, (object?)row[column]))
            .ToList();

    private static List<KeyValuePair<string, object?>> Fields(IDataRecord record) =>
        Enumerable
            .Range(0, record.FieldCount)
            .Select(i => KeyValuePair.Create(record.GetName(i), (object?)record.GetValue(i)))
            .ToList();

    private static object? OpenJson(object json) => JsonRecord.Open(json switch
    {
        JsonDocument document => document.RootElement,
        JsonNode node => JsonSerializer.SerializeToElement(node, JsonNodes.Default.JsonNode),
        _ => json,
    });

    private static object? OpenXml(object xml)
    {
        var members = xml switch
        {
            XmlDocument document => Members(document.DocumentElement),
            XmlElement element => Members(element),
            XElement element =>
            [
                .. element
                    .Attributes()
                    .Where(one => !one.IsNamespaceDeclaration)
                    .Select(one => (one.Name.LocalName, (object)one.Value)),
                .. element.Elements().Select(one => (one.Name.LocalName, (object)one)),
            ],
            _ => [],
        };
        if (members.Count == 0)
            return xml switch
            {
                XmlElement element => element.InnerText,
                XElement element => element.Value,
                XmlNode node => node.Value,
                _ => null,
            };
        // Several occurrences make a list.
        return members
            .GroupBy(member => member.Name, StringComparer.Ordinal)
            .Select(group =>
                KeyValuePair.Create(
                    group.Key,
                    group.Count() == 1 ? group.First().Value : group.Select(member => (object?)member.Value).ToList()))
            .ToList();
    }

    private static List<(string Name, object Value)> Members(XmlElement? element) =>
        element is null
            ? []
            :
            [
                .. element
                    .Attributes.Cast<XmlAttribute>()
                    .Where(one => one.Prefix != "xmlns" && one.Name != "xmlns")
                    .Select(one => (one.LocalName, (object)one.Value)),
                .. element.ChildNodes.OfType<XmlElement>().Select(one => (one.LocalName, (object)one)),
            ];

    // Objects of other worlds that are dictionaries by their elements only, such as ExpandoObject.
    private static List<KeyValuePair<string, object?>>? Pairs(IEnumerable list)
    {
        if (PairTypes.GetOrAdd(list.GetType(), FindPair) is not { } pair)
            return null;
        var (key, value) = (pair.GetProperty("Key")!, pair.GetProperty("Value")!);
        return list.Cast<object>()
            .Select(one => KeyValuePair.Create((string)key.GetValue(one)!, value.GetValue(one)))
            .ToList();
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
        if (!PSObjectInternals.AreUsable)
            return Enumerate(row);
        var typeNames = PSObjectInternals.TypeNames(row);
        if (s_shape is { } shape && shape.IsOf(typeNames)
            && TryRead(PSObjectInternals.OwnMembers(row), shape.Names) is { } alike)
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

    /// <summary>
    /// Reads the members of a row that has exactly the properties of these names, all of them its own. Returns null if
    /// it differs.
    /// </summary>
    private static List<KeyValuePair<string, object?>>? TryRead(
        IEnumerable<PSMemberInfo> ownMembers,
        List<string> names)
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

    // A script property may throw: a value that cannot be read is no empty one.
    private static object? Value(PSPropertyInfo property)
    {
        try
        {
            return property is LineProperty line ? line.Place : property.Value;
        }
        catch (GetValueException)
        {
            return new UnreadCell("UnreadableValue");
        }
    }

    private sealed record Shape(IEnumerable<string> TypeNames, List<string> Names)
    {
        // Objects without a type of their own share the list.
        public bool IsOf(IEnumerable<string> typeNames) =>
            ReferenceEquals(typeNames, TypeNames)
            || typeNames.SequenceEqual(TypeNames, StringComparer.OrdinalIgnoreCase);
    }
}

/// <summary>How a JSON node is turned into an element.</summary>
[JsonSerializable(typeof(JsonNode))]
internal sealed partial class JsonNodes : JsonSerializerContext;
