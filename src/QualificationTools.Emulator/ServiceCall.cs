using System.Security.Cryptography;
using System.Text.Json;
using System.Text.Unicode;

namespace QualificationTools.Emulator;

/// <summary>A request to one of the services, its body read.</summary>
internal sealed class ServiceCall : IDisposable
{
    private readonly JsonDocument? _document;
    private string? _bodySha256;

    public ServiceCall(HttpRequest request, string target, string action, byte[] body, DateTimeOffset now)
    {
        Request = request;
        Target = target;
        Action = action;
        Body = body;
        Now = now;
        _document = Parse(body);
    }

    public HttpRequest Request { get; }

    /// <summary>Path and query exactly as received.</summary>
    public string Target { get; }

    public string Action { get; }

    public byte[] Body { get; }

    /// <summary>The emulator's time when the request arrived.</summary>
    public DateTimeOffset Now { get; }

    /// <summary>How far the service's clock is off, by a fault rule; signatures and the Date header follow it.</summary>
    public TimeSpan ClockSkew { get; set; }

    public bool Applied { get; set; }

    /// <summary>The body's root, or <see langword="null"/> when the body is not a JSON object.</summary>
    public JsonElement? Json => _document?.RootElement is { ValueKind: JsonValueKind.Object } root ? root : null;

    /// <summary>The lower-case hexadecimal SHA-256 of the body.</summary>
    public string BodySha256 => _bodySha256 ??= Convert.ToHexStringLower(SHA256.HashData(Body));

    public void Dispose() => _document?.Dispose();

    private static JsonDocument? Parse(byte[] body)
    {
        // The first byte tells a multipart body or a file apart from JSON at no cost.
        var start = body.AsSpan().TrimStart(" \t\r\n"u8);
        if (start.IsEmpty || start[0] != (byte)'{' || !Utf8.IsValid(body))
            return null;
        try
        {
            return JsonDocument.Parse(body);
        }
        catch (JsonException)
        {
            return null;
        }
    }
}
