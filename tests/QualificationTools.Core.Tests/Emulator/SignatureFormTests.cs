using System.Security.Cryptography;
using System.Text;
using QualificationTools.Emulator.Vms;

namespace QualificationTools.Core.Tests.Emulator;

/// <summary>Rests on SIG-04 to SIG-10 of docs/facts.md: forms that official clients send, each signed here by hand.</summary>
public sealed class SignatureFormTests
{
    private const string Secret = "secret";
    private const string Day = "20260302";
    private const string Date = Day + "T000000Z";
    private const string Scope = Day + "/cn-north-1/vms/request";
    private const string EmptyHash = "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855";

    private static readonly DateTimeOffset Now = new(2026, 3, 2, 0, 0, 0, TimeSpan.Zero);
    private static readonly VmsSignatureVerifier Verifier = new([new("AK", Secret), new("STS", Secret, "token")], "vms", ["cn-north-1"]);

    [Fact]
    public void Signed_headers_need_neither_host_nor_an_order() =>
        Assert.Null(Verify("/?A=1", "A=1", "x-date;host", ("host", "h"), ("x-date", Date)));

    [Theory]
    [InlineData("/?A=x+y", "A=x%20y")]
    [InlineData("/?A=x+y", "A=x%2By")]
    [InlineData("/?A=x%2By", "A=x%2By")]
    [InlineData("/?Zz=1&%E4%B8%AD=2", "Zz=1&%E4%B8%AD=2")]
    [InlineData("/?Zz=1&%E4%B8%AD=2", "%E4%B8%AD=2&Zz=1")]
    [InlineData("/?a[0]=1&aB=2", "aB=2&a%5B0%5D=1")]
    [InlineData("/?%EF%B9%8F=1&%F0%9F%98%80=2", "%F0%9F%98%80=2&%EF%B9%8F=1")]
    [InlineData("/?b=2&b=1", "b=1&b=2")]
    public void Query_is_taken_in_each_form_that_a_client_signs(string target, string canonicalQuery) =>
        Assert.Null(Verify(target, canonicalQuery, "x-date", ("x-date", Date)));

    [Theory]
    [InlineData("a  b")]
    [InlineData("a b")]
    public void White_space_inside_a_header_is_taken_as_it_is_or_as_one(string canonicalValue)
    {
        var headers = Headers(("x-date", Date), ("x-note", " a  b "));
        var signature = Sign($"GET\n/\n\nx-date:{Date}\nx-note:{canonicalValue}\n\nx-date;x-note\n{EmptyHash}");
        headers["authorization"] = Authorization("x-date;x-note", signature);

        Assert.Null(Code("/", headers));
    }

    [Theory]
    [InlineData("host", "SignatureDoesNotMatch")]
    [InlineData("host;x-date;x-note", "SignatureDoesNotMatch")]
    public void Date_must_be_signed_and_what_is_signed_must_be_sent(string names, string code) =>
        Assert.Equal(code, Verify("/", "", names, ("host", "h"), ("x-date", Date)));

    [Fact]
    public void Other_parameter_than_the_signed_one_is_refused() =>
        Assert.Equal("SignatureDoesNotMatch", Verify("/?A=2", "A=1", "x-date", ("x-date", Date)));

    [Theory]
    [InlineData("X-SignedQueries=A%3BX-Algorithm%3BX-Credential%3BX-Date%3BX-NotSignBody%3BX-SignedHeaders", false)]
    [InlineData("X-SignedQueries=A%3BX-Algorithm%3BX-Credential%3BX-Date%3BX-NotSignBody%3BX-SignedHeaders%3BX-SignedQueries", true)]
    public void Presigned_address_is_taken_whether_or_not_it_signs_the_list_of_names(string list, bool isListSigned)
    {
        var signed = Presigned("A=1") + (isListSigned ? "&" + list : "");
        var signature = Sign($"GET\n/\n{signed}\n\n\n\n{EmptyHash}");

        Assert.Null(Code($"/?{Presigned("A=1")}&{list}&X-Signature={signature}", []));
    }

    [Fact]
    public void Presigned_address_signs_no_body()
    {
        var signature = Sign($"GET\n/\n{Presigned("A=1")}\n\n\n\n{EmptyHash}");

        Assert.Null(Code($"/?{Presigned("A=1")}&X-Signature={signature}", [], bodySha256: new string('1', 64)));
    }

    [Fact]
    public void Presigned_address_may_sign_the_host()
    {
        var query = Presigned("A=1").Replace("X-SignedHeaders=", "X-SignedHeaders=host", StringComparison.Ordinal);
        var signature = Sign($"GET\n/\n{query}\nhost:h\n\nhost\n{EmptyHash}");

        Assert.Null(Code($"/?{query}&X-Signature={signature}", Headers(("host", "h"))));
    }

    [Theory]
    [InlineData("", 900, null)]
    [InlineData("", 901, "InvalidTimestamp")]
    [InlineData("&X-Expires=3600", 3600, null)]
    [InlineData("&X-Expires=3600", 3601, "InvalidTimestamp")]
    [InlineData("&X-Expires=60", 61, "InvalidTimestamp")]
    public void Presigned_address_is_valid_as_long_as_it_says(string expires, int age, string? code)
    {
        var query = Presigned("A=1").Replace("&X-NotSignBody=", expires + "&X-NotSignBody=", StringComparison.Ordinal);
        var signature = Sign($"GET\n/\n{query}\n\n\n\n{EmptyHash}");

        Assert.Equal(code, Code($"/?{query}&X-Signature={signature}", [], time: Now.AddSeconds(age)));
    }

    [Fact]
    public void Presigned_address_with_another_parameter_is_refused()
    {
        var signature = Sign($"GET\n/\n{Presigned("A=1")}\n\n\n\n{EmptyHash}");

        Assert.Equal("SignatureDoesNotMatch", Code($"/?{Presigned("A=2")}&X-Signature={signature}", []));
    }

    [Theory]
    [InlineData("X-Signature=abc", "MissingAuthenticationToken")]
    [InlineData("X-Algorithm=HMAC-SHA256&X-Credential=AK/20260302/cn-north-1/vms/request&X-Date=20260302T000000Z", "MissingSignature")]
    [InlineData("X-Algorithm=HMAC-SHA256&X-Credential=AK&X-Date=20260302T000000Z&X-Signature=abc", "InvalidCredential")]
    [InlineData("X-Algorithm=HMAC-SHA256&X-Credential=AK/20260302/cn-north-1/vms/request&X-Signature=abc", "InvalidTimestamp")]
    [InlineData("X-Algorithm=HMAC-SHA256&X-Credential=AK/20260302/cn-north-1/vms/request&X-Date=20260302T000000Z&X-SignedQueries=A&X-Signature=abc", "SignatureDoesNotMatch")]
    public void Presigned_address_that_lacks_something_is_refused(string query, string code) => Assert.Equal(code, Code("/?" + query, []));

    [Theory]
    [InlineData("&X-Security-Token=token", null)]
    [InlineData("&X-Security-Token=other", "InvalidSecretToken")]
    [InlineData("", "InvalidSecretToken")]
    public void Presigned_address_of_a_temporary_key_needs_its_token_outside_of_the_signature_too(string token, string? code)
    {
        var query = Presigned("A=1", "STS");
        var signature = Sign($"GET\n/\n{query}\n\n\n\n{EmptyHash}");
        const string List = "X-SignedQueries=A%3BX-Algorithm%3BX-Credential%3BX-Date%3BX-NotSignBody%3BX-SignedHeaders";

        Assert.Equal(code, Code($"/?{query}&{List}{token}&X-Signature={signature}", []));
    }

    private static string Presigned(string first, string accessKey = "AK") =>
        $"{first}&X-Algorithm=HMAC-SHA256&X-Credential={accessKey}%2F{Scope.Replace("/", "%2F", StringComparison.Ordinal)}&X-Date={Date}&X-NotSignBody=&X-SignedHeaders=";

    private static string? Verify(string target, string canonicalQuery, string names, params (string Name, string Value)[] headers)
    {
        var sent = Headers(headers);
        var lines = names.Split(';').Select(name => $"{name}:{sent.GetValueOrDefault(name)}\n");
        sent["authorization"] = Authorization(names, Sign($"GET\n/\n{canonicalQuery}\n{string.Concat(lines)}\n{names}\n{EmptyHash}"));
        return Code(target, sent);
    }

    private static string? Code(string target, Dictionary<string, string> headers, string bodySha256 = EmptyHash, DateTimeOffset? time = null) =>
        Verifier.Verify(new SignedRequest("GET", target, headers.GetValueOrDefault, bodySha256, time ?? Now)).Refusal?.Error.Code;

    private static string Authorization(string names, string signature) => $"HMAC-SHA256 Credential=AK/{Scope}, SignedHeaders={names}, Signature={signature}";

    private static Dictionary<string, string> Headers(params (string Name, string Value)[] headers) => headers.ToDictionary(header => header.Name, header => header.Value);

    private static string Sign(string canonicalRequest)
    {
        var key = Encoding.UTF8.GetBytes(Secret);
        foreach (var part in Scope.Split('/'))
            key = HMACSHA256.HashData(key, Encoding.UTF8.GetBytes(part));
        var hash = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(canonicalRequest)));
        return Convert.ToHexStringLower(HMACSHA256.HashData(key, Encoding.UTF8.GetBytes($"HMAC-SHA256\n{Date}\n{Scope}\n{hash}")));
    }
}
