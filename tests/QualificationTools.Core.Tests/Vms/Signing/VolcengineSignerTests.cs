using System.Security.Cryptography;
using QualificationTools.Vms;
using QualificationTools.Vms.Signing;

namespace QualificationTools.Core.Tests.Vms.Signing;

/// <summary>Rests on SIG-01 to SIG-05 of docs/facts.md.</summary>
public sealed class VolcengineSignerTests
{
    private const string Full = "vms-update-full-cn-north-1-ct-charset";
    private const string Temporary = "vms-update-full-sts";

    private static readonly Uri Uri = new("https://h/");

    public static TheoryData<string> Vectors => [.. SignatureVector.Names];

    public static TheoryData<string, string> VectorsInCultures => new MatrixTheoryData<string, string>(SignatureVector.Names, ["th-TH", "tr-TR", "zh-CN", "ar-SA"]);

    [Fact]
    public void There_are_vectors() => Assert.Equal(6, SignatureVector.Names.Count());

    [Theory]
    [MemberData(nameof(Vectors))]
    public void Canonical_request_is_the_known_one(string name) =>
        Assert.Equal(SignatureVector.Named(name).Expected("canonicalRequest"), SignatureVector.Named(name).Sign().CanonicalRequest.Text);

    [Theory]
    [MemberData(nameof(Vectors))]
    public void String_to_sign_is_the_known_one(string name) =>
        Assert.Equal(SignatureVector.Named(name).Expected("stringToSign"), SignatureVector.Named(name).Sign().StringToSign);

    [Theory]
    [MemberData(nameof(Vectors))]
    public void Signature_is_the_known_one(string name) =>
        Assert.Equal(SignatureVector.Named(name).Expected("signature"), SignatureVector.Named(name).Sign().Signature);

    [Theory]
    [MemberData(nameof(Vectors))]
    public void Authorization_is_the_known_one(string name) =>
        Assert.Equal(SignatureVector.Named(name).Expected("authorization"), SignatureVector.Named(name).Sign().Authorization);

    [Theory]
    [MemberData(nameof(Vectors))]
    public void Digest_of_the_body_is_the_known_one(string name) =>
        Assert.Equal(SignatureVector.Named(name).Expected("bodySha256"), SignatureVector.Named(name).Sign().ContentSha256);

    [Theory]
    [MemberData(nameof(VectorsInCultures))]
    public void Culture_does_not_change_the_signature(string name, string culture)
    {
        using var _ = InCulture.Of(culture);

        Assert.Equal(SignatureVector.Named(name).Expected("authorization"), SignatureVector.Named(name).Sign().Authorization);
    }

    [Theory]
    [InlineData("2025-06-05T03:11:27Z", "20250605T031127Z")]
    [InlineData("2025-06-05T03:11:27.999+08:00", "20250604T191127Z")]
    [InlineData("0001-01-01T00:00:00Z", "00010101T000000Z")]
    [InlineData("9999-12-31T23:59:59Z", "99991231T235959Z")]
    public void Date_is_written_in_UTC_to_the_second(string time, string written) =>
        Assert.Equal(written, SignatureVector.Named(Full).Sign(time: DateTimeOffset.Parse(time, System.Globalization.CultureInfo.InvariantCulture)).XDate);

    [Fact]
    public void Session_token_is_signed() =>
        Assert.Contains("SignedHeaders=content-type;host;x-content-sha256;x-date;x-security-token,", SignatureVector.Named(Temporary).Sign().Authorization, StringComparison.Ordinal);

    [Fact]
    public void Canonical_request_shows_a_mask_in_place_of_the_session_token()
    {
        var vector = SignatureVector.Named(Temporary);

        var canonicalRequest = vector.Sign().CanonicalRequest;

        Assert.Equal(vector.Expected("canonicalRequest").Replace(vector.Credential.SessionToken!, "***", StringComparison.Ordinal), canonicalRequest.Masked);
        Assert.Equal(canonicalRequest.Masked, canonicalRequest.ToString());
    }

    [Fact]
    public void Session_token_in_the_query_is_masked_too()
    {
        var canonicalRequest = Sign("GET", new Uri("https://h/?X-Security-Token=a%2Fb%3D&Z=1")).CanonicalRequest;

        Assert.Equal(("X-Security-Token=***&Z=1", "X-Security-Token=a%2Fb%3D&Z=1"), (canonicalRequest.Masked.Split('\n')[2], canonicalRequest.Text.Split('\n')[2]));
    }

    [Fact]
    public void Signer_that_outlives_a_day_derives_its_key_anew()
    {
        var vector = SignatureVector.Named(Full);
        var signer = vector.CreateSigner();

        var signatures = new[] { 0, -1, 0 }.Select(days => vector.Sign(signer, vector.Time.AddDays(days)).Authorization).ToList();

        Assert.Equal((vector.Expected("authorization"), vector.Expected("authorization")), (signatures[0], signatures[2]));
        Assert.NotEqual(signatures[0], signatures[1]);
    }

    [Fact]
    public void Many_threads_share_a_signer()
    {
        var vector = SignatureVector.Named(Full);
        var signer = vector.CreateSigner();

        var wrong = Enumerable.Range(0, 1000).AsParallel().WithDegreeOfParallelism(4)
            .Select(i => vector.Sign(signer, vector.Time.AddDays(i % 2)).Authorization == vector.Expected("authorization") == (i % 2 == 0))
            .Count(isRight => !isRight);

        Assert.Equal(0, wrong);
    }

    [Fact]
    public void Host_and_date_are_always_signed() => Assert.Equal("host;x-date", Sign("GET", Uri).CanonicalRequest.SignedHeaders);

    [Fact]
    public void Names_are_lower_case_sorted_and_unique() =>
        Assert.Equal(
            "content-type;host;x-content-sha256;x-date",
            Sign("GET", Uri, [("Content-Type", "a")], "X-Date", "HOST", "X-Content-Sha256", " content-type ", "host").CanonicalRequest.SignedHeaders);

    [Fact]
    public void Header_that_is_not_sent_is_not_signed() =>
        Assert.Equal("host;x-date", Sign("GET", Uri, [], "x-security-token").CanonicalRequest.SignedHeaders);

    [Fact]
    public void Method_is_upper_case_and_values_are_trimmed_only() =>
        Assert.Equal(
            "POST\n/\n\ncontent-type:a  b\nhost:h\nx-date:20260302T000000Z\n\ncontent-type;host;x-date\ne3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855",
            Sign("post", Uri, [("Content-Type", "  a  b ")], "content-type").CanonicalRequest.Text);

    [Fact]
    public void Host_that_was_given_is_signed() =>
        Assert.Contains("\nhost:example.com\n", Sign("GET", Uri, [("Host", "example.com")]).CanonicalRequest.Text, StringComparison.Ordinal);

    [Fact]
    public void Digest_stands_in_its_header_and_at_the_end() =>
        Assert.Equal(2, Sign("GET", Uri, [], "x-content-sha256").CanonicalRequest.Text
            .Split("e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855").Length - 1);

    [Fact]
    public void Names_are_lowered_without_regard_to_the_culture()
    {
        using var _ = InCulture.Of("tr-TR");

        Assert.Equal("host;x-date;x-id", Sign("GET", Uri, [("X-ID", "1")], "X-ID").CanonicalRequest.SignedHeaders);
    }

    private static RequestSignature Sign(string method, Uri uri, (string Name, string Value)[]? headers = null, params string[] signedHeaders) =>
        new VolcengineSigner(new VolcengineCredential("AK", "SK"), "cn-north-1", "vms", signedHeaders).Sign(
            method,
            new CanonicalUri(uri),
            (headers ?? []).Select(header => KeyValuePair.Create(header.Name, header.Value)),
            SHA256.HashData([]),
            new DateTimeOffset(2026, 3, 2, 0, 0, 0, TimeSpan.Zero));
}
