using System.Text;

namespace QualificationTools.Tables;

/// <summary>
/// Finds where the records of a table of text begin and end, and on which lines. It takes no cell apart: that is the work of
/// PowerShell's own parser, with whose idea of a quote it agrees.
/// </summary>
internal sealed class RecordScanner(TextReader reader, char delimiter)
{
    /// <summary>The characters after which a record that does not end is taken for one whose quote was never closed.</summary>
    public const int LongestRecord = 1 << 20;

    private readonly char[] _buffer = new char[32 * 1024];
    private readonly List<int> _cellEnds = [];
    private int _length;
    private int _position;
    private bool _isAfterReturn;

    private enum Place
    {
        /// <summary>Nothing but white space of the cell has been seen.</summary>
        CellStart,

        /// <summary>A quote was opened.</summary>
        Quoted,

        /// <summary>A quote inside quotes: the end of them, or the first of two that stand for one.</summary>
        QuoteInQuotes,

        /// <summary>Only the separator or the line's end can end the cell now.</summary>
        Plain,
    }

    /// <summary>The line on which the next record begins, from 1.</summary>
    public long Line { get; private set; } = 1;

    /// <summary>Where the cells of the last record end, from its beginning; without the last of them.</summary>
    public IReadOnlyList<int> CellEnds => _cellEnds;

    /// <summary>Appends the text of the next record, without its line's end.</summary>
    /// <param name="text">Where the text is put.</param>
    /// <returns>What was found, or null where the file has ended.</returns>
    public ScannedRecord? Read(StringBuilder text)
    {
        var line = Line;
        var start = text.Length;
        var from = _position;
        var place = Place.CellStart;
        var filled = 0;
        _cellEnds.Clear();
        while (true)
        {
            if (_position == _length)
            {
                text.Append(_buffer, from, _position - from);
                from = 0;
                if (text.Length - start > LongestRecord)
                    return new ScannedRecord(line, filled, IsClosed: false);
                if (!Fill())
                    return text.Length == start && _cellEnds.Count == 0 ? null : new ScannedRecord(line, filled, place != Place.Quoted);
            }

            var next = _buffer[_position++];
            var isSecondHalf = next == '\n' && _isAfterReturn;
            _isAfterReturn = next == '\r';
            if (next is '\r' or '\n')
            {
                Line += isSecondHalf ? 0 : 1;
                if (place == Place.Quoted)
                    continue;
                if (!isSecondHalf)
                {
                    text.Append(_buffer, from, _position - 1 - from);
                    return new ScannedRecord(line, filled, IsClosed: true);
                }

                // The record before ended with the first half.
                from = _position;
                continue;
            }

            if (next == '"')
            {
                place = place switch
                {
                    Place.CellStart or Place.QuoteInQuotes => Place.Quoted,
                    Place.Quoted => Place.QuoteInQuotes,
                    _ => Place.Plain,
                };
                continue;
            }

            if (place != Place.Quoted)
            {
                if (next == delimiter)
                {
                    _cellEnds.Add(text.Length - start + _position - 1 - from);
                    place = Place.CellStart;
                    continue;
                }

                if (place != Place.CellStart || next is not (' ' or '\t'))
                    place = Place.Plain;
            }

            if (filled <= _cellEnds.Count && !char.IsWhiteSpace(next))
                filled = _cellEnds.Count + 1;
        }
    }

    private bool Fill()
    {
        _position = 0;
        _length = reader.Read(_buffer, 0, _buffer.Length);
        return _length > 0;
    }
}
