using System.Globalization;

namespace QualificationTools.Forms;

/// <summary>Represents a column that describes its row and is never sent.</summary>
internal sealed class FormNote
{
    /// <summary>The line of the file on which the row begins.</summary>
    public static readonly FormNote Line = new("Line", "行号", ReadLine);

    /// <summary>The service's reason for refusing the row.</summary>
    public static readonly FormNote Reason = new("Reason", "驳回原因", (form, text) => form.Row.Reason = text);

    /// <summary>The columns that must be filled before the row may be sent, separated by <c>;</c>.</summary>
    public static readonly FormNote ToComplete = new("ToComplete", "待填列", ReadToComplete);

    private static readonly FormNote[] All = [Line, Reason, ToComplete];

    private readonly Action<QualificationForm, string> _read;

    private FormNote(string name, string chineseName, Action<QualificationForm, string> read)
    {
        Name = name;
        ChineseName = chineseName;
        _read = read;
    }

    /// <summary>Gets the English name. A note is not on the wire, so this is also its wire name.</summary>
    public string Name { get; }

    public string ChineseName { get; }

    public static FormNote? Find(string name)
    {
        var wanted = name.AsSpan().Trim().Trim('\uFEFF');
        foreach (var note in All)
        {
            if (wanted.Equals(note.Name, StringComparison.OrdinalIgnoreCase) || wanted.SequenceEqual(note.ChineseName))
                return note;
        }

        return null;
    }

    public string NameIn(HeaderSpelling spelling) => spelling == HeaderSpelling.Chinese ? ChineseName : Name;

    /// <summary>Sets the form's note from a cell. An unreadable note is ignored.</summary>
    public void Read(QualificationForm form, object value)
    {
        if (value is RowPlace place)
            (form.Row.Line, form.Row.Sheet) = (place.Line, place.Sheet);
        else if (ScalarValue.TryConvert(value, typeof(string), out var text))
            _read(form, (string)text!);
    }

    private static void ReadLine(QualificationForm form, string text)
    {
        if (long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var line) && line > 0)
            form.Row.Line = line;
    }

    // Whatever the spelling in the file, the form has short names.
    private static void ReadToComplete(QualificationForm form, string text)
    {
        var map = FormMap.For(form.GetType());
        form.Row.ToComplete =
        [
            .. text.Split([';', '；'], StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries)
                .Select(name => map.FindColumn(name)?.ShortName)
                .OfType<string>()
                .Distinct(StringComparer.Ordinal),
        ];
    }
}
