using System.Security.Cryptography;
using QualificationTools.Vms;
using QualificationTools.Vms.Signing;

namespace QualificationTools.Core.Tests.Vms.Signing;

/// <summary>Rests on SIG-07 to SIG-09 of docs/facts.md.</summary>
public sealed class SigningNotesTests
{
    [Fact]
    public void Request_that_all_SDKs_sign_alike_has_no_note() =>
        Assert.Empty(Notes("https://h/?Action=QueryQualification&Version=2022-01-01&A-b_c.d~e=1", ("Content-Type", "application/json; charset=utf-8")));

    [Theory]
    [InlineData("https://h/?Zz=1&中=2")]
    [InlineData("https://h/?aB=1&a[0]=2")]
    public void Names_whose_order_depends_on_their_encoding_are_noted(string uri) =>
        Assert.StartsWith("Parameter names are sorted before they are encoded", Assert.Single(Notes(uri)), StringComparison.Ordinal);

    [Fact]
    public void Odd_names_whose_order_is_the_same_are_not_noted() => Assert.Empty(Notes("https://h/?文=3&中=2"));

    [Fact]
    public void Repeated_name_is_noted() =>
        Assert.StartsWith("The parameter b occurs more than once.", Assert.Single(Notes("https://h/?b=2&a=1&b=1")), StringComparison.Ordinal);

    [Theory]
    [InlineData("a  b")]
    [InlineData("a\tb")]
    public void White_space_inside_a_signed_header_is_noted(string value) =>
        Assert.StartsWith("The header x-note contains a tab or repeated spaces.", Assert.Single(Notes("https://h/", ("X-Note", value))), StringComparison.Ordinal);

    [Fact]
    public void Session_token_is_noted() =>
        Assert.StartsWith("The session token is shown as ***.", Assert.Single(Notes("https://h/", ("X-Security-Token", "made-up-token"))), StringComparison.Ordinal);

    private static IReadOnlyList<string> Notes(string uri, params (string Name, string Value)[] headers)
    {
        using var _ = InCulture.Of("en-US");
        var signer = new VolcengineSigner(new VolcengineCredential("AK", "SK"), "cn-north-1", "vms", headers.Select(header => header.Name));
        var signed = signer.Sign(
            "GET",
            new CanonicalUri(new Uri(uri)),
            headers.Select(header => KeyValuePair.Create(header.Name, header.Value)),
            SHA256.HashData([]),
            DateTimeOffset.UnixEpoch);
        return SigningNotes.Of(new Uri(uri), signed.CanonicalRequest);
    }
}
