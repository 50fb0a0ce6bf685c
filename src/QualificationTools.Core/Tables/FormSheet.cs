using System.Text;
using QualificationTools.Forms;
using QualificationTools.Security;

namespace QualificationTools.Tables;

/// <summary>
/// Writes forms as one table for a person to mend. Which columns there are is known only after the last form, so that the forms wait on
/// disk, and not in memory.
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
    private readonly Dictionary<string, int> _numbers = new(StringComparer.Ordinal);
    private Type? _form;

    /// <summary>Begins a table.</summary>
    /// <param name="path">The full path of the file. Only its owner may read it.</param>
    /// <param name="spelling">The spelling of the header.</param>
    /// <param name="overwrite">Whether a file that is there is replaced.</param>
    /// <exception cref="CsvException">The file is there, or cannot be written.</exception>
    public FormSheet(string path, HeaderSpelling spelling, bool overwrite)
    {
        (_path, _spelling) = (path, spelling);
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

    /// <summary>How many forms have been added.</summary>
    public long Rows { get; private set; }

    /// <summary>Adds a form. A value that is not known but by its mask is left empty, and is to be filled in.</summary>
    /// <param name="form">The form.</param>
    /// <param name="reason">Why it is to be mended, or null.</param>
    /// <exception cref="CsvException">The form is of another service than those before, or the disk is full.</exception>
    public void Add(QualificationForm form, string? reason)
    {
        _form ??= form.GetType();
        if (form.GetType() != _form)
            throw new CsvException("CsvOtherService", _path);
        var cells = FormCell.Of(form, _spelling).ToList();
        var unknown = cells.Where(cell => cell.Text == SensitiveText.Mask).Select(cell => cell.Column.ShortName);
        foreach (var column in FormGaps.Mendable(form))
            NumberOf(column);
        var toComplete = form.ToComplete.Concat(unknown).Concat(FormGaps.Missing(form)).Select(FormMap.For(_form).FindColumn).OfType<FormColumn>().ToList();
        toComplete.ForEach(column => NumberOf(column));
        cells.RemoveAll(cell => cell.Text == SensitiveText.Mask);
        Try(() => Write(reason ?? "", string.Join(';', toComplete.Select(column => column.NameIn(_spelling)).Distinct(StringComparer.Ordinal)), cells));
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
        using (var records = new CsvRecordWriter(_file.Stream))
        {
            records.Write([.. Notes.Select(note => note.NameIn(_spelling)), .. order.Select(number => _columns[number].NameIn(_spelling))]);
            for (var row = 0L; row < Rows; row++)
            {
                var notes = Notes.Select(_ => reader.ReadString()).ToArray();
                var texts = new string?[_columns.Count];
                for (var count = reader.Read7BitEncodedInt(); count > 0; count--)
                    texts[reader.Read7BitEncodedInt()] = reader.ReadString();
                records.Write([.. notes, .. order.Select(number => texts[number])]);
            }
        }

        _file.Keep();
    });

    public void Dispose()
    {
        _writer.Dispose();
        _waiting.Dispose();
        _file.Dispose();
    }

    private void Write(string reason, string toComplete, List<FormCell> cells)
    {
        _writer.Write(reason);
        _writer.Write(toComplete);
        _writer.Write7BitEncodedInt(cells.Count);
        foreach (var cell in cells)
        {
            _writer.Write7BitEncodedInt(NumberOf(cell.Column));
            _writer.Write(cell.Text);
        }
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
