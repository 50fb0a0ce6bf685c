using System.Buffers;
using System.Buffers.Text;
using System.Security.Cryptography;

namespace QualificationTools.Files;

/// <summary>A local file as it was when it was checked.</summary>
/// <param name="Path">The file itself, without links on the way; for a picture in a workbook, as <see
/// cref="WorkbookPicture"/> writes it.</param>
/// <param name="Length">The length in bytes.</param>
/// <param name="Digest">The SHA-256 of the content, in upper-case hexadecimal digits.</param>
/// <param name="Format">The format, or null if no service accepts it.</param>
internal sealed record LocalFile(string Path, long Length, string Digest, FileFormat? Format)
{
    // A multiple of 3, so no chunk of base64 but the last is filled up.
    private const int ChunkLength = 48 * 1024;

    /// <summary>
    /// Gets the file name that is sent to services: an extension that fits the content, and nothing of the user's own
    /// name.
    /// </summary>
    public string NeutralName => Digest[..16].ToLowerInvariant() + Format switch
    {
        FileFormat.Jpeg => ".jpg",
        FileFormat.Png => ".png",
        FileFormat.Pdf => ".pdf",
        _ => ".bin",
    };

    /// <summary>Gets the length of the content as base64.</summary>
    public long Base64Length => (Length + 2) / 3 * 4;

    /// <summary>Reads a whole file once.</summary>
    public static string DigestOf(Stream stream)
    {
        stream.Position = 0;
        return Convert.ToHexString(SHA256.HashData(stream));
    }

    /// <summary>
    /// Copies the content in pieces. The last piece is held back until everything read has proved to be what was
    /// checked.
    /// </summary>
    /// <param name="target">Where to.</param>
    /// <param name="asBase64">Whether it is written as base64.</param>
    /// <param name="progress">Told of each piece.</param>
    /// <param name="stop">Cancels the operation.</param>
    /// <exception cref="LocalFileException">The file has changed since it was checked, or is gone.</exception>
    public async Task CopyToAsync(Stream target, bool asBase64, Action? progress, CancellationToken stop)
    {
        var chunk = ArrayPool<byte>.Shared.Rent(ChunkLength);
        var encoded = asBase64 ? ArrayPool<byte>.Shared.Rent(Base64.GetMaxEncodedToUtf8Length(ChunkLength)) : null;
        try
        {
            using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
            var source = Open();
            await using (source.ConfigureAwait(false))
            {
                for (var left = Length; left > 0;)
                {
                    var piece = chunk.AsMemory(0, (int)Math.Min(left, ChunkLength));
                    if (await ReadAsync(source, piece, stop).ConfigureAwait(false) < piece.Length)
                        throw new LocalFileException("FileChanged");
                    hash.AppendData(piece.Span);
                    left -= piece.Length;
                    if (left == 0 && (source.Length != Length || Convert.ToHexString(hash.GetCurrentHash()) != Digest))
                        throw new LocalFileException("FileChanged");
                    if (encoded is not null)
                    {
                        Base64.EncodeToUtf8(piece.Span, encoded, out _, out var written);
                        piece = encoded.AsMemory(0, written);
                    }

                    await target.WriteAsync(piece, stop).ConfigureAwait(false);
                    progress?.Invoke();
                }
            }
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(chunk);
            if (encoded is not null)
                ArrayPool<byte>.Shared.Return(encoded);
        }
    }

    private Stream Open()
    {
        try
        {
            if (WorkbookPicture.Of(Path) is { } picture)
                return picture.Read() ?? throw new LocalFileException("FileChanged");
            return FilePatience.Short.Try(() =>
                new FileStream(
                    Path,
                    FileMode.Open,
                    FileAccess.Read,
                    FileShare.ReadWrite | FileShare.Delete,
                    bufferSize: 1,
                    FileOptions.Asynchronous | FileOptions.SequentialScan));
        }
        catch (Exception e) when (e is FileNotFoundException or DirectoryNotFoundException)
        {
            throw new LocalFileException("FileChanged", e);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new LocalFileException("FileNotReadable", e);
        }
    }

    private static async ValueTask<int> ReadAsync(Stream source, Memory<byte> piece, CancellationToken stop)
    {
        try
        {
            return await source
                .ReadAtLeastAsync(piece, piece.Length, throwOnEndOfStream: false, stop)
                .ConfigureAwait(false);
        }
        catch (IOException e)
        {
            throw new LocalFileException("FileNotReadable", e);
        }
    }
}
