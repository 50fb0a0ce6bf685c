using System.Globalization;
using System.Security.Cryptography;
using System.Text.Json;
using QualificationTools.Vms;
using QualificationTools.Vms.Signing;

namespace QualificationTools.Core.Tests.Vms.Signing;

/// <summary>One known answer of <c>signature-vectors.json</c>.</summary>
internal sealed class SignatureVector
{
    private static readonly Lazy<Dictionary<string, SignatureVector>> All = new(() => JsonDocument.Parse(SampleFiles.Read("signature-vectors.json"))
        .RootElement.GetProperty("vectors").EnumerateArray()
        .Select(vector => new SignatureVector(vector))
        .ToDictionary(vector => vector.Name));

    private readonly JsonElement _input;
    private readonly JsonElement _expected;

    private SignatureVector(JsonElement vector)
    {
        Name = vector.GetProperty("name").GetString()!;
        _input = vector.GetProperty("input");
        _expected = vector.GetProperty("expected");
    }

    public static IEnumerable<string> Names => All.Value.Keys;

    public string Name { get; }

    public byte[] Body => Convert.FromBase64String(Input("bodyUtf8Base64")!);

    public DateTimeOffset Time => DateTimeOffset.ParseExact(Input("xDate")!, "yyyyMMdd'T'HHmmss'Z'", CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal);

    public VolcengineCredential Credential => new(Input("accessKeyId")!, Input("secretAccessKey")!, Input("sessionToken"));

    public Uri Uri
    {
        get
        {
            // In another order than the signed one.
            var query = _input.GetProperty("query").EnumerateArray().Reverse().Select(pair => $"{pair.GetProperty("name")}={pair.GetProperty("value")}");
            return new Uri($"{Input("scheme")}://{Input("host")}{Input("path")}?{string.Join('&', query)}");
        }
    }

    public static SignatureVector Named(string name) => All.Value[name];

    public VolcengineSigner CreateSigner() => new(
        Credential,
        Input("region")!,
        Input("service")!,
        _input.GetProperty("signedHeaders").EnumerateArray().Select(name => name.GetString()!));

    public RequestSignature Sign(VolcengineSigner? signer = null, DateTimeOffset? time = null)
    {
        var headers = new Dictionary<string, string>();
        if (Input("contentType") is { } contentType)
            headers["Content-Type"] = contentType;
        if (Input("sessionToken") is { } token)
            headers["X-Security-Token"] = token;
        return (signer ?? CreateSigner()).Sign(Input("method")!, new CanonicalUri(Uri), headers, SHA256.HashData(Body), time ?? Time);
    }

    public string Expected(string name) => _expected.GetProperty(name).GetString()!;

    private string? Input(string name) => _input.GetProperty(name).GetString();
}
