using System.Collections;
using System.Collections.Concurrent;
using System.Reflection;
using System.Text.Json.Serialization;
using QualificationTools.Resources;

namespace QualificationTools.Forms;

/// <summary>
/// The column map of one type: every name by which each of its members, at any depth, can be reached.
/// Built once per type, from the attributes of its members.
/// </summary>
internal sealed class FormMap
{
    private static readonly ConcurrentDictionary<Type, FormMap> Maps = new();

    // Headers repeat from row to row; hostile input may bring new ones in every row, so the memory is bounded.
    private const int MostRememberedNames = 1_000;
    private const int LongestRememberedName = 200;

    private readonly Dictionary<string, FormPath> _paths;
    private readonly Lazy<OfficeNames> _officeNames;
    private readonly ConcurrentDictionary<string, string?> _hints = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<string, FormColumn?> _columns = new(StringComparer.Ordinal);

    private FormMap(Type type)
    {
        Type = type;
        Nodes = [.. Members(type).Select((property, position) => new FormNode(property, position))];
        FileNodes = [.. Nodes.Where(node => node.File is not null || node.Children is { FileNodes.Length: > 0 })];

        var paths = new Dictionary<string, FormPath>(StringComparer.OrdinalIgnoreCase);
        var leaves = new List<FormPath>();
        foreach (var node in Nodes)
            AddNames(node, paths, leaves);
        Leaves = leaves;
        _paths = paths;
        _officeNames = new Lazy<OfficeNames>(() => new OfficeNames(this, _paths));
    }

    public Type Type { get; }

    public FormNode[] Nodes { get; }

    /// <summary>Gets the members that hold file codes, or have such members at any depth.</summary>
    public FormNode[] FileNodes { get; }

    /// <summary>Every value at any depth, in the order of declaration. Lists of texts count as one value.</summary>
    public IReadOnlyList<FormPath> Leaves { get; }

    /// <summary>Gets every known name, with <c>#</c> for the number of an element.</summary>
    public IEnumerable<string> Names => _paths.Keys;

    public static FormMap For(Type type) => Maps.GetOrAdd(type, static t => new FormMap(t));

    public FormPath? Find(string template) => _paths.GetValueOrDefault(template);

    /// <summary>Returns a column that code names, which must be there.</summary>
    /// <param name="template">The column's short name.</param>
    public FormPath Get(string template) => Find(template) ?? throw new InvalidOperationException(template);

    /// <summary>Gets what offices call the columns.</summary>
    public OfficeNames OfficeNames => _officeNames.Value;

    /// <summary>
    /// Finds the column of one of the names proper: the wire path, the short name or the Chinese header.
    /// </summary>
    public FormColumn? FindProper(string name) =>
        ColumnName.Parse(name) is { } parsed && Find(parsed.Template) is { } path
            ? new FormColumn(path, parsed.Indexes)
            : null;

    /// <summary>
    /// Returns the known column that an unknown one was probably meant to be, in the language of messages; null if none
    /// is near.
    /// </summary>
    public string? Hint(string name)
    {
        var key = Texts.AreChinese ? "zh:" + name : name;
        if (_hints.TryGetValue(key, out var known))
            return known;
        var hint = NearestName.Find(name, this);
        if (name.Length <= LongestRememberedName && _hints.Count < MostRememberedNames)
            _hints.TryAdd(key, hint);
        return hint;
    }

    /// <summary>Finds the column for a name as it was written.</summary>
    public FormColumn? FindColumn(string name)
    {
        if (_columns.TryGetValue(name, out var known))
            return known;
        var column = FindProper(name) ?? (FormNote.Find(name) is null ? OfficeNames.Find(name) : null);
        if (name.Length <= LongestRememberedName && _columns.Count < MostRememberedNames)
            _columns.TryAdd(name, column);
        return column;
    }

    // The members of a base class come first, unless JSON specifies another order.
    private static IEnumerable<PropertyInfo> Members(Type? type) => type is null
        ? []
        : Members(type.BaseType)
            .Concat(type.GetProperties(BindingFlags.Public | BindingFlags.Instance | BindingFlags.DeclaredOnly)
                .Where(property => property.GetCustomAttribute<JsonIgnoreAttribute>() is null))
            .OrderBy(property => property.GetCustomAttribute<JsonPropertyOrderAttribute>()?.Order ?? 0);

    /// <summary>Returns whether no member of an object is set, at any depth.</summary>
    public bool IsVoid(object value)
    {
        foreach (var node in Nodes)
        {
            if (node.Get(value) is { } member && !(node.Children is { } children && children.IsVoidPart(member)))
                return false;
        }

        return true;
    }

    private bool IsVoidPart(object part)
    {
        if (part is not IList list)
            return IsVoid(part);
        foreach (var element in list)
        {
            if (element is not null && !IsVoid(element))
                return false;
        }

        return list.Count > 0;
    }

    private static void AddNames(FormNode node, Dictionary<string, FormPath> paths, List<FormPath> leaves)
    {
        var isList = node.Kind is FormNodeKind.ObjectList;
        var own = new FormPath([node], node.WireName, node.Title, node.ChineseTitle);
        AddName(paths, node.WireName, own);
        AddName(paths, node.WireAlias, own);
        AddName(paths, node.PropertyName, own);
        AddName(paths, own.ShortName, own);
        AddName(paths, own.ChineseName, own);
        if (node.Kind is FormNodeKind.TextList or FormNodeKind.ObjectList)
        {
            AddName(paths, node.WireName + "[#]", own);
            AddName(paths, node.PropertyName + "[#]", own);
            AddName(paths, own.ShortName + "[#]", own);
            AddName(paths, own.ShortName + "#", own);
            AddName(paths, own.ChineseName + "[#]", own);
            AddName(paths, own.ChineseName + "#", own);
        }

        if (node.Children is null)
        {
            leaves.Add(own);
            return;
        }

        var wirePrefix = node.WireName + (isList ? "[#]." : ".");
        var propertyPrefix = node.PropertyName + (isList ? "[#]." : ".");
        foreach (var leaf in node.Children.Leaves)
            leaves.Add(leaf.Under(node, wirePrefix));

        foreach (var (name, path) in node.Children._paths)
        {
            var full = path.Under(node, wirePrefix);
            AddName(paths, wirePrefix + name, full);
            if (node.WireAlias.Length > 0)
                AddName(paths, $"{node.WireAlias}.{name}", full);
            AddName(paths, propertyPrefix + name, full);
            AddName(paths, node.ShortName + name, full);
            AddName(paths, node.ChineseName + name, full);
            if (isList)
                AddName(paths, node.ShortName.Replace("#", "[#]", StringComparison.Ordinal) + name, full);
        }
    }

    // The member that is declared first keeps a name that two would have.
    private static void AddName(Dictionary<string, FormPath> paths, string name, FormPath path)
    {
        if (name.Length > 0)
            paths.TryAdd(name, path);
    }
}
