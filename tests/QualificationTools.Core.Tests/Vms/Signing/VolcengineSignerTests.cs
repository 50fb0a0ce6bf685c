using System.Text;
using QualificationTools.Vms;
using QualificationTools.Vms.Signing;

namespace QualificationTools.Core.Tests.Vms.Signing;

public sealed class VolcengineSignerTests
{
    private const string Full = "vms-update-full-cn-north-1-ct-charset";
    private const string Temporary = "vms-update-full-sts";

    public static TheoryData<string> Vectors => [.. SignatureVector.Names];

    public static TheoryData<string, string> VectorsInCultures => new MatrixTheoryData<string, string>(SignatureVector.Names, ["th-TH", "tr-TR", "zh-CN", "ar-SA"]);

    [Fact]
    public void There_are_vectors() => Assert.Equal(6, SignatureVector.Names.Count());

    [Theory]
    [MemberData(nameof(Vectors))]
    public void Canonical_request_is_the_known_one(string name) =>
        Assert.Equal(SignatureVector.Named(name).Expected("canonicalRequest"), Trace(name).CanonicalRequest);

    [Theory]
    [MemberData(nameof(Vectors))]
    public void String_to_sign_is_the_known_one(string name) =>
        Assert.Equal(SignatureVector.Named(name).Expected("stringToSign"), Trace(name).StringToSign);

    [Theory]
    [MemberData(nameof(Vectors))]
    public void Signature_is_the_known_one(string name) =>
        Assert.Equal(SignatureVector.Named(name).Expected("signature"), Trace(name).Signature);

    [Theory]
    [MemberData(nameof(Vectors))]
    public void Authorization_is_the_known_one(string name) =>
        Assert.Equal(SignatureVector.Named(name).Expected("authorization"), Sign(SignatureVector.Named(name)).Authorization);

    [Theory]
    [MemberData(nameof(Vectors))]
    public void Digest_of_the_body_is_the_known_one(string name) =>
        Assert.Equal(SignatureVector.Named(name).Expected("bodySha256"), Sign(SignatureVector.Named(name)).ContentSha256);

    [Theory]
    [MemberData(nameof(VectorsInCultures))]
    public void Culture_does_not_change_the_signature(string name, string culture)
    {
        using var _ = InCulture.Of(culture);

        Assert.Equal(SignatureVector.Named(name).Expected("authorization"), Sign(SignatureVector.Named(name)).Authorization);
    }

    [Fact]
    public void Date_of_the_signature_is_in_UTC()
    {
        var vector = SignatureVector.Named(Full);

        var signed = vector.CreateSigner().Sign(vector.CreateTemplate(), vector.Body, vector.Time.ToOffset(TimeSpan.FromHours(8)));

        Assert.Equal(("20250605T031127Z", vector.Expected("authorization")), (signed.XDate, signed.Authorization));
    }

    [Fact]
    public void Session_token_is_signed() =>
        Assert.Contains("SignedHeaders=content-type;host;x-content-sha256;x-date;x-security-token,", Sign(SignatureVector.Named(Temporary)).Authorization, StringComparison.Ordinal);

    [Fact]
    public void Secret_and_token_are_not_in_what_is_sent()
    {
        var vector = SignatureVector.Named(Temporary);

        Assert.DoesNotContain(vector.Credential.SecretKey, Sign(vector).ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void Signer_that_outlives_a_day_derives_its_key_anew()
    {
        var vector = SignatureVector.Named(Full);
        var signer = vector.CreateSigner();
        signer.Sign(vector.CreateTemplate(), vector.Body, vector.Time.AddDays(-1));

        Assert.Equal(vector.Expected("authorization"), signer.Sign(vector.CreateTemplate(), vector.Body, vector.Time).Authorization);
    }

    [Fact]
    public void Signature_of_the_day_before_is_another()
    {
        var vector = SignatureVector.Named(Full);
        var signer = vector.CreateSigner();

        var signatures = new[] { 0, -1, 0 }.Select(days => signer.Sign(vector.CreateTemplate(), vector.Body, vector.Time.AddDays(days)).Authorization).ToList();

        Assert.Equal((true, false), (signatures[0] == signatures[2], signatures[0] == signatures[1]));
    }

    [Fact]
    public void Two_templates_share_a_signer()
    {
        var vector = SignatureVector.Named(Full);
        var signer = vector.CreateSigner();
        var template = vector.CreateTemplate();
        var other = new SigningTemplate("POST", vector.Uri, [], ["host"]);

        var signed = new[] { template, other, template }.Select(each => signer.Sign(each, vector.Body, vector.Time).Authorization).ToList();

        Assert.Equal(
            [vector.Expected("authorization"), vector.CreateSigner().Sign(other, vector.Body, vector.Time).Authorization, vector.Expected("authorization")],
            signed);
    }

    [Fact]
    public void Long_request_is_signed_as_a_short_one_is()
    {
        var signer = new VolcengineSigner(new VolcengineCredential("AK", "SK"), "cn-north-1", "vms");
        var template = new SigningTemplate("POST", new Uri("https://localhost/?A=" + new string('x', 5000)), [], []);
        var trace = new SignatureTrace();

        signer.Sign(template, "{}"u8, DateTimeOffset.UnixEpoch, trace);

        Assert.Equal(template.Length, Encoding.UTF8.GetByteCount(trace.CanonicalRequest));
    }

    [Fact]
    public void Many_threads_share_a_signer()
    {
        var vector = SignatureVector.Named(Full);
        var signer = vector.CreateSigner();
        var template = vector.CreateTemplate();
        var body = vector.Body;

        var wrong = Enumerable.Range(0, 1000).AsParallel().WithDegreeOfParallelism(4)
            .Where(i => i % 2 == 0)
            .Select(i => signer.Sign(template, body, vector.Time.AddDays(i % 4 == 0 ? 0 : 1)).Authorization == vector.Expected("authorization") == (i % 4 == 0))
            .Count(isRight => !isRight);

        Assert.Equal(0, wrong);
    }

    [Fact]
    public void Signing_with_a_kept_key_allocates_little_more_than_what_is_sent()
    {
        var vector = SignatureVector.Named(Full);
        var signer = vector.CreateSigner();
        var template = vector.CreateTemplate();
        var body = vector.Body;
        var time = vector.Time;
        signer.Sign(template, body, time);

        var least = long.MaxValue;
        for (var i = 0; i < 20; i++)
        {
            var before = GC.GetAllocatedBytesForCurrentThread();
            signer.Sign(template, body, time);
            least = Math.Min(least, GC.GetAllocatedBytesForCurrentThread() - before);
        }

        // Four texts of 16, 64, 64 and about 230 characters.
        Assert.InRange(least, 1, 1024);
    }

    private static SignedHeaders Sign(SignatureVector vector, SignatureTrace? trace = null) =>
        vector.CreateSigner().Sign(vector.CreateTemplate(), vector.Body, vector.Time, trace);

    private static SignatureTrace Trace(string name)
    {
        var trace = new SignatureTrace();
        Sign(SignatureVector.Named(name), trace);
        return trace;
    }
}
