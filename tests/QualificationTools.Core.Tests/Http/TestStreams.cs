namespace QualificationTools.Core.Tests.Http;

/// <summary>A body that can only be read forwards.</summary>
internal abstract class BodyStream : Stream
{
    public override bool CanRead => true;

    public override bool CanSeek => false;

    public override bool CanWrite => false;

    public override long Length => throw new NotSupportedException();

    public override long Position
    {
        get => throw new NotSupportedException();
        set => throw new NotSupportedException();
    }

    public abstract override ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default);

    public override int Read(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    public override void Flush()
    {
    }

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();

    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();
}

/// <summary>A body without an end.</summary>
internal sealed class EndlessStream : BodyStream
{
    public int BytesRead { get; private set; }

    public override ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
    {
        BytesRead += buffer.Length;
        return new ValueTask<int>(buffer.Length);
    }
}

/// <summary>A body whose connection breaks after the first bytes.</summary>
internal sealed class BreakingStream : BodyStream
{
    private bool _hasBegun;

    public override ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
    {
        if (_hasBegun)
            throw new IOException("The connection broke.");
        _hasBegun = true;
        return new ValueTask<int>(10);
    }
}

/// <summary>A body that does not arrive.</summary>
internal sealed class HangingStream : BodyStream
{
    public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
    {
        await Task.Delay(Timeout.InfiniteTimeSpan, cancellationToken);
        return 0;
    }
}

/// <summary>A body that arrives piece by piece.</summary>
internal sealed class PiecesStream(IEnumerable<byte[]> pieces) : BodyStream
{
    private readonly Queue<byte[]> _pieces = new(pieces);

    public override ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
    {
        if (!_pieces.TryDequeue(out var piece))
            return new ValueTask<int>(0);
        piece.CopyTo(buffer);
        return new ValueTask<int>(piece.Length);
    }
}
