using QualificationTools.Security;

namespace QualificationTools.Tables;

/// <summary>
/// Writes records that spreadsheets open rightly: UTF-8 with a byte order mark, CRLF, no cell that would be run.
/// </summary>
internal sealed class CsvRecordWriter(Stream stream) : ITableWriter
{
    private readonly StreamWriter _writer = new(
        stream,
        new System.Text.UTF8Encoding(encoderShouldEmitUTF8Identifier: true),
        leaveOpen: true)
    {
        NewLine = "\r\n",
    };

    /// <inheritdoc/>
    public void Begin(IReadOnlyList<TableColumn> columns) => Write(columns.Select(column => column.Name));

    /// <inheritdoc/>
    public void Write(IReadOnlyList<TableCell> cells) => Write(cells.Select(cell => cell.Text));

    /// <inheritdoc/>
    public void Complete() => _writer.Flush();

    /// <summary>Writes one record.</summary>
    /// <param name="cells">Its cells; null for an empty one.</param>
    public void Write(IEnumerable<string?> cells)
    {
        var isFirst = true;
        foreach (var cell in cells)
        {
            if (!isFirst)
                _writer.Write(',');
            isFirst = false;
            WriteCell(CellText.GuardForReading(cell ?? ""));
        }

        _writer.WriteLine();
    }

    public void Dispose() => _writer.Dispose();

    private void WriteCell(string text)
    {
        if (text.AsSpan().IndexOfAny(",\"\r\n#") < 0 && text.AsSpan().Trim().Length == text.Length)
        {
            _writer.Write(text);
            return;
        }

        _writer.Write('"');
        _writer.Write(text.Replace("\"", "\"\"", StringComparison.Ordinal));
        _writer.Write('"');
    }
}
