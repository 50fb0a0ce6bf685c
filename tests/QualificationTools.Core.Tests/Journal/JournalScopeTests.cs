using QualificationTools.Journal;

namespace QualificationTools.Core.Tests.Journal;

public sealed class JournalScopeTests
{
    [Fact]
    public void Account_is_a_digest()
    {
        // The beginning of the SHA-256 of "abc", which FIPS 180 gives.
        var scope = JournalScope.Create("vms", "UpdateQualification", new Uri("https://localhost"), "abc", "");

        Assert.Equal(new JournalScope("vms", "UpdateQualification", "https://localhost", "BA7816BF8F01CFEA"), scope);
    }

    [Theory]
    [InlineData("https://LOCALHOST/", "https://localhost")]
    [InlineData("https://localhost:443/a?b=c#d", "https://localhost")]
    [InlineData("http://localhost:8080/a", "http://localhost:8080")]
    public void Endpoint_is_the_address_of_the_host_alone(string endpoint, string expected) =>
        Assert.Equal(expected, JournalScope.Create("vms", "a", new Uri(endpoint), "abc", "").Endpoint);

    [Fact]
    public void Scopes_of_different_secrets_differ_and_neither_says_the_secret()
    {
        var one = JournalScope.Create("vms", "a", new Uri("https://localhost"), "abc", "s3cret");

        Assert.Equal(one, JournalScope.Create("vms", "a", new Uri("https://localhost"), "abc", "s3cret"));
        Assert.NotEqual(one, JournalScope.Create("vms", "a", new Uri("https://localhost"), "abc", "another"));
        Assert.Equal("B53BFB6BB94C4268", one.Key.Check);
        Assert.DoesNotContain("s3cret", one.ToString(), StringComparison.Ordinal);
    }
}
