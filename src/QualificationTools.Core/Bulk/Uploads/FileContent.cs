using System.Net.Http.Headers;
using System.Security.Cryptography;
using QualificationTools.Files;
using QualificationTools.Http;

namespace QualificationTools.Bulk;

/// <summary>Represents a body that contains a file, which is read from disk while it is sent.</summary>
/// <param name="head">The bytes before the file.</param>
/// <param name="file">The file.</param>
/// <param name="tail">The bytes after the file.</param>
/// <param name="asBase64">Whether the file is encoded as base64.</param>
/// <param name="contentType">The content's type.</param>
internal sealed class FileContent(
    byte[] head,
    LocalFile file,
    byte[] tail,
    bool asBase64,
    MediaTypeHeaderValue contentType) : TrackedContent(contentType)
{
    private CancellationTokenSource? _deadline;
    private TimeSpan _timeout;

    protected override long Length => head.Length + (asBase64 ? file.Base64Length : file.Length) + tail.Length;

    /// <summary>Reads the file once to compute the digest of the whole body.</summary>
    /// <exception cref="LocalFileException">The file was changed or removed after it was checked.</exception>
    public async Task<byte[]> DigestAsync(CancellationToken stop)
    {
        using var hash = SHA256.Create();
        using (var digesting = new CryptoStream(Stream.Null, hash, CryptoStreamMode.Write))
        {
            await digesting.WriteAsync(head, stop).ConfigureAwait(false);
            await file.CopyToAsync(digesting, asBase64, null, stop).ConfigureAwait(false);
            await digesting.WriteAsync(tail, stop).ConfigureAwait(false);
        }

        return hash.Hash!;
    }

    /// <inheritdoc/>
    public override void Watch(CancellationTokenSource deadline, TimeSpan timeout) =>
        (_deadline, _timeout) = (deadline, timeout);

    protected override async Task WriteAsync(Stream stream, CancellationToken stop)
    {
        try
        {
            await stream.WriteAsync(head, stop).ConfigureAwait(false);
            PutOff();
            await file.CopyToAsync(stream, asBase64, PutOff, stop).ConfigureAwait(false);
            await stream.WriteAsync(tail, stop).ConfigureAwait(false);
        }
        catch (LocalFileException e)
        {
            FailureId = e.Id;
            throw;
        }
    }

    // A slow connection is not a dead one: the time-out counts from the last piece sent.
    private void PutOff() => _deadline?.CancelAfter(_timeout);
}
