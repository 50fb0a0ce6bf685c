using System.Collections;
using QualificationTools.Files;
using QualificationTools.Forms;
using QualificationTools.Resources;
using QualificationTools.Rules;

namespace QualificationTools.Bulk;

/// <summary>The local files that a row names, checked before anything of it is sent.</summary>
internal sealed class RowFiles
{
    private const string PathColumn = "Path";

    private readonly FileInspector _inspector;
    private readonly bool _strict;
    private readonly List<NamedFile> _files = [];
    private readonly List<Problem> _problems = [];

    private RowFiles(FileInspector inspector, bool strict) => (_inspector, _strict) = (inspector, strict);

    /// <summary>The files, in the order of the form's members.</summary>
    public IReadOnlyList<NamedFile> Files => _files;

    /// <summary>What is wrong with them.</summary>
    public IReadOnlyList<Problem> Problems => _problems;

    /// <summary>Whether each of them can be sent, were it not for limits of the service.</summary>
    public bool CanBeSent { get; private set; } = true;

    /// <summary>Checks the files of a row, or the one that the row is. </summary>
    public static RowFiles Check(QualificationForm form, FileInspector inspector, bool strict)
    {
        var files = new RowFiles(inspector, strict);
        if (form is not FileForm single)
            files.Walk(form, FormMap.For(form.GetType()), null);
        else if (single is { File: null, Kind: { } kind, ReadProblems.Count: 0 })
            single.File = files.Inspect(single.Path, kind, PathColumn, PathColumn);
        return files;
    }

    /// <summary>Gives the form as it is sent, with something else in place of each file; the caller's form stays as it is.</summary>
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
        if (string.IsNullOrEmpty(value))
            return;
        if (!LocalPath.IsLocal(value, node.File!))
        {
            if (_inspector.Folder.Holds(value))
                Add(new RuleTrail(outer, node), index, "BareFileName", Severity.Warning, []);
            return;
        }

        var trail = new RuleTrail(outer, node);
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

    private LocalFile? Inspect(string path, FileKind kind, string member, string column)
    {
        var (file, faults) = _inspector.Inspect(path, kind);
        foreach (var fault in faults)
            Add(member, column, fault.Id, Severity.Error, fault.Details);
        CanBeSent &= file is not null;
        return file;
    }

    private void Add(RuleTrail trail, int? index, string id, Severity severity, object[] details) =>
        Add(WireName(trail, index), trail.DisplayName, id, severity, details);

    private void Add(string member, string column, string id, Severity severity, object[] details) =>
        _problems.Add(new Problem(id, _strict ? Severity.Error : severity, member, column, Texts.Format("Rule_" + id, [column, .. details])));

    private static string WireName(RuleTrail trail, int? index) =>
        index is { } number ? string.Create(System.Globalization.CultureInfo.InvariantCulture, $"{trail.WireName}[{number}]") : trail.WireName;
}
