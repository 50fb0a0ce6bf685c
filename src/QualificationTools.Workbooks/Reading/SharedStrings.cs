namespace QualificationTools.Workbooks;

/// <summary>
/// Represents the table of shared strings. A sheet of 100,000 rows has nearly as many texts, so they are stored as
/// characters in blocks too small for the large object heap, each text after its length.
/// </summary>
internal sealed class SharedStrings
{
    private const int BlockLength = 40_000;
    private const int StartsPerBlock = 16 * 1024;
    private const char TooLong = char.MaxValue;
    private const long MaxCharacters = 64L * 1024 * 1024;

    private readonly List<char[]> _blocks = [];
    private readonly List<int[]> _starts = [];
    private int _used = BlockLength;
    private int _count;

    /// <summary>Reads the table.</summary>
    public SharedStrings(WorkbookPackage package, string part)
    {
        package.ReadXml(part, reader =>
        {
            var text = new CellText();
            while (reader.Read())
            {
                if (reader.IsMain("si"))
                    Add(text.ReadItem(reader), part);
            }
        });
    }

    /// <summary>Gets a string.</summary>
    /// <param name="index">The number of the string, from 0.</param>
    /// <param name="text">The string, or null if it is longer than a cell can hold.</param>
    /// <returns>Whether there is such a string.</returns>
    public bool TryGet(int index, out string? text)
    {
        text = null;
        if ((uint)index >= (uint)_count)
            return false;
        var start = _starts[index / StartsPerBlock][index % StartsPerBlock];
        var block = _blocks[start / BlockLength];
        var at = start % BlockLength;
        if (block[at] != TooLong)
            text = new string(block, at + 1, block[at]);
        return true;
    }

    private void Add(string? text, string part)
    {
        var length = 1 + (text?.Length ?? 0);
        if (_used + length > BlockLength)
        {
            if ((_blocks.Count + 1L) * BlockLength > MaxCharacters)
                throw new WorkbookException(WorkbookFailure.TooLarge, "The workbook has more text than is read.")
                    { Part = part };
            _blocks.Add(new char[BlockLength]);
            _used = 0;
        }

        var block = _blocks[^1];
        block[_used] = text is null ? TooLong : (char)text.Length;
        text?.CopyTo(block.AsSpan(_used + 1));
        if (_count % StartsPerBlock == 0)
            _starts.Add(new int[StartsPerBlock]);
        _starts[^1][_count % StartsPerBlock] = (_blocks.Count - 1) * BlockLength + _used;
        _count++;
        _used += length;
    }
}
