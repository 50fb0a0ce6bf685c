using System.IO.Compression;
using System.Net.Http.Headers;
using System.Text;

namespace QualificationTools.Http;

/// <summary>
/// Converts answers to UTF-8. The module asks for no compression, but proxies may compress anyway, add a byte order
/// mark, or answer in GBK; a refusal keeps its code even then.
/// </summary>
internal static class AnswerText
{
    private static readonly UTF8Encoding Strict = new(
        encoderShouldEmitUTF8Identifier: false,
        throwOnInvalidBytes: true);

    /// <summary>Returns the answer as UTF-8 without a byte order mark, or unchanged if it is something else.</summary>
    public static ReadOnlyMemory<byte> Decode(ReadOnlyMemory<byte> answer, HttpContentHeaders headers)
    {
        if (
            headers.ContentEncoding.Contains("gzip", StringComparer.OrdinalIgnoreCase)
            && answer.Span.StartsWith((ReadOnlySpan<byte>)[0x1F, 0x8B]))
            answer = Unzip(answer);
        if (answer.Span.StartsWith((ReadOnlySpan<byte>)[0xEF, 0xBB, 0xBF]))
            answer = answer[3..];
        // An envelope begins with a brace; its names and codes are ASCII in every encoding that occurs.
        var isEnvelope = answer.Span.TrimStart(" \t\r\n"u8).StartsWith("{"u8);
        return !isEnvelope || IsUtf8(answer.Span)
            ? answer
            : Encoding.UTF8.GetBytes(CodePagesEncodingProvider.Instance.GetEncoding("GB18030")!.GetString(answer.Span));
    }

    private static ReadOnlyMemory<byte> Unzip(ReadOnlyMemory<byte> answer)
    {
        try
        {
            using var zipped = new GZipStream(new MemoryStream(answer.ToArray()), CompressionMode.Decompress);
            var buffer = new byte[HttpTransport.LargestAnswer];
            return buffer.AsMemory(0, zipped.ReadAtLeast(buffer, buffer.Length, throwOnEndOfStream: false));
        }
        catch (InvalidDataException)
        {
            return answer;
        }
    }

    private static bool IsUtf8(ReadOnlySpan<byte> answer)
    {
        try
        {
            Strict.GetCharCount(answer);
            return true;
        }
        catch (DecoderFallbackException)
        {
            return false;
        }
    }
}
