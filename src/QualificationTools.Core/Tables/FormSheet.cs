using System.Text;
using QualificationTools.Forms;
using QualificationTools.Resources;
using QualificationTools.Rules;
using QualificationTools.Security;

namespace QualificationTools.Tables;

/// <summary>
/// Writes forms as one table for a person to mend. Which columns there are is known only after the last form, so the
/// forms wait on disk, and not in memory.
/// </summary>
internal sealed class FormSheet : IDisposable
{
    private static readonly FormNote[] Notes = [FormNote.Reason, FormNote.ToComplete];

    private readonly string _path;
    private readonly HeaderSpelling _spelling;
    private readonly NewFile _file;
    private readonly FileStream _waiting;
    private readonly BinaryWriter _writer;
    private readonly List<FormColumn> _columns = [];
    private readonly Func<Stream, ITableWriter> _write;
    private readonly Dictionary<string, int> _numbers = new(StringComparer.Ordinal);
    private Type? _form;

    /// <summary>Begins a table.</summary>
    /// <param name="path">The full path of the file. Only its owner may read it.</param>
    /// <param name="spelling">The spelling of the header.</param>
    /// <param name="overwrite">Whether a file that is there is replaced.</param>
    /// <param name="write">Creates the writer of the file; null for a text file.</param>
    /// <exception cref="CsvException">The file is there, or cannot be written.</exception>
    public FormSheet(string path, HeaderSpelling spelling, bool overwrite, Func<Stream, ITableWriter>? write = null)
    {
        (_path, _spelling, _write) = (path, spelling, write ?? (stream => new CsvRecordWriter(stream)));
        _file = new NewFile(path, overwrite, isPrivate: true) { StaysAsDraft = true };
        try
        {
            _waiting = NewFile.Passing(path);
        }
        catch
        {
            _file.Dispose();
            throw;
        }

        _writer = new BinaryWriter(_waiting, Encoding.UTF8, leaveOpen: true);
    }

    /// <summary>Gets how many forms have been added.</summary>
    public long Rows { get; private set; }

    /// <summary>Adds a form. A value that is not known but by its mask is left empty, and is to be filled in.</summary>
    /// <param name="form">The form.</param>
    /// <param name="reason">The reason for mending, or null.</param>
    /// <param name="problems">The problems of single cells.</param>
    /// <exception cref="CsvException">The form is of another service than those before, or the disk is
    /// full.</exception>
    public void Add(QualificationForm form, string? reason, IReadOnlyList<Problem>? problems = null)
    {
        _form ??= form.GetType();
        if (form.GetType() != _form)
            throw new CsvException("CsvOtherService", _path);
        var cells = FormCell.Of(form, _spelling).ToList();
        var unknown = cells.Where(cell => cell.Text == SensitiveText.Mask).Select(cell => cell.Column.ShortName);
        foreach (var column in FormGaps.Mendable(form))
            NumberOf(column);
        var toComplete = form.Row.ToComplete
            .Concat(unknown)
            .Concat(FormGaps.Missing(form))
            .Select(FormMap.For(_form).FindColumn)
            .OfType<FormColumn>()
            .ToList();
        toComplete.ForEach(column => NumberOf(column));
        cells.RemoveAll(cell => cell.Text == SensitiveText.Mask);
        var faults = Faults(problems ?? [], toComplete);
        Try(() =>
            Write(
                reason ?? "",
                string.Join(
                    ';',
                    toComplete.Select(column => column.NameIn(_spelling)).Distinct(StringComparer.Ordinal)),
                cells,
                faults));
        Rows++;
    }

    /// <summary>Writes the file.</summary>
    /// <exception cref="CsvException">It cannot be written.</exception>
    public void Complete() => Try(() =>
    {
        var order = Enumerable.Range(0, _columns.Count).ToList();
        order.Sort((left, right) => FormColumn.Compare(_columns[left], _columns[right]));
        _writer.Flush();
        _waiting.Position = 0;
        using (var reader = new BinaryReader(_waiting, Encoding.UTF8, leaveOpen: true))
        using (var table = _write(_file.Stream))
        {
            var columns = Columns(order);
            table.Begin(columns);
            for (var row = 0L; row < Rows; row++)
                table.Write(ReadRow(reader, order));
            table.Complete();
        }

        _file.Keep();
    });

    public void Dispose()
    {
        _writer.Dispose();
        _waiting.Dispose();
        _file.Dispose();
    }

    private List<TableColumn> Columns(List<int> order)
    {
        using var language = _spelling == HeaderSpelling.Wire ? null : Texts.Speak(_spelling == HeaderSpelling.Chinese);
        var template = _form is null ? null : FormTemplate.Find(_form);
        return
        [
            .. Notes.Select(note => new TableColumn(note.NameIn(_spelling)) { IsLong = true }),
            .. order.Select(number =>
                template?.Describe(_columns[number], _spelling) ?? new TableColumn(_columns[number].NameIn(_spelling))),
        ];
    }

    // The cells that need attention: those with problems, and those to fill in.
    private Dictionary<int, string> Faults(IReadOnlyList<Problem> problems, List<FormColumn> toComplete)
    {
        var faults = new Dictionary<int, string>();
        foreach (var problem in problems)
        {
            if (Find(problem.Member) is not { } column)
                continue;
            var number = NumberOf(column);
            faults[number] = faults.TryGetValue(number, out var before)
                ? $"{before}\n{problem.Message}"
                : problem.Message;
        }

        foreach (var column in toComplete)
            faults.TryAdd(NumberOf(column), Texts.Get("Sheet_Fill"));
        return faults;
    }

    // The texts of a list share one cell, under the list's own name.
    private FormColumn? Find(string member)
    {
        var map = FormMap.For(_form!);
        var column = map.FindColumn(member);
        if (
            column is { Path.Target.Kind: FormNodeKind.TextList }
            && !_numbers.ContainsKey(column.ShortName)
            && member[^1] == ']')
            column = map.FindColumn(member[..member.LastIndexOf('[')]);
        return column is { Path.Target.Children: null } ? column : null;
    }

    private void Write(string reason, string toComplete, List<FormCell> cells, Dictionary<int, string> faults)
    {
        _writer.Write(reason);
        _writer.Write(toComplete);
        _writer.Write7BitEncodedInt(cells.Count);
        foreach (var cell in cells)
        {
            _writer.Write7BitEncodedInt(NumberOf(cell.Column));
            _writer.Write(cell.Text);
        }

        _writer.Write7BitEncodedInt(faults.Count);
        foreach (var (number, fault) in faults)
        {
            _writer.Write7BitEncodedInt(number);
            _writer.Write(fault);
        }
    }

    private TableCell[] ReadRow(BinaryReader reader, List<int> order)
    {
        var notes = Notes.Select(_ => reader.ReadString()).ToArray();
        var cells = new TableCell[_columns.Count];
        for (var count = reader.Read7BitEncodedInt(); count > 0; count--)
            cells[reader.Read7BitEncodedInt()] = new TableCell(reader.ReadString());
        for (var count = reader.Read7BitEncodedInt(); count > 0; count--)
        {
            var number = reader.Read7BitEncodedInt();
            cells[number] = cells[number] with { Fault = reader.ReadString() };
        }

        return [.. notes.Select(note => new TableCell(note)), .. order.Select(number => cells[number])];
    }

    private int NumberOf(FormColumn column)
    {
        var name = column.ShortName;
        if (!_numbers.TryGetValue(name, out var number))
        {
            _numbers.Add(name, number = _columns.Count);
            _columns.Add(column);
        }

        return number;
    }

    private void Try(Action action)
    {
        try
        {
            action();
        }
        catch (IOException)
        {
            throw new CsvException("CsvNotWritable", _path);
        }
    }
}
