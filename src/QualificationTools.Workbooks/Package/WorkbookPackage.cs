using System.IO.Compression;
using System.Xml;

namespace QualificationTools.Workbooks;

/// <summary>Represents the parts of a workbook's file, found by name, by type and by relationship.</summary>
internal sealed class WorkbookPackage : IDisposable
{
    private const string ContentTypesPart = "[Content_Types].xml";
    private const int MaxParts = 60_000;

    private readonly object _lock = new();
    private readonly ZipArchive _archive;
    private readonly Dictionary<string, ZipArchiveEntry> _entries = new(StringComparer.OrdinalIgnoreCase);
    private readonly Dictionary<string, string> _contentTypes = new(StringComparer.OrdinalIgnoreCase);
    private readonly Dictionary<string, IReadOnlyList<Relationship>> _relationships =
        new(StringComparer.OrdinalIgnoreCase);

    private Stream? _owned;

    private WorkbookPackage(ZipArchive archive) => _archive = archive;

    /// <summary>Opens a file whose first bytes are those of a workbook.</summary>
    /// <exception cref="WorkbookException">The file is cut off, damaged, or another kind of zip file.</exception>
    public static WorkbookPackage Open(Stream stream, bool leaveOpen)
    {
        var count = ZipDirectory.CountEntries(stream);
        if (count > MaxParts)
            throw new WorkbookException(WorkbookFailure.Bomb, "The file has far more parts than a workbook has.");
        try
        {
            stream.Position = 0;
            var package = new WorkbookPackage(new ZipArchive(stream, ZipArchiveMode.Read, leaveOpen: true));
            package.Index();
            if (!leaveOpen)
                package._owned = stream;
            return package;
        }
        catch (Exception e) when (IsOfDamage(e))
        {
            // The directory of a zip file is at its end: without it, the end is missing.
            throw count > 0
                ? new WorkbookException(WorkbookFailure.Damaged, "The directory at the end of the file is damaged.", e)
                : new WorkbookException(WorkbookFailure.Truncated, "The directory at the end of the file is gone.", e);
        }
    }

    /// <summary>Returns whether the file has a part with this name.</summary>
    public bool Has(string part) => _entries.ContainsKey(part);

    /// <summary>Returns the unpacked length of a part, as the file states it.</summary>
    public long LengthOf(string part) => _entries[part].Length;

    /// <summary>Returns the first part whose content type has this ending, or null.</summary>
    public string? FindByContentType(string end) =>
        _contentTypes.FirstOrDefault(
            pair => pair.Value.EndsWith(end, StringComparison.OrdinalIgnoreCase) && Has(pair.Key)).Key;

    /// <summary>Returns the first part whose name has this ending, or null.</summary>
    public string? FindByName(string end) =>
        _entries.Keys.FirstOrDefault(name => name.EndsWith(end, StringComparison.OrdinalIgnoreCase));

    /// <summary>Opens a part as bytes.</summary>
    public PartStream OpenMedia(string part) => new(Entry(part), _lock);

    /// <summary>Reads an XML part to its end.</summary>
    /// <param name="part">The part.</param>
    /// <param name="read">Called with the reader before its first node.</param>
    /// <exception cref="WorkbookException">The part is damaged.</exception>
    public void ReadXml(string part, Action<XmlReader> read)
    {
        try
        {
            using var stream = OpenMedia(part);
            using var reader = XmlPart.Open(stream);
            read(reader);
            stream.ReadToEnd();
        }
        catch (XmlException e)
        {
            throw XmlPart.Failure(e, part, () => OpenMedia(part));
        }
    }

    /// <summary>Returns the relationships of a part, or of the file itself if the name is empty.</summary>
    public IReadOnlyList<Relationship> RelationshipsOf(string part)
    {
        if (_relationships.TryGetValue(part, out var known))
            return known;
        var list = new List<Relationship>();
        var slash = part.LastIndexOf('/');
        var relationships = $"{part[..(slash + 1)]}_rels/{part[(slash + 1)..]}.rels";
        if (Has(relationships))
        {
            ReadXml(relationships, reader =>
            {
                while (reader.Read())
                {
                    if (reader.NodeType != XmlNodeType.Element || reader.LocalName != "Relationship")
                        continue;
                    var type = reader.GetAttribute("Type") ?? "";
                    list.Add(new Relationship(
                        reader.GetAttribute("Id") ?? "",
                        type[(type.LastIndexOf('/') + 1)..].ToLowerInvariant(),
                        reader.GetAttribute("Target") ?? "",
                        "External".Equals(reader.GetAttribute("TargetMode"), StringComparison.OrdinalIgnoreCase)));
                }
            });
        }

        _relationships[part] = list;
        return list;
    }

    /// <summary>Returns the part that a relationship of this type refers to, or null.</summary>
    public string? FindRelated(string part, string type) =>
        RelationshipsOf(part).Where(relationship => relationship.Type == type)
            .Select(relationship => Resolve(part, relationship))
            .FirstOrDefault(target => target is not null);

    /// <summary>Returns the relationship with an id, or null.</summary>
    public Relationship? FindRelationship(string part, string? id) =>
        RelationshipsOf(part).FirstOrDefault(relationship => relationship.Id == id);

    /// <summary>Returns the part that a relationship refers to, or null if that is external or missing.</summary>
    public string? Resolve(string part, Relationship? relationship)
    {
        if (relationship is null || relationship.IsExternal)
            return null;
        foreach (var target in new[] { relationship.Target, Uri.UnescapeDataString(relationship.Target) })
        {
            var name = Join(part, target);
            if (_entries.TryGetValue(name, out var entry))
                return NameOf(entry);
        }

        return null;
    }

    public void Dispose()
    {
        _archive.Dispose();
        _owned?.Dispose();
    }

    /// <summary>Returns whether an exception is one that the platform's reader throws for damaged files.</summary>
    internal static bool IsOfDamage(Exception exception) => exception is InvalidDataException or EndOfStreamException
        or NotSupportedException or ArgumentException or OverflowException;

    private void Index()
    {
        foreach (var entry in _archive.Entries)
            _entries.TryAdd(NameOf(entry), entry);
        if (Has(ContentTypesPart))
            ReadXml(ContentTypesPart, ReadContentTypes);
    }

    private void ReadContentTypes(XmlReader reader)
    {
        while (reader.Read())
        {
            if (reader.NodeType == XmlNodeType.Element && reader.LocalName == "Override"
                && reader.GetAttribute("PartName") is { } name)
                _contentTypes[name.TrimStart('/')] = reader.GetAttribute("ContentType") ?? "";
        }
    }

    private ZipArchiveEntry Entry(string part) => _entries.TryGetValue(part, out var entry)
        ? entry
        : throw new WorkbookException(WorkbookFailure.MissingPart, $"The file has no part {part}.") { Part = part };

    // Some writers use the Windows separator.
    private static string NameOf(ZipArchiveEntry entry) => entry.FullName.Replace('\\', '/').TrimStart('/');

    private static string Join(string part, string target)
    {
        target = target.Replace('\\', '/');
        var names = new List<string>();
        if (!target.StartsWith('/'))
            names.AddRange(part.Split('/')[..^1]);
        foreach (var name in target.Split('/'))
        {
            if (name == ".." && names.Count > 0)
                names.RemoveAt(names.Count - 1);
            else if (name is not ("" or "." or ".."))
                names.Add(name);
        }

        return string.Join('/', names);
    }
}
