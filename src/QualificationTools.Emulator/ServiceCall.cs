using System.Security.Cryptography;
using System.Text.Json;
using System.Text.Unicode;

namespace QualificationTools.Emulator;

/// <summary>
/// Represents a request to one of the services, including its body. It holds everything the service needs, so it can
/// also be executed after its answer.
/// </summary>
public sealed class ServiceCall : IDisposable
{
    private readonly Dictionary<string, string> _headers = new(StringComparer.OrdinalIgnoreCase);
    private readonly Dictionary<string, string> _query = new(StringComparer.OrdinalIgnoreCase);
    private readonly JsonDocument? _document;
    private string? _bodySha256;

    internal ServiceCall(HttpRequest request, string action, byte[] body, DateTimeOffset now)
    {
        Method = request.Method;
        Target = request.RawTarget();
        Action = action;
        Body = body;
        Arrived = Now = now;
        foreach (var (name, value) in request.Headers)
            _headers[name] = value.ToString();
        foreach (var (name, value) in request.Query)
            _query[name] = value.ToString();
        _document = Parse(body);
    }

    /// <summary>Gets the HTTP method.</summary>
    public string Method { get; }

    /// <summary>Gets path and query exactly as received.</summary>
    public string Target { get; }

    /// <summary>Gets the action, as <see cref="IEmulatedService.ActionOf"/> named it.</summary>
    public string Action { get; }

    /// <summary>Gets the body.</summary>
    public ReadOnlyMemory<byte> Body { get; }

    /// <summary>Gets the emulator's time when the request arrived; signatures and tokens are checked by it.</summary>
    public DateTimeOffset Arrived { get; }

    /// <summary>Gets the emulator's time when the request is executed, which may be after its answer.</summary>
    public DateTimeOffset Now { get; internal set; }

    /// <summary>
    /// Gets how far a fault rule shifts the service's clock; signatures and the Date header follow it.
    /// </summary>
    public TimeSpan ClockSkew { get; internal set; }

    /// <summary>Gets or sets whether the call changed something.</summary>
    public bool Applied { get; set; }

    /// <summary>Gets the body's root; <see langword="null"/> if the body is not a JSON object.</summary>
    public JsonElement? Json => _document?.RootElement is { ValueKind: JsonValueKind.Object } root ? root : null;

    /// <summary>Gets the lower-case hexadecimal SHA-256 of the body.</summary>
    public string BodySha256 => _bodySha256 ??= Convert.ToHexStringLower(SHA256.HashData(Body.Span));

    /// <summary>Gets the content type; <see langword="null"/> if none was sent.</summary>
    public string? ContentType => Header("Content-Type");

    /// <summary>Returns a header's value.</summary>
    /// <param name="name">The header's name; case does not matter.</param>
    /// <returns>The value; <see langword="null"/> if it was not sent.</returns>
    public string? Header(string name) => _headers.GetValueOrDefault(name);

    /// <summary>Returns the decoded value of a query parameter.</summary>
    /// <param name="name">The parameter's name.</param>
    /// <returns>The value; empty if it was not sent.</returns>
    public string Query(string name) => _query.GetValueOrDefault(name, "");

    /// <inheritdoc/>
    public void Dispose() => _document?.Dispose();

    private static JsonDocument? Parse(byte[] body)
    {
        // The first byte cheaply distinguishes JSON from a multipart body or a file.
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
