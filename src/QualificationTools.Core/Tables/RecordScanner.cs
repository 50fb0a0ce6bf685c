using System.Text;

namespace QualificationTools.Tables;

/// <summary>
/// Reads the records of a text table cell by cell, with the quoting rules of <c>Import-Csv</c>: spaces before a cell
/// are skipped, a quote counts only at a cell's beginning, and text after the closing quote belongs to the cell.
/// </summary>
/// <param name="reader">The text.</param>
/// <param name="delimiter">The separator of cells.</param>
internal sealed class RecordScanner(TextReader reader, char delimiter)
{
    /// <summary>
    /// The characters after which a record that does not end is taken for one whose quote was never closed.
    /// </summary>
    public const int LongestRecord = 1 << 20;

    private readonly char[] _buffer = new char[32 * 1024];
    private readonly StringBuilder _text = new();
    private int _length;
    private int _position;
    private int _recordLength;
    private bool _isAfterReturn;
    private bool _isClosed;

    private enum CellEnd
    {
        Delimiter,
        Line,
        File,
    }

    /// <summary>Gets the line on which the next record begins, from 1.</summary>
    public long Line { get; private set; } = 1;

    /// <summary>Reads the next record.</summary>
    /// <param name="cells">Receives its cells; the previous content of the list is discarded.</param>
    /// <returns>The record, or null at the end of the file.</returns>
    public ScannedRecord? Read(List<string> cells)
    {
        cells.Clear();
        if (_isAfterReturn && Peek() == '\n')
            _position++;
        _isAfterReturn = false;
        if (Peek() < 0)
            return null;
        var line = Line;
        var filled = 0;
        (_isClosed, _recordLength) = (true, 0);
        while (true)
        {
            var end = ReadCell(out var cell);
            cells.Add(cell);
            if (!string.IsNullOrWhiteSpace(cell))
                filled = cells.Count;
            if (!_isClosed)
                return new ScannedRecord(line, filled, IsClosed: false);
            if (end == CellEnd.Delimiter)
                continue;
            Line += end == CellEnd.Line ? 1 : 0;
            return new ScannedRecord(line, filled, IsClosed: true);
        }
    }

    private CellEnd ReadCell(out string cell)
    {
        int next;
        while ((next = Peek()) is ' ' or '\t' && next != delimiter)
            _position++;
        if (next != '"' || delimiter == '"')
        {
            var plainEnd = ReadPlain(out cell);
            cell = WithoutBlanks(cell);
            return plainEnd;
        }

        _position++;
        _text.Clear();
        ReadQuoted();
        if (!_isClosed)
        {
            cell = _text.ToString();
            return CellEnd.File;
        }

        var quoted = _text.ToString();
        var end = ReadPlain(out var rest);
        cell = rest.AsSpan().Trim().IsEmpty ? quoted : quoted + rest;
        return end;
    }

    // Of blanks at the end, Import-Csv keeps the first.
    private static string WithoutBlanks(string cell)
    {
        if (cell.Length < 2 || cell[^1] is not (' ' or '\t'))
            return cell;
        var first = cell.AsSpan().IndexOfAny(' ', '\t', '"');
        return cell[first] != '"' && cell.AsSpan(first).Trim(" \t").IsEmpty ? cell[..(first + 1)] : cell;
    }

    // Up to the separator or the line's end; a quote is a letter here.
    private CellEnd ReadPlain(out string cell)
    {
        _text.Clear();
        while (true)
        {
            var rest = _buffer.AsSpan(_position, _length - _position);
            var at = rest.IndexOfAny(delimiter, '\r', '\n');
            if (at >= 0)
            {
                cell = _text.Length == 0 ? rest[..at].ToString() : _text.Append(rest[..at]).ToString();
                _position += at + 1;
                _recordLength += at + 1;
                if (rest[at] == delimiter)
                    return CellEnd.Delimiter;
                _isAfterReturn = rest[at] == '\r';
                return CellEnd.Line;
            }

            _text.Append(rest);
            _recordLength += rest.Length;
            if (_recordLength > LongestRecord)
                _isClosed = false;
            if (!_isClosed || !Fill())
            {
                cell = _text.ToString();
                return CellEnd.File;
            }
        }
    }

    private void ReadQuoted()
    {
        while (true)
        {
            var rest = _buffer.AsSpan(_position, _length - _position);
            var at = rest.IndexOf('"');
            var part = at < 0 ? rest : rest[..at];
            CountLines(part);
            _text.Append(part);
            _recordLength += part.Length;
            _position += part.Length + (at < 0 ? 0 : 1);
            if (at >= 0)
            {
                // A line feed in the next cell does not belong to a return in this one.
                _isAfterReturn = false;
                if (Peek() != '"')
                    return;
                _text.Append('"');
                _position++;
            }
            else if (_recordLength > LongestRecord || !Fill())
            {
                _isClosed = false;
                return;
            }
        }
    }

    private void CountLines(ReadOnlySpan<char> text)
    {
        foreach (var letter in text)
        {
            if (letter == '\r' || (letter == '\n' && !_isAfterReturn))
                Line++;
            _isAfterReturn = letter == '\r';
        }
    }

    private int Peek() => _position < _length || Fill() ? _buffer[_position] : -1;

    private bool Fill()
    {
        _position = 0;
        _length = reader.Read(_buffer, 0, _buffer.Length);
        return _length > 0;
    }
}
