using QualificationTools.Credentials;
using QualificationTools.Douyin;
using QualificationTools.Services;
using QualificationTools.Vms;

namespace QualificationTools.Core.Tests.Credentials;

public sealed class ServiceCredentialTests
{
    private static readonly VmsService Vms = new();
    private static readonly DouyinService Douyin = new();

    [Theory]
    [InlineData("AKLT\u200BX", "AccessKey", "U+200B", 5)]
    [InlineData("\uFEFFAKLT", "AccessKey", "U+FEFF", 1)]
    [InlineData("AK\r\nLT", "AccessKey", "U+000D", 3)]
    [InlineData("AKLT\u00A0X", "AccessKey", "U+00A0", 5)]
    [InlineData("密钥", "AccessKey", "U+5BC6", 1)]
    [InlineData("A😀", "AccessKey", "U+1F600", 2)]
    public void Id_that_is_not_printable_ascii_is_told_by_its_character(string id, string part, string character, int position)
    {
        var refused = Refused(Vms, new FoundCredential(id, "secret"));

        Assert.Equal("CredentialCharacter", refused.Id);
        Assert.Equal($"The {part} of the credential contains the character {character} at position {position}. Nothing was sent.", refused.Message);
        Assert.DoesNotContain("AKLT", refused.Message + refused.Advice, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("SessionToken")]
    [InlineData("Region")]
    public void Other_parts_are_looked_at_too(string part) =>
        Assert.StartsWith($"The {part} of the credential contains the character U+000A at position 2.", Refused(Vms, With(part, "a\nb")).Message, StringComparison.Ordinal);

    [Fact]
    public void Secret_is_named_and_not_shown()
    {
        var refused = Refused(Vms, new FoundCredential("AKLT", "canary\u200Bsecret"));
        Assert.Equal("The SecretKey of the credential contains the character U+200B at position 7. Nothing was sent.", refused.Message);
    }

    [Fact]
    public void Setting_takes_the_spelling_of_its_service() =>
        Assert.Equal("Sandbox", Douyin.Check(With("environment", "SANDBOX")).Part("Environment"));

    [Fact]
    public void Setting_that_the_service_does_not_know_is_refused()
    {
        var refused = Refused(Douyin, With("Environment", "Staging"));
        Assert.Equal(("CredentialPartValue", "The Environment of the credential is not one of: Production, Sandbox."), (refused.Id, refused.Message));
    }

    [Fact]
    public void Parts_of_other_services_fall_away() => Assert.Empty(Vms.Check(With("Environment", "Sandbox")).Parts);

    [Fact]
    public void Secrets_are_those_of_the_service()
    {
        var credential = new FoundCredential("AKLT", "sk") { Parts = new Dictionary<string, string> { ["SessionToken"] = "st", ["Region"] = "cn-beijing" } };
        Assert.Equal(["sk", "st"], Vms.SecretsOf(credential).Select(secret => secret.Reveal()));
        Assert.Equal(["Region"], Vms.SettingsOf(credential).Keys);
    }

    [Fact]
    public void Only_a_ready_token_stands_in_for_a_secret()
    {
        Assert.True(Douyin.IsWhole(new FoundCredential("tt", "") { Parts = new Dictionary<string, string> { ["AccessToken"] = "at" } }));
        Assert.False(Douyin.IsWhole(new FoundCredential("tt", "")));
        Assert.False(Vms.IsWhole(new FoundCredential("AKLT", "") { Parts = new Dictionary<string, string> { ["SessionToken"] = "st" } }));
    }

    [Fact]
    public void White_space_around_parts_is_taken_away()
    {
        var trimmed = new FoundCredential(" AKLT\n", "\u00A0sk\t") { Parts = new Dictionary<string, string> { ["SessionToken"] = "st\r\n", ["Region"] = " " } }
            .Trim(out var hadWhiteSpace);

        Assert.Equal(("AKLT", "sk", "st", null, true), (trimmed.Id, trimmed.Secret, trimmed.Part("SessionToken"), trimmed.Part("Region"), hadWhiteSpace));
    }

    [Fact]
    public void Credential_shows_nothing_of_itself() => Assert.Equal("FoundCredential", $"{new FoundCredential("AKLT", "sk")}");

    [Theory]
    [InlineData("main", "main")]
    [InlineData(null, "AKLT***wxyz")]
    public void Account_is_the_stored_name_or_the_masked_id(string? stored, string account) =>
        Assert.Equal(account, new FoundCredential("AKLT0123456789wxyz", "sk") { StoredName = stored }.Account);

    private static FoundCredential With(string part, string value) =>
        new("AKLT", "secret") { Parts = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase) { [part] = value } };

    private static CredentialException Refused(ServiceDefinition service, FoundCredential credential)
    {
        using var english = InCulture.English();
        return Assert.Throws<CredentialException>(() => service.Check(credential));
    }
}
