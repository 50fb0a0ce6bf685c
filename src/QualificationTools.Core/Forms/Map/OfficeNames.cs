using QualificationTools.Resources;

namespace QualificationTools.Forms;

/// <summary>
/// The names that offices use for the columns of a form: synonyms, names without their part, numbers omitted or moved
/// to the end. A name that fits two columns belongs to neither. Built when the first header without a proper name
/// occurs.
/// </summary>
internal sealed class OfficeNames
{
    // Suffixes of the name of a photo column.
    private static readonly string[] PhotoEndings =
    [
        "照片",
        "照",
        "图片",
        "扫描件",
        "复印件",
        "文件",
        "附件",
        "路径",
        "文件编码",
        "PHOTO",
        "FILE",
        "PATH",
        "FILECODE",
        "PHOTOFILECODE",
    ];

    private readonly Dictionary<string, FormPath> _paths = new(StringComparer.Ordinal);
    private readonly Dictionary<string, SortedSet<string>> _shared = new(StringComparer.Ordinal);
    private readonly Dictionary<string, string> _chinese = new(StringComparer.Ordinal);

    public OfficeNames(FormMap map, IEnumerable<KeyValuePair<string, FormPath>> properNames)
    {
        // The proper names come first: they belong to one column whatever else is called so.
        foreach (var (name, path) in properNames)
            AddProper(HeaderText.ReduceName(name), path);
        var whole = Whole(map).ToList();
        var proper = new HashSet<string>(_paths.Keys, StringComparer.Ordinal);
        foreach (var (name, path) in whole)
        {
            foreach (var variant in Numbered(name))
                Add(variant, path, proper);
        }

        AddLeaves(map, whole, proper);
    }

    /// <summary>Finds the column that a header means, or null.</summary>
    public FormColumn? Find(string header)
    {
        if (HeaderText.Reduce(header) is not { } name || !_paths.TryGetValue(name.Template, out var path))
            return null;
        var lists = path.Steps.Count(step => step.Kind == FormNodeKind.ObjectList);
        if (name.Indexes.Count > lists + (path.Target.Kind == FormNodeKind.TextList ? 1 : 0))
            return null;
        return new FormColumn(
            path,
            [.. name.Indexes, .. Enumerable.Repeat(0, Math.Max(0, lists - name.Indexes.Count))]);
    }

    /// <summary>
    /// Returns the columns that share the name, in the language of messages; null if the name is not shared.
    /// </summary>
    public string? Shared(string header) =>
        HeaderText.Reduce(header) is { } name && _shared.TryGetValue(name.Template, out var names)
            ? string.Join(" / ", names.Select(Shown))
            : null;

    /// <summary>Every reduced name with the column that it reaches.</summary>
    public IEnumerable<KeyValuePair<string, FormPath>> All => _paths;

    private string Shown(string shortName) =>
        Texts.AreChinese ? _chinese.GetValueOrDefault(shortName, shortName) : shortName;

    private static string First(string name) => name.Replace("#", "1", StringComparison.Ordinal);

    private void AddProper(string name, FormPath path)
    {
        if (name.Length > 0)
            _paths.TryAdd(name, path);
    }

    private void Add(string name, FormPath path, HashSet<string> proper)
    {
        if (name.Length == 0 || proper.Contains(name))
            return;
        if (_shared.TryGetValue(name, out var shared))
        {
            Share(shared, path);
        }
        else if (!_paths.TryAdd(name, path) && _paths[name].ShortName != path.ShortName)
        {
            Share(_shared[name] = new SortedSet<string>(StringComparer.Ordinal), _paths[name]);
            Share(_shared[name], path);
            _paths.Remove(name);
        }
    }

    private void Share(SortedSet<string> names, FormPath path)
    {
        names.Add(First(path.ShortName));
        _chinese[First(path.ShortName)] = First(path.ChineseName);
    }

    // The name of a member without its part, if no other column's name ends the same way.
    private void AddLeaves(FormMap map, List<(string Name, FormPath Path)> whole, HashSet<string> proper)
    {
        var added = new List<(string Name, FormPath Path)>();
        foreach (var leaf in map.Leaves)
        {
            foreach (var name in Own(leaf.Target))
            {
                var others = whole
                    .Where(other =>
                        other.Path.ShortName != leaf.ShortName && other.Name.EndsWith(name, StringComparison.Ordinal))
                    .Select(other => other.Path)
                    .ToList();
                if (others.Count == 0)
                    added.Add((name, leaf));
                else if (!proper.Contains(name) && !_paths.ContainsKey(name))
                    others
                        .Append(leaf)
                        .ToList()
                        .ForEach(path =>
                            Share(
                                _shared.TryGetValue(name, out var shared)
                                    ? shared
                                    : _shared[name] = new(StringComparer.Ordinal),
                                path));
            }
        }

        foreach (var (name, path) in added)
            Add(name, path, proper);
    }

    // 场景#类型 is also 场景类型, and 场景类型#.
    private static IEnumerable<string> Numbered(string name)
    {
        yield return name;
        if (!name.Contains('#', StringComparison.Ordinal))
            yield break;
        var plain = name.Replace("#", "", StringComparison.Ordinal);
        yield return plain;
        if (name.IndexOf('#', StringComparison.Ordinal) == name.LastIndexOf('#'))
            yield return plain + "#";
    }

    private static IEnumerable<(string Name, FormPath Path)> Whole(FormMap map)
    {
        foreach (var node in map.Nodes)
        {
            if (node.Children is null)
            {
                var own = new FormPath([node], node.WireName, node.Title, node.ChineseTitle);
                foreach (var name in Own(node))
                    yield return (name, own);
                continue;
            }

            var wirePrefix = node.WireName + (node.Kind == FormNodeKind.ObjectList ? "[#]." : ".");
            var prefixes = Names(node)
                .Select(prefix =>
                    node.Kind == FormNodeKind.ObjectList && !prefix.Contains('#', StringComparison.Ordinal)
                        ? prefix + "#"
                        : prefix)
                .Distinct()
                .ToList();
            foreach (var (name, path) in Whole(node.Children))
            {
                var full = path.Under(node, wirePrefix);
                foreach (var prefix in prefixes)
                    yield return (prefix + name, full);
            }
        }
    }

    private static IEnumerable<string> Own(FormNode node)
    {
        var names = Names(node);
        return node.File is null ? names : names.SelectMany(PhotoNames).Distinct(StringComparer.Ordinal);
    }

    private static IEnumerable<string> PhotoNames(string name)
    {
        yield return name;
        foreach (var ending in PhotoEndings)
        {
            if (char.IsAscii(name[^1]) == char.IsAscii(ending[0]))
                yield return name + ending;
            if (name.EndsWith(ending, StringComparison.Ordinal) && name.Length > ending.Length)
                yield return name[..^ending.Length];
        }
    }

    private static List<string> Names(FormNode node) =>
        [
            .. new[] { node.ShortName, node.ChineseName, node.WireName, node.PropertyName }
                .Concat(node.Synonyms)
                .Select(HeaderText.ReduceName)
                .Where(name => name.Length > 0 || node.ShortName.Length == 0)
                .Distinct(StringComparer.Ordinal),
        ];
}
