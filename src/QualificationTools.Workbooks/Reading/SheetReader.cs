using System.Globalization;
using System.Xml;

namespace QualificationTools.Workbooks;

/// <summary>Reads the rows of a sheet as a stream.</summary>
internal sealed class SheetReader : IDisposable
{
    /// <summary>The maximum number of cells in a row. No form has as many columns.</summary>
    internal const int MaxCells = 1_024;

    // More than the XML reader reads ahead from the stream.
    private const long ReadAhead = 1024 * 1024;

    private readonly Worksheet _sheet;
    private readonly string _part;
    private readonly WorkbookPackage _package;
    private readonly MergedCells _merged = new();
    private readonly SheetLayoutFacts _layout = new();
    private readonly System.Collections.BitArray _seenRows = new(CellReference.MaxRow + 1);
    private readonly PartStream _stream;
    private readonly XmlReader _reader;
    private readonly CellReader _cells;
    private readonly long _lastValue;
    private PicturePlacement? _pictures;
    private OwnRow? _lookedAhead;
    private int _row;
    private bool _hasEnded;
    private bool _isInRows;

    public SheetReader(Workbook workbook, Worksheet sheet, string part)
    {
        _sheet = sheet;
        _part = part;
        _package = workbook.Package;
        try
        {
            var scan = SheetScan.Of(_package, part);
            _lastValue = scan.LastValue;
            if (scan.MayHaveMerges)
                _package.ReadXml(part, reader => _merged.Read(reader, part));
        }
        catch (WorkbookException e)
        {
            throw InSheet(e);
        }

        _stream = _package.OpenMedia(part);
        _reader = XmlPart.Open(_stream);
        _cells = new CellReader(workbook, _layout);
    }

    /// <summary>Reads the next row that is not empty.</summary>
    /// <returns>The row, or null at the end.</returns>
    /// <exception cref="WorkbookException">The sheet is damaged or not supported.</exception>
    public SheetRow? Read()
    {
        try
        {
            while (NextOwnRow() is { } own)
            {
                // Pictures first: a merge shows the picture of its first cell too.
                _pictures?.Apply(own.Number, own.Cells, () => (_lookedAhead ??= ReadOwnRow())?.Number);
                _merged.Apply(own.Number, own.Cells, _layout);
                // A row that shows only merges from above is empty.
                if (own.Cells.Values.All(cell => cell.IsFromMerge))
                    continue;
                return new SheetRow(own.Number, own.IsHidden, [.. own.Cells.Values]);
            }

            return null;
        }
        catch (XmlException e)
        {
            throw InSheet(XmlPart.Failure(e, _part, () => _package.OpenMedia(_part)));
        }
        catch (WorkbookException e)
        {
            throw InSheet(e);
        }
    }

    public void Dispose() => _reader.Dispose();

    private OwnRow? NextOwnRow()
    {
        if (_lookedAhead is not { } ahead)
            return ReadOwnRow();
        _lookedAhead = null;
        return ahead;
    }

    private OwnRow? ReadOwnRow()
    {
        while (!_hasEnded)
        {
            // Formatted empty rows to the end of the sheet are common, and take long.
            if (!_reader.Read() || (_isInRows && _stream.Count - ReadAhead > _lastValue))
            {
                _hasEnded = true;
                break;
            }

            if (!_reader.IsMain())
            {
                if (_isInRows && _reader.NodeType == XmlNodeType.EndElement && _reader.LocalName == "sheetData")
                    EndRows();
                continue;
            }

            switch (_reader.LocalName)
            {
                case "sheetFormatPr":
                    ReadDefaultSizes();
                    break;
                case "col":
                    ReadColumns();
                    break;
                case "sheetData":
                    BeginRows();
                    break;
                case "row" when ReadRow() is { } row:
                    return row;
            }
        }

        return null;
    }

    private void ReadDefaultSizes()
    {
        _layout.DefaultRowHeight = Real(_reader.GetAttribute("defaultRowHeight")) ?? _layout.DefaultRowHeight;
        _layout.DefaultWidth = Real(_reader.GetAttribute("defaultColWidth")) ?? _layout.DefaultWidth;
    }

    // One element describes all columns from the first to the last that it names.
    private void ReadColumns() =>
        _layout.Add(
            Whole(_reader.GetAttribute("min")) ?? 0,
            Whole(_reader.GetAttribute("max")) ?? 0,
            Real(_reader.GetAttribute("width")),
            XmlPart.IsTrue(_reader.GetAttribute("hidden")));

    private void BeginRows()
    {
        _isInRows = true;
        if (_sheet.Anchors.Count > 0)
            _pictures = new PicturePlacement(_sheet.Anchors, _merged, _layout);
        if (_reader.IsEmptyElement)
            EndRows();
    }

    // What follows the rows is not used, but a sheet that ends in the middle of it is damaged.
    private void EndRows()
    {
        _hasEnded = true;
        while (_reader.Read())
        {
        }
    }

    private OwnRow? ReadRow()
    {
        var given = _reader.GetAttribute("r");
        var isHidden = XmlPart.IsTrue(_reader.GetAttribute("hidden"));
        var height = Real(_reader.GetAttribute("ht"));
        _row = given is null ? _row + 1 : Whole(given) ?? 0;
        var cells = _cells.ReadRow(_reader, ref _row, isNumberGiven: given is not null);
        if (_row is < 1 or > CellReference.MaxRow)
            throw BadPosition("A row is outside of the sheet.");
        if (_seenRows[_row])
            throw BadPosition("The sheet has a row twice.");
        _seenRows[_row] = true;
        _pictures?.NoteHeight(_row, isHidden ? 0 : height);
        return cells is null ? null : new OwnRow(_row, isHidden || height == 0, cells);
    }

    private WorkbookException BadPosition(string message) =>
        new(WorkbookFailure.BadPosition, message) { Part = _part, SheetName = _sheet.Name, Reference = Text(_row) };

    private WorkbookException InSheet(WorkbookException exception) => exception.SheetName is not null
        ? exception
        : new WorkbookException(exception.Failure, exception.Message, exception.InnerException)
        {
            Part = exception.Part ?? _part,
            SheetName = _sheet.Name,
            Reference = exception.Reference,
        };

    private static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);

    private static int? Whole(string? text) =>
        int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : null;

    private static double? Real(string? text) =>
        double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var number)
            && number is >= 0 and < 10_000 ? number : null;

    /// <summary>Represents a row with its own cells, before merges and pictures.</summary>
    private sealed record OwnRow(int Number, bool IsHidden, SortedList<int, SheetCell> Cells);
}
