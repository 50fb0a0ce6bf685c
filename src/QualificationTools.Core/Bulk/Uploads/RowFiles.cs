using System.Buffers;
using System.Collections;
using QualificationTools.Files;
using QualificationTools.Forms;
using QualificationTools.Resources;
using QualificationTools.Rules;
using QualificationTools.Security;

namespace QualificationTools.Bulk;

/// <summary>Represents the local files that a row names, checked before any of the row is sent.</summary>
internal sealed class RowFiles
{
    private const string PathColumn = "Path";
    private const int MostNames = 100_000;

    private static readonly SearchValues<char> Separators = SearchValues.Create(";；、，,|");

    private readonly QualificationForm _form;
    private readonly FileInspector _inspector;
    private readonly bool _strict;
    private readonly List<NamedFile> _files = [];
    private readonly List<Problem> _problems = [];

    private RowFiles(QualificationForm form, FileInspector inspector, bool strict) =>
        (_form, _inspector, _strict) = (form, inspector, strict);

    /// <summary>Gets the files, in the order of the form's members.</summary>
    public IReadOnlyList<NamedFile> Files => _files;

    /// <summary>Gets the problems of the files.</summary>
    public IReadOnlyList<Problem> Problems => _problems;

    /// <summary>Gets whether every file could be sent apart from the service's limits.</summary>
    public bool CanBeSent { get; private set; } = true;

    /// <summary>Checks the files of a row, or the file that is the row.</summary>
    public static RowFiles Check(QualificationForm form, FileInspector inspector, bool strict)
    {
        var files = new RowFiles(form, inspector, strict);
        if (form is not FileForm single)
            files.Walk(form, FormMap.For(form.GetType()), null);
        else if (single is { File: null, Kind: { } kind, Row.ReadProblems.Count: 0 })
            single.File = files.Inspect(single.Path, kind, PathColumn, PathColumn, isTyped: true);
        return files;
    }

    /// <summary>Returns the form as it is sent, with each file replaced; the caller's form is unchanged.</summary>
    public TForm Submit<TForm>(TForm form, Func<NamedFile, string> replacement)
        where TForm : QualificationForm
    {
        var values = new Dictionary<FilePlace, string>();
        foreach (var file in _files)
            values[file.Place] = replacement(file);
        return FormCopy.Make(form, values);
    }

    private void Walk(object owner, FormMap map, RuleTrail? outer)
    {
        foreach (var node in map.FileNodes)
        {
            switch (node.Get(owner))
            {
                case string text:
                    Look(owner, node, outer, text, null);
                    break;
                case List<string> texts:
                    for (var i = 0; i < texts.Count; i++)
                        Look(owner, node, outer, texts[i], i);
                    break;
                case IList list:
                    for (var i = 0; i < list.Count; i++)
                    {
                        if (list[i] is { } element)
                            Walk(element, node.Children!, new RuleTrail(outer, node, i));
                    }

                    break;
                case { } child:
                    Walk(child, node.Children!, new RuleTrail(outer, node));
                    break;
            }
        }
    }

    private void Look(object owner, FormNode node, RuleTrail? outer, string value, int? index)
    {
        // A value that is not text has already been reported.
        if (string.IsNullOrEmpty(value) || ContentRule.Check(value, node) is { Severity: Severity.Error })
            return;
        var trail = new RuleTrail(outer, node);
        if (IsAddress(value))
            Add(trail, index, "FileIsAddress", Severity.Error, []);
        else if (LocalPath.IsLocal(value, node.File!.IsOfService)
            || (_inspector.Folder.IsBoundary && _inspector.Folder.Holds(value)))
            LookAtFile(owner, node, trail, value, index);
        else
            LookAtCode(node, trail, value, index);
    }

    private void LookAtFile(object owner, FormNode node, RuleTrail trail, string value, int? index)
    {
        if (node.File!.KindFor(owner) is not { } kind)
        {
            Add(trail, index, "FileKindUnknown", Severity.Error, []);
            CanBeSent = false;
        }
        else if (Inspect(value, kind, WireName(trail, index), trail.DisplayName) is { } file)
        {
            _files.Add(new NamedFile(new FilePlace(owner, node, index ?? 0), trail.DisplayName, value, file, kind));
        }
    }

    // A value that is sent unchanged must look like a code that an upload returns.
    private void LookAtCode(FormNode node, RuleTrail trail, string value, int? index)
    {
        if (_inspector.Folder.Holds(value))
            Add(trail, index, "BareFileName", Severity.Error, [_inspector.Folder.Path]);
        else if (value.AsSpan().ContainsAny(Separators) || value.Any(char.IsWhiteSpace))
            Add(trail, index, index is null ? "FileSeveral" : "PathSeparator", Severity.Error, []);
        else if (node.File!.HasFormOfService(value))
            return;
        else if (node.File.IsOfService(value))
            Add(trail, index, "PathSeparator", Severity.Error, []);
        else if (_inspector.Folder.IsBoundary && IsFileName(value))
            AddMissing(WireName(trail, index), trail.DisplayName, value, "FileMissing");
        else
            Add(trail, index, "FileCodeForm", Severity.Warning, []);
    }

    private static bool IsAddress(string value) =>
        value.Contains("://", StringComparison.Ordinal)
        || value.StartsWith("data:", StringComparison.OrdinalIgnoreCase)
        || value.StartsWith("file:", StringComparison.OrdinalIgnoreCase)
        || value.StartsWith("www.", StringComparison.OrdinalIgnoreCase)
        || value.StartsWith("//", StringComparison.Ordinal);

    private static bool IsFileName(string value) =>
        Path.GetExtension(value).ToUpperInvariant()
            is ".JPG"
                or ".JPEG"
                or ".PNG"
                or ".PDF"
                or ".BMP"
                or ".HEIC"
                or ".WEBP"
                or ".GIF"
                or ".TIF"
                or ".TIFF";

    private LocalFile? Inspect(string path, FileKind kind, string member, string column, bool isTyped = false)
    {
        var (file, faults) = _inspector.Inspect(path, kind, isTyped);
        foreach (var fault in faults)
        {
            if (fault.Id == "FileNotFound")
                AddMissing(member, column, path, fault.Id);
            else
                Add(member, column, fault.Id, Severity.Error, fault.Details);
        }

        CanBeSent &= file is not null;
        return file;
    }

    private void AddMissing(string member, string column, string path, string id)
    {
        // A photo is often named after the person on it.
        var shown = Hide(path);
        if (OtherCase(path) is { } other)
            Add(member, column, "FileOtherCase", Severity.Error, [shown, Hide(other)]);
        else
            Add(member, column, id, Severity.Error, [_inspector.Folder.Path, shown]);

        string Hide(string path) => Redactor.Redact(path, SensitiveMembers.Of(_form));
    }

    // On a case-sensitive file system, a file that was named on a case-insensitive one.
    private string? OtherCase(string path)
    {
        try
        {
            var full = Path.GetFullPath(Path.Combine(_inspector.Folder.Path, LocalPath.ToNative(path)));
            var folder = Path.GetDirectoryName(full);
            if (
                folder is null
                || (
                    _inspector.Folder.IsBoundary
                    && !full.StartsWith(Path.GetFullPath(_inspector.Folder.Path), StringComparison.Ordinal)))
                return null;
            return Directory.EnumerateFiles(folder).Take(MostNames).Select(file => Path.GetFileName(file))
                .FirstOrDefault(name => name.Equals(Path.GetFileName(full), StringComparison.OrdinalIgnoreCase));
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or ArgumentException)
        {
            return null;
        }
    }

    private void Add(RuleTrail trail, int? index, string id, Severity severity, object[] details) =>
        Add(WireName(trail, index), trail.DisplayName, id, severity, details);

    private void Add(string member, string column, string id, Severity severity, object[] details) =>
        _problems.Add(
            _form.Row.Locate(
                new Problem(
                    id,
                    _strict ? Severity.Error : severity,
                    member,
                    column,
                    Texts.Format("Rule_" + id, [column, .. details])),
                _form.GetType()));

    private static string WireName(RuleTrail trail, int? index) =>
        index is { } number
            ? string.Create(System.Globalization.CultureInfo.InvariantCulture, $"{trail.WireName}[{number}]")
            : trail.WireName;
}
