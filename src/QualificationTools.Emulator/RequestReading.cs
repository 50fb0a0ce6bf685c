using Microsoft.AspNetCore.Http.Features;

namespace QualificationTools.Emulator;

/// <summary>Reads a request as it came over the wire.</summary>
internal static class RequestReading
{
    /// <summary>Returns path and query before any decoding, as a signature covers them.</summary>
    public static string RawTarget(this HttpRequest request) =>
        request.HttpContext.Features.Get<IHttpRequestFeature>()!.RawTarget;

    public static async ValueTask<byte[]> ReadBodyAsync(this HttpRequest request)
    {
        if (request.ContentLength is 0)
            return [];
        if (request.ContentLength is { } length)
        {
            var body = new byte[length];
            await request.Body.ReadExactlyAsync(body, request.HttpContext.RequestAborted);
            return body;
        }
        using var buffer = new MemoryStream();
        await request.Body.CopyToAsync(buffer, request.HttpContext.RequestAborted);
        return buffer.ToArray();
    }
}
