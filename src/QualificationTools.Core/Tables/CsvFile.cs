using System.Text;
using QualificationTools.Files;
using QualificationTools.Forms;

namespace QualificationTools.Tables;

/// <summary>
/// Represents a text table as spreadsheets save it: detects its encoding, separator and header, and returns its records
/// one by one.
/// </summary>
internal sealed class CsvFile : ITable
{
    private const int HeadSize = 4 * 1024;
    private const int SampleSize = 64 * 1024;

    private readonly StreamReader _reader;
    private readonly RecordScanner _scanner;
    private readonly List<string> _cells = [];
    private readonly string _path;
    private bool _hasRows;
    private bool _hasEnded;

    private CsvFile(string path, StreamReader reader, CsvHeader header, Encoding encoding)
    {
        _path = path;
        _reader = reader;
        _scanner = new RecordScanner(reader, header.Delimiter);
        Header = header;
        Encoding = encoding;
    }

    /// <summary>Gets the header.</summary>
    public CsvHeader Header { get; }

    /// <inheritdoc/>
    public IReadOnlyList<string?> Names => Header.Names;

    /// <summary>Gets the encoding.</summary>
    public Encoding Encoding { get; }

    /// <summary>Opens a file.</summary>
    /// <param name="path">The full path.</param>
    /// <param name="encoding">The encoding, or null to find it. A byte order mark has the last word.</param>
    /// <param name="delimiter">The separator of cells, or null to detect it.</param>
    /// <exception cref="CsvException">The file cannot be read, or is not a text table.</exception>
    public static CsvFile Open(string path, Encoding? encoding = null, char? delimiter = null) =>
        Open(OpenStream(path), path, encoding, delimiter);

    /// <summary>
    /// Returns whether a file is to be read as a workbook, by its content first and then by its name.
    /// </summary>
    /// <param name="path">The full path.</param>
    /// <exception cref="CsvException">The file cannot be read.</exception>
    public static bool IsWorkbook(string path)
    {
        Span<byte> head = stackalloc byte[8];
        try
        {
            using var stream = OpenFile(path);
            head = head[..stream.ReadAtLeast(head, head.Length, throwOnEndOfStream: false)];
            return ForeignFile.IsWorkbook(head, path);
        }
        catch (Exception e) when (IsOfAccess(e))
        {
            // The reader of workbooks tells a file that another program holds from others that cannot be opened.
            return ForeignFile.IsCalledWorkbook(path) && e is not (FileNotFoundException or DirectoryNotFoundException)
                ? true
                : throw Refusal(e, path);
        }
    }

    /// <summary>
    /// As <see cref="Open(string, Encoding, char?)"/>, over any stream that can be read twice; it is closed with the
    /// file.
    /// </summary>
    internal static CsvFile Open(Stream stream, string path, Encoding? encoding = null, char? delimiter = null)
    {
        try
        {
            Span<byte> head = stackalloc byte[HeadSize];
            head = head[..stream.ReadAtLeast(head, HeadSize, throwOnEndOfStream: false)];
            if (ForeignFile.Refusal(head, isText: encoding is not null) is { } refusal)
                throw new CsvException(refusal, path);
            encoding ??= FileEncoding.Find(stream) ?? throw new CsvException("CsvEncodingUnknown", path);
            stream.Position = 0;
            var header = CsvHeader.Find(Sample(stream, encoding), delimiter, path);
            stream.Position = 0;
            return new CsvFile(path, new StreamReader(stream, encoding), header, encoding);
        }
        catch (IOException)
        {
            stream.Dispose();
            throw new CsvException("CsvNotReadable", path);
        }
        catch
        {
            stream.Dispose();
            throw;
        }
    }

    /// <summary>Returns the next row, or null at the end.</summary>
    /// <exception cref="CsvException">There is no row below the header, or the rest of the file cannot be
    /// read.</exception>
    public TableRow? Read()
    {
        while (!_hasEnded && ReadRecord() is { } record)
        {
            if (record.Line <= Header.Line || record.FilledCells == 0)
                continue;
            _hasRows = true;
            var place = new RowPlace(record.Line);
            if (!record.IsClosed)
            {
                _hasEnded = true;
                return new TableRow(place, [], new CsvException("CsvQuoteNotClosed", _path, record.Line));
            }

            return record.FilledCells > Header.Names.Count
                ? new TableRow(
                    place,
                    [],
                    new CsvException("CsvTooManyCells", _path, record.Line, record.FilledCells, Header.Names.Count))
                : new TableRow(place, _cells);
        }

        return _hasRows ? null : throw new CsvException("CsvNoRows", _path, Header.Line);
    }

    public void Dispose() => _reader.Dispose();

    private ScannedRecord? ReadRecord()
    {
        try
        {
            return _scanner.Read(_cells);
        }
        catch (IOException)
        {
            throw new CsvException("CsvNotReadable", _path);
        }
    }

    private static FileStream OpenStream(string path)
    {
        try
        {
            return OpenFile(path);
        }
        catch (Exception e) when (IsOfAccess(e))
        {
            throw Refusal(e, path);
        }
    }

    private static FileStream OpenFile(string path)
    {
        if (Directory.Exists(path))
            throw new CsvException("CsvIsFolder", path);
        var stream = new FileStream(path, new FileStreamOptions
        {
            Share = FileShare.ReadWrite | FileShare.Delete, BufferSize = 0, Options = FileOptions.SequentialScan,
        });
        if (stream.CanSeek)
            return stream;
        // What is found out of a file is found by reading it twice, and a pipe can be read once.
        stream.Dispose();
        throw new CsvException("CsvNotReadable", path);
    }

    private static bool IsOfAccess(Exception exception) => exception is IOException or UnauthorizedAccessException;

    private static CsvException Refusal(Exception exception, string path) =>
        new(exception is FileNotFoundException or DirectoryNotFoundException ? "CsvNotFound" : "CsvNotReadable", path);

    private static string Sample(Stream stream, Encoding encoding)
    {
        using var reader = new StreamReader(stream, encoding, leaveOpen: true);
        var sample = new char[SampleSize];
        return new string(sample, 0, reader.ReadBlock(sample, 0, sample.Length));
    }
}
