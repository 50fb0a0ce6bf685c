using System.IO.Compression;

namespace QualificationTools.Workbooks;

/// <summary>
/// Represents the unpacked bytes of a part. Stops if a part unpacks to far too much, and checks length and checksum at
/// the end, so a damaged file is an error and never a different text.
/// </summary>
internal sealed class PartStream : Stream
{
    // Sheets compress to a tenth, a bomb to a hundredth or less. Small parts are harmless at any ratio.
    private const int MaxRatio = 50;
    private const long HarmlessLength = 16L * 1024 * 1024;
    // A caller that reads ahead in large steps makes the position in the stream useless.
    private const int MaxStep = 32 * 1024;
    private const long MaxLength = 2L * 1024 * 1024 * 1024;

    private readonly ZipArchiveEntry _entry;
    private readonly object _lock;
    private readonly Stream _inner;
    private readonly long _allowed;
    private Crc32 _crc;
    private long _count;
    private bool _isChecked;

    public PartStream(ZipArchiveEntry entry, object fileLock)
    {
        _entry = entry;
        _lock = fileLock;
        _allowed = Math.Min(MaxLength, Math.Max(HarmlessLength, entry.CompressedLength * MaxRatio));
        if (entry.Length > _allowed)
            throw Bomb();
        lock (_lock)
            _inner = Guard(entry.Open);
    }

    /// <summary>Gets the number of bytes read.</summary>
    public long Count => _count;

    public override bool CanRead => true;

    public override bool CanSeek => false;

    public override bool CanWrite => false;

    public override long Length => throw new NotSupportedException();

    public override long Position
    {
        get => throw new NotSupportedException();
        set => throw new NotSupportedException();
    }

    public override int Read(byte[] buffer, int offset, int count) => Read(buffer.AsSpan(offset, count));

    public override int Read(Span<byte> buffer)
    {
        int read;
        if (buffer.Length > MaxStep)
            buffer = buffer[..MaxStep];
        // Pictures may be read on other threads than the rows, and all of them share the file's position.
        lock (_lock)
        {
            try
            {
                read = _inner.Read(buffer);
            }
            catch (Exception e) when (WorkbookPackage.IsOfDamage(e))
            {
                throw Damaged(e);
            }
            catch (IOException e)
            {
                throw new WorkbookException(WorkbookFailure.NotReadable, "The file cannot be read.", e)
                    { Part = _entry.FullName };
            }
        }

        if (read == 0 && buffer.Length > 0)
            Check();
        _crc.Append(buffer[..read]);
        _count += read;
        return _count > _allowed ? throw Bomb() : read;
    }

    public override void Flush()
    {
    }

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();

    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    /// <summary>Reads the rest, for its checksum.</summary>
    public void ReadToEnd()
    {
        var buffer = new byte[16 * 1024];
        while (Read(buffer) > 0)
        {
        }
    }

    protected override void Dispose(bool disposing)
    {
        if (disposing)
            _inner.Dispose();
        base.Dispose(disposing);
    }

    private void Check()
    {
        if (!_isChecked && (_count != _entry.Length || _crc.Value != _entry.Crc32))
            throw Damaged(null);
        _isChecked = true;
    }

    private Stream Guard(Func<Stream> open)
    {
        try
        {
            return open();
        }
        catch (Exception e) when (WorkbookPackage.IsOfDamage(e))
        {
            throw Damaged(e);
        }
    }

    private WorkbookException Bomb() =>
        new(WorkbookFailure.Bomb, $"{_entry.FullName} unpacks to far more than a workbook holds.")
            { Part = _entry.FullName };

    private WorkbookException Damaged(Exception? inner) =>
        new(WorkbookFailure.Damaged, $"The bytes of {_entry.FullName} are damaged.", inner) { Part = _entry.FullName };
}
