using QualificationTools.Credentials;

namespace QualificationTools.Core.Tests.Credentials;

public sealed class CredentialEntryTests
{
    [Theory]
    [InlineData("main", "Local", true)]
    [InlineData("MAIN", "local", true)]
    [InlineData("main", "Other", false)]
    [InlineData("other", "Local", false)]
    [InlineData("Local", "main", false)]
    public void Entry_is_known_by_name_and_vault_whatever_their_case(string name, string vault, bool expected) =>
        Assert.Equal(expected, new CredentialEntry("Vms", "main", "Local").Is(name, vault));

    [Fact]
    public void Names_are_compared_alike_in_every_culture()
    {
        using var turkish = InCulture.Of("tr-TR");

        Assert.True(new CredentialEntry("Vms", "main", "Private").Is("MAIN", "PRIVATE"));
    }
}
