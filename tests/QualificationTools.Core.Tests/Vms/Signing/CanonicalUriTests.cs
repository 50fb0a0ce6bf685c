using QualificationTools.Vms.Signing;

namespace QualificationTools.Core.Tests.Vms.Signing;

/// <summary>Rests on SIG-06 and SIG-07 of docs/facts.md.</summary>
public sealed class CanonicalUriTests
{
    public static TheoryData<string> Vectors => [.. SignatureVector.Names];

    [Theory]
    [MemberData(nameof(Vectors))]
    public void Query_is_the_known_one(string name) =>
        Assert.Equal(SignatureVector.Named(name).Expected("canonicalQueryString"), new CanonicalUri(SignatureVector.Named(name).Uri).Query);

    [Theory]
    [InlineData("https://h/", "")]
    [InlineData("https://h/?", "")]
    [InlineData("https://h/?b=1&a=2&B=3", "B=3&a=2&b=1")]
    [InlineData("https://h/?a=2&a=10", "a=10&a=2")]
    [InlineData("https://h/?a", "a=")]
    [InlineData("https://h/?a=b=c", "a=b%3Dc")]
    [InlineData("https://h/?a=%20", "a=%20")]
    [InlineData("https://h/?a=b+c", "a=b%20c")]
    [InlineData("https://h/?a=b%2Bc", "a=b%2Bc")]
    [InlineData("https://h/?a=%e4%b8%ad", "a=%E4%B8%AD")]
    [InlineData("https://h/?a=中", "a=%E4%B8%AD")]
    [InlineData("https://h/?a=-_.~!*'()", "a=-_.~%21%2A%27%28%29")]
    [InlineData("https://h/?&&a=1&", "a=1")]
    [InlineData("https://h/?a=%7E", "a=~")]
    [InlineData("https://h/?%E4%B8%AD=1&Zz=2", "Zz=2&%E4%B8%AD=1")]
    [InlineData("https://h/?a[0]=1&aB=2", "aB=2&a%5B0%5D=1")]
    [InlineData("https://h/?a b=1&a-=2", "a%20b=1&a-=2")]
    public void Query_is_sorted_by_its_raw_names_and_encoded_once(string uri, string query) => Assert.Equal(query, new CanonicalUri(new Uri(uri)).Query);

    [Theory]
    [InlineData("tr-TR")]
    [InlineData("sv-SE")]
    [InlineData("th-TH")]
    public void Order_is_ordinal_in_every_culture(string culture)
    {
        using var _ = InCulture.Of(culture);

        Assert.Equal("I=1&_=2&a=3&i=4", new CanonicalUri(new Uri("https://h/?i=4&a=3&_=2&I=1")).Query);
    }

    [Theory]
    [InlineData("https://cloud-vms.volcengineapi.com/", "cloud-vms.volcengineapi.com")]
    [InlineData("https://cloud-vms.volcengineapi.com:443/", "cloud-vms.volcengineapi.com")]
    [InlineData("http://localhost:80/", "localhost")]
    [InlineData("http://127.0.0.1:5000/", "127.0.0.1:5000")]
    [InlineData("https://CLOUD-VMS.volcengineapi.com/", "cloud-vms.volcengineapi.com")]
    [InlineData("http://[::1]:5000/", "[::1]:5000")]
    public void Host_is_the_one_of_the_Host_header(string uri, string host) => Assert.Equal(host, new CanonicalUri(new Uri(uri)).Host);

    [Theory]
    [InlineData("https://h", "/")]
    [InlineData("https://h/a/b", "/a/b")]
    [InlineData("https://h/a%20b/%E4%B8%AD", "/a%20b/%E4%B8%AD")]
    [InlineData("https://h/a+b", "/a%2Bb")]
    public void Path_is_encoded_once(string uri, string path) => Assert.Equal(path, new CanonicalUri(new Uri(uri)).Path);
}
