using System.Globalization;
using System.Xml;

namespace QualificationTools.Workbooks;

/// <summary>Reads the cells of a row.</summary>
internal sealed class CellReader(Workbook workbook, SheetLayoutFacts layout)
{
    private const int MaxRawShown = 100;

    private static readonly string[] IsoFormats =
    [
        "yyyy-MM-ddTHH:mm:ss.FFFFFFFK", "yyyy-MM-dd", "yyyy-MM-ddTHH:mmK", "yyyy-MM-dd HH:mm:ss", "yyyy-MM-ddK",
        "HH:mm:ss.FFFFFFF", "HH:mm", "THH:mm:ss.FFFFFFFK",
    ];

    private readonly CellText _text = new();
    private string? _reference;
    private string? _type;
    private int _style;
    private int _valueMetadata;
    private string? _value;
    private string? _inlineText;
    private string? _formula;
    private bool _hasValue;
    private bool _hasFormula;
    private bool _hasInline;

    /// <summary>Reads the cells of the current row element and leaves the reader at its end.</summary>
    /// <param name="reader">The reader, at the row.</param>
    /// <param name="row">The row's number; if the row has none, that of its first cell that has one.</param>
    /// <param name="isNumberGiven">Whether the row has a number.</param>
    /// <returns>The cells that are not empty, by column, or null if there are none.</returns>
    public SortedList<int, SheetCell>? ReadRow(XmlReader reader, ref int row, bool isNumberGiven)
    {
        if (reader.IsEmptyElement)
            return null;
        SortedList<int, SheetCell>? cells = null;
        var column = 0;
        var depth = reader.Depth;
        while (reader.ReadInside(depth))
        {
            if (!reader.IsMain("c"))
                continue;
            ReadAttributes(reader);
            column = FindColumn(column, ref row, ref isNumberGiven);
            if (reader.IsEmptyElement)
                continue;
            ReadChildren(reader);
            if (MakeCell(row, column) is not { } cell)
                continue;
            cells ??= new SortedList<int, SheetCell>(16);
            if (!cells.TryAdd(column, cell))
                cells[column] = cells[column].AsDuplicate();
            if (cells.Count > SheetReader.MaxCells)
            {
                throw new WorkbookException(WorkbookFailure.TooManyColumns, "A row has values in too many columns.")
                {
                    Reference = Text(row),
                };
            }
        }

        return cells;
    }

    private static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);

    private void ReadAttributes(XmlReader reader)
    {
        (_reference, _type, _style, _valueMetadata) = (null, null, 0, 0);
        while (reader.MoveToNextAttribute())
        {
            switch (reader.Name)
            {
                case "r":
                    _reference = reader.Value;
                    break;
                case "t":
                    _type = reader.Value;
                    break;
                case "s":
                    _style = Number(reader.Value);
                    break;
                case "vm":
                    _valueMetadata = Number(reader.Value);
                    break;
            }
        }

        reader.MoveToElement();
    }

    private int FindColumn(int previous, ref int row, ref bool isNumberGiven)
    {
        if (_reference is null)
        {
            return previous < CellReference.MaxColumn
                ? previous + 1
                : throw BadPosition("A cell is outside of the sheet.", Text(row));
        }

        if (!CellReference.TryParse(_reference, out var cellRow, out var column))
            throw BadPosition("A cell is outside of the sheet.", Short(_reference));
        if (cellRow != row)
        {
            if (isNumberGiven)
                throw BadPosition("A cell stands in another row than it says.", Short(_reference));
            row = cellRow;
        }

        isNumberGiven = true;
        return column;
    }

    private static WorkbookException BadPosition(string message, string reference) =>
        new(WorkbookFailure.BadPosition, message) { Reference = reference };

    private void ReadChildren(XmlReader reader)
    {
        (_value, _inlineText, _formula) = (null, null, null);
        (_hasValue, _hasFormula, _hasInline) = (false, false, false);
        var depth = reader.Depth;
        while (reader.ReadInside(depth))
        {
            if (!reader.IsMain())
                continue;
            switch (reader.LocalName)
            {
                case "v":
                    _hasValue = true;
                    _value = _type == "str" ? _text.ReadText(reader) : _text.ReadContent(reader);
                    break;
                case "f":
                    _hasFormula = true;
                    _formula = _text.ReadContent(reader);
                    break;
                case "is":
                    _hasInline = true;
                    _inlineText = _text.ReadItem(reader);
                    break;
            }
        }
    }

    private SheetCell? MakeCell(int row, int column)
    {
        if (WpsCellPictures.FindId(_formula) is { } id || _type == "str"
            && (id = WpsCellPictures.FindId(_value)) is not null)
            return PictureCell(row, column, workbook.WpsPictures.Find(id));
        if (_hasFormula && !_hasValue && !_hasInline)
            return Cell(row, column, CellKind.Formula, "", null, CellDamage.FormulaWithoutValue);
        return _type switch
        {
            "s" => _hasValue ? TextCell(row, column, SharedText(row, column)) : null,
            "inlineStr" => _hasInline || _hasValue ? TextCell(row, column, _hasInline ? _inlineText : _value) : null,
            "str" => _hasValue ? TextCell(row, column, _value) : null,
            "b" => _hasValue ? BooleanCell(row, column) : null,
            "e" => ErrorCell(row, column),
            "d" => _hasValue ? IsoDateCell(row, column) : null,
            _ => NumberCell(row, column),
        };
    }

    private string? SharedText(int row, int column)
    {
        if (!int.TryParse(_value.AsSpan().Trim(), NumberStyles.None, CultureInfo.InvariantCulture, out var index)
            || !workbook.SharedStrings.TryGet(index, out var text))
        {
            throw new WorkbookException(WorkbookFailure.BadSharedString,
                "A cell names a shared string that does not exist.")
            {
                Reference = CellReference.Format(row, column),
            };
        }

        return text;
    }

    private SheetCell? TextCell(int row, int column, string? text)
    {
        if (text is null)
            return Cell(row, column, CellKind.Text, "", null, CellDamage.TextTooLong);
        if (text.Length == 0)
            return null;
        // A program that does not support WPS pictures saves the formula as text; the picture may still be there.
        return WpsCellPictures.FindId(text) is { } id
            ? PictureCell(row, column, workbook.WpsPictures.Find(id))
            : Cell(row, column, CellKind.Text, text, null, CellDamage.None);
    }

    private SheetCell BooleanCell(int row, int column)
    {
        var value = _value!.Trim();
        return value is "0" or "1" or "true" or "false"
            ? Cell(row, column, CellKind.Boolean, value is "1" or "true" ? "TRUE" : "FALSE", value, CellDamage.None)
            : Cell(row, column, CellKind.Boolean, Short(value), Short(value), CellDamage.UnreadableValue);
    }

    // A picture in a cell is stored as an error, for programs that do not support it.
    private SheetCell ErrorCell(int row, int column)
    {
        if (_valueMetadata > 0 && workbook.ExcelPictures.Find(_valueMetadata) is { } found)
            return PictureCell(row, column, found);
        var code = Short(_value?.Trim() ?? "");
        return Cell(row, column, CellKind.Error, code, code, CellDamage.ErrorValue);
    }

    // The clock's time as written: a time zone after it changes nothing.
    private SheetCell IsoDateCell(int row, int column)
    {
        var value = _value!.Trim();
        if (!DateTimeOffset.TryParseExact(
            value, IsoFormats, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var date))
        {
            return Cell(row, column, CellKind.Date, Short(value), Short(value), CellDamage.UnreadableValue);
        }

        return value.Contains('-', StringComparison.Ordinal)
            ? Cell(row, column, CellKind.Date, SerialDate.Format(date.DateTime, withTime: true), value, CellDamage.None)
            : Cell(row, column, CellKind.Time, date.ToString("HH:mm:ss", CultureInfo.InvariantCulture), value,
                CellDamage.None);
    }

    private SheetCell? NumberCell(int row, int column)
    {
        if (_hasInline)
            return TextCell(row, column, _inlineText);
        var raw = _value?.Trim();
        if (string.IsNullOrEmpty(raw))
            return _hasFormula ? Cell(row, column, CellKind.Formula, "", null, CellDamage.FormulaWithoutValue) : null;
        var format = workbook.Styles.FormatOf(_style);
        var shown = format.Show(raw, workbook.CountsFrom1904);
        return Cell(row, column, shown.Kind, Short(shown.Text), Short(raw), shown.Damage, format.Code);
    }

    private SheetCell PictureCell(int row, int column, FoundPicture found) => new()
    {
        Row = row, Column = column, Kind = CellKind.Picture, Picture = found.Picture, Damage = found.Damage,
        PictureDamage = found.Damage, IsInHiddenColumn = layout.IsHidden(column),
    };

    private SheetCell Cell(
        int row, int column, CellKind kind, string text, string? raw, CellDamage damage, string? format = null) => new()
    {
        Row = row, Column = column, Kind = kind, Text = text, RawValue = raw, Damage = damage,
        NumberFormat = format ?? workbook.Styles.FormatOf(_style).Code, IsInHiddenColumn = layout.IsHidden(column),
    };

    // A value that is not text is short; a longer one is damaged, and is shown cut.
    private static string Short(string text) => text.Length > MaxRawShown ? text[..MaxRawShown] : text;

    private static int Number(string text) =>
        int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : 0;
}
