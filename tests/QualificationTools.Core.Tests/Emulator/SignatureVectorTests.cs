using System.Globalization;
using System.Security.Cryptography;
using System.Text.Json;
using QualificationTools.Emulator.Vms;

namespace QualificationTools.Core.Tests.Emulator;

public sealed class SignatureVectorTests
{
    public static TheoryData<string> Names()
    {
        var names = new TheoryData<string>();
        foreach (var vector in Vectors())
            names.Add(vector.GetProperty("name").GetString()!);
        return names;
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void Known_answer_is_accepted(string name)
    {
        var vector = Vector(name);

        var verified = Verifier(vector).Verify(Request(vector));

        Assert.Null(verified.Refusal);
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void Known_answer_with_another_body_is_refused(string name)
    {
        var vector = Vector(name);
        var request = Request(vector) with { BodySha256 = Convert.ToHexStringLower(SHA256.HashData("another body"u8)) };

        var verified = Verifier(vector).Verify(request);

        Assert.Equal("SignatureDoesNotMatch", verified.Refusal?.Error.Code);
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void Known_answer_with_another_secret_is_refused(string name)
    {
        var vector = Vector(name);

        var verified = Verifier(vector, "another secret").Verify(Request(vector));

        Assert.Equal("SignatureDoesNotMatch", verified.Refusal?.Error.Code);
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void Known_answer_sent_in_another_query_order_is_accepted(string name)
    {
        var vector = Vector(name);
        var request = Request(vector);
        var query = request.Target[2..].Split('&');

        var verified = Verifier(vector).Verify(request with { Target = "/?" + string.Join('&', query.Reverse()) });

        Assert.Null(verified.Refusal);
    }

    private static JsonElement.ArrayEnumerator Vectors() =>
        JsonDocument.Parse(File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "Data", "signature-vectors.json")))
            .RootElement.GetProperty("vectors").EnumerateArray();

    private static JsonElement Vector(string name) => Vectors().Single(vector => vector.GetProperty("name").GetString() == name);

    private static VmsSignatureVerifier Verifier(JsonElement vector, string? secret = null)
    {
        var input = vector.GetProperty("input");
        var credential = new VmsCredential(
            input.GetProperty("accessKeyId").GetString()!,
            secret ?? input.GetProperty("secretAccessKey").GetString()!,
            input.GetProperty("sessionToken").GetString());
        return new VmsSignatureVerifier([credential], input.GetProperty("service").GetString()!, [input.GetProperty("region").GetString()!]);
    }

    private static SignedRequest Request(JsonElement vector)
    {
        var input = vector.GetProperty("input");
        var expected = vector.GetProperty("expected");
        var date = input.GetProperty("xDate").GetString()!;
        var body = Convert.FromBase64String(input.GetProperty("bodyUtf8Base64").GetString()!);
        var hash = Convert.ToHexStringLower(SHA256.HashData(body));
        var headers = new Dictionary<string, string?>
        {
            ["host"] = input.GetProperty("host").GetString(),
            ["x-date"] = date,
            ["x-content-sha256"] = hash,
            ["authorization"] = expected.GetProperty("authorization").GetString(),
            ["content-type"] = input.GetProperty("contentType").GetString(),
            ["x-security-token"] = input.GetProperty("sessionToken").GetString(),
        };
        var query = string.Join('&', input.GetProperty("query").EnumerateArray().Select(pair => $"{pair.GetProperty("name")}={pair.GetProperty("value")}"));
        var time = DateTimeOffset.ParseExact(date, "yyyyMMdd'T'HHmmss'Z'", CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal);
        return new SignedRequest(input.GetProperty("method").GetString()!, $"/?{query}", name => headers.GetValueOrDefault(name), hash, time);
    }
}
