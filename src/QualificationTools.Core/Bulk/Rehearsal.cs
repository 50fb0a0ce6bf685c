using System.Text;
using QualificationTools.Forms;
using QualificationTools.Http;

namespace QualificationTools.Bulk;

/// <summary>
/// Takes one empty row through the engine and back, over a connection that exists in memory only. The code of the way to the
/// service is compiled meanwhile, while PowerShell reads the first row: a cold run starts a tenth of a second earlier.
/// </summary>
internal static class Rehearsal
{
    /// <summary>A transport that reaches nothing and nobody.</summary>
    public static HttpTransport CreateTransport() => new(
        new HttpMessageInvoker(new SocketsHttpHandler { UseProxy = false, ConnectCallback = static (_, _) => ValueTask.FromResult<Stream>(new AnsweringStream()) }),
        TimeProvider.System);

    /// <summary>Rehearses, and lets nothing that happens there be seen.</summary>
    /// <param name="operation">The operation, over a transport of <see cref="CreateTransport"/>.</param>
    public static void Start<TForm, TResult>(RowOperation<TForm> operation)
        where TForm : QualificationForm, new()
        where TResult : QualificationResult, new() => _ = Task.Run(async () =>
        {
            try
            {
                var options = new BulkOptions { MaximumRetryCount = 0, SkipValidation = true };
                var sender = new RowSender<TForm, TResult>(operation, options, new RequestGate(options), journal: null);
                await sender.SendAsync(sender.Prepare(1, new TForm()), CancellationToken.None).ConfigureAwait(false);
            }
            catch (Exception)
            {
                // Nothing depends on it.
            }
        });

    /// <summary>The other end of the connection: it takes everything, gives one answer that suits every service, and closes.</summary>
    private sealed class AnsweringStream : Stream
    {
        private static readonly byte[] Answer = Encoding.ASCII.GetBytes(
            "HTTP/1.1 200 OK\r\nConnection: close\r\nContent-Length: 94\r\n\r\n"
            + "{\"ResponseMetadata\":{\"RequestId\":\"-\"},\"err_no\":0,\"data\":{\"access_token\":\"-\",\"expires_in\":600}}");

        private int _given;

        public override bool CanRead => true;

        public override bool CanSeek => false;

        public override bool CanWrite => true;

        public override long Length => throw new NotSupportedException();

        public override long Position
        {
            get => throw new NotSupportedException();
            set => throw new NotSupportedException();
        }

        public override int Read(byte[] buffer, int offset, int count)
        {
            var length = Math.Min(count, Answer.Length - _given);
            Answer.AsSpan(_given, length).CopyTo(buffer.AsSpan(offset));
            _given += length;
            return length;
        }

        public override ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
        {
            var length = Math.Min(buffer.Length, Answer.Length - _given);
            Answer.AsMemory(_given, length).CopyTo(buffer);
            _given += length;
            return ValueTask.FromResult(length);
        }

        public override void Write(byte[] buffer, int offset, int count) { }

        public override ValueTask WriteAsync(ReadOnlyMemory<byte> buffer, CancellationToken cancellationToken = default) => ValueTask.CompletedTask;

        public override void Flush() { }

        public override Task FlushAsync(CancellationToken cancellationToken) => Task.CompletedTask;

        public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

        public override void SetLength(long value) => throw new NotSupportedException();
    }
}
