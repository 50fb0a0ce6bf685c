using System.Text;
using QualificationTools.Core.Tests.Csv;
using QualificationTools.Credentials;
using QualificationTools.Vms;

namespace QualificationTools.Core.Tests.Vms;

public sealed class VolcengineProfilesTests : IDisposable
{
    private const string TwoProfiles = """
        { "current": "a", "profiles": {
            "a": { "mode": "ak", "access-key": "AKA", "secret-key": "ska" },
            "b": { "mode": "AK", "access-key": "AKB", "secret-key": "skb", "session-token": "stb", "region": "cn-beijing" },
            "c": { "mode": "sso", "access-key": "", "secret-key": "" } } }
        """;

    private readonly TemporaryFolder _home = new();
    private readonly Dictionary<string, string> _variables = [];
    private readonly List<string> _warnings = [];
    private readonly InCulture _english = InCulture.English();

    public void Dispose()
    {
        _english.Dispose();
        _home.Dispose();
    }

    [Fact]
    public void There_is_none_where_there_is_no_file() => Assert.Null(Find());

    [Fact]
    public void Current_profile_is_used()
    {
        Put(".volcengine/config.json", TwoProfiles);
        Assert.Equal(("AKA", "ska"), Keys());
    }

    [Fact]
    public void Variable_names_the_profile_before_the_file_does()
    {
        Put(".volcengine/config.json", TwoProfiles);
        _variables["VOLCENGINE_PROFILE"] = "b";

        var found = Find()!;

        Assert.Equal(("AKB", "skb", "stb", "cn-beijing"), (found.Id, found.Secret, found.Part("SessionToken"), found.Part("Region")));
        Assert.Equal($"The credential comes from the file {_home[".volcengine/config.json"]}, b.", found.Source);
    }

    [Fact]
    public void Variable_names_the_file()
    {
        Put(".volcengine/config.json", TwoProfiles);
        Put("other.json", """{ "current": "x", "profiles": { "x": { "access-key": "AKX", "secret-key": "skx" } } }""");
        _variables["VOLCENGINE_CLI_CONFIG_FILE"] = _home["other.json"];

        Assert.Equal(("AKX", "skx"), Keys());
    }

    [Fact]
    public void Profile_without_a_name_is_the_default_one()
    {
        Put(".volcengine/config.json", """{ "profiles": { "default": { "access-key": "AKD", "secret-key": "skd" } } }""");
        Assert.Equal(("AKD", "skd"), Keys());
    }

    [Theory]
    [InlineData("VOLCENGINE_PROFILE", "nope", "ProfileMissing")]
    [InlineData("VOLCENGINE_PROFILE", "c", "ProfileWithoutKey")]
    [InlineData("VOLCENGINE_CLI_CONFIG_FILE", "/nowhere/config.json", "ProfileFileMissing")]
    public void What_was_named_and_is_not_there_is_an_error_and_never_another_account(string variable, string value, string id)
    {
        Put(".volcengine/config.json", TwoProfiles);
        Put(".volc/config", """{ "ak": "AKOTHER", "sk": "sk" }""");
        _variables[variable] = value;

        var refused = Assert.Throws<CredentialException>(Find);

        Assert.Equal(id, refused.Id);
        Assert.Contains(value, refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Current_profile_that_is_not_there_is_an_error()
    {
        Put(".volcengine/config.json", """{ "current": "gone", "profiles": {} }""");
        Put(".volc/config", """{ "ak": "AKOTHER", "sk": "sk" }""");

        Assert.Equal("ProfileMissing", Assert.Throws<CredentialException>(Find).Id);
    }

    [Fact]
    public void Current_profile_of_another_mode_is_passed_over_with_a_warning()
    {
        Put(".volcengine/config.json", """{ "current": "c", "profiles": { "c": { "mode": "sso" } } }""");
        Put(".volc/config", """{ "ak": "AKOTHER", "sk": "sk" }""");

        Assert.Equal("AKOTHER", Find()!.Id);
        Assert.Contains("mode sso", Assert.Single(_warnings), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("""{ "ak": "AKO", "sk": "sko" }""")]
    [InlineData("""{ "VOLC_ACCESSKEY": "AKO", "VOLC_SECRETKEY": "sko" }""")]
    [InlineData("[default]\naccess_key_id = AKO\nsecret_access_key = sko\n")]
    public void Older_file_is_read_in_each_spelling(string text)
    {
        Put(".volc/config", text);
        Assert.Equal(("AKO", "sko"), Keys());
    }

    [Fact]
    public void Keys_of_the_Python_sdk_are_read_with_the_region_beside_them()
    {
        Put(".volc/credentials", "# keys\r\n[other]\r\naccess_key_id = AKX\r\nsecret_access_key = skx\r\n\r\n[default]\r\naccess_key_id     = AKP\r\nsecret_access_key = skp==\r\n");
        Put(".volc/config", "[default]\nregion = cn-beijing\n");

        var found = Find()!;

        Assert.Equal(("AKP", "skp==", "cn-beijing"), (found.Id, found.Secret, found.Part("Region")));
    }

    [Fact]
    public void Section_of_the_keys_is_named_by_the_variable_too()
    {
        Put(".volc/credentials", "[other]\naccess_key_id = AKX\nsecret_access_key = skx\n");
        _variables["VOLCENGINE_PROFILE"] = "other";

        Assert.Equal(("AKX", "skx"), Keys());
    }

    [Theory]
    [InlineData("utf-8")]
    [InlineData("utf-16")]
    [InlineData("utf-16BE")]
    [InlineData("utf-32")]
    public void File_with_a_byte_order_mark_is_read(string name)
    {
        var encoding = Encoding.GetEncoding(name);
        foreach (var (path, text) in new[] { (".volcengine/config.json", TwoProfiles), (".volc/credentials", "[default]\naccess_key_id = AKP\nsecret_access_key = skp\n") })
        {
            Directory.CreateDirectory(Path.GetDirectoryName(_home[path])!);
            File.WriteAllBytes(_home[path], [.. encoding.GetPreamble(), .. encoding.GetBytes(text)]);
        }

        Assert.Equal("AKA", Find()!.Id);
        File.Delete(_home[".volcengine/config.json"]);
        Assert.Equal("AKP", Find()!.Id);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void File_in_utf16_without_a_mark_is_read(bool isBigEndian)
    {
        Directory.CreateDirectory(_home[".volc"]);
        File.WriteAllBytes(_home[".volc/config"], new UnicodeEncoding(isBigEndian, byteOrderMark: false).GetBytes("""{ "ak": "AKO", "sk": "sko" }"""));

        Assert.Equal(("AKO", "sko"), Keys());
    }

    [Theory]
    [InlineData(".volc/config", """{ "ak": "canary-4711" }""", "sk")]
    [InlineData(".volc/credentials", "[default]\nsecret_access_key = canary-4711\n", "access_key_id")]
    [InlineData(".volcengine/config.json", """{ "current": "a", "profiles": { "a": { "access-key": "canary-4711", "secret-key": " " } } }""", "secret-key")]
    public void Half_a_pair_is_told(string path, string text, string missing)
    {
        Put(path, text);

        var refused = Assert.Throws<CredentialException>(Find);

        Assert.Equal("CredentialHalf", refused.Id);
        Assert.EndsWith($", but {missing} is not.", refused.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("canary", refused.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(".volcengine/config.json", "<html>")]
    [InlineData(".volcengine/config.json", "[]")]
    [InlineData(".volc/credentials", "no section, no sign")]
    [InlineData(".volc/config", "<html>")]
    public void File_that_is_something_else_is_passed_over_with_a_warning(string path, string text)
    {
        Put(path, text);

        Assert.Null(Find());
        Assert.Equal($"The file {_home[path]} could not be read and is skipped.", Assert.Single(_warnings));
    }

    [Fact]
    public void File_that_was_named_and_is_something_else_is_an_error()
    {
        Put("other.json", "<html>");
        _variables["VOLCENGINE_CLI_CONFIG_FILE"] = _home["other.json"];

        Assert.Equal("ProfileFileUnreadable", Assert.Throws<CredentialException>(Find).Id);
    }

    [Theory]
    [InlineData("VOLCENGINE_ACCESS_KEY", "VOLCENGINE_SECRET_KEY")]
    [InlineData("VOLC_ACCESSKEY", "VOLC_SECRETKEY")]
    [InlineData("VOLC_ACCESS_KEY", "VOLC_SECRET_KEY")]
    public void Variables_of_each_tool_are_read(string id, string secret)
    {
        _variables[id] = "AKV";
        _variables[secret] = "skv";

        var found = CredentialVariables.Find(new VmsService().Variables, Search)!;

        Assert.Equal(("AKV", "skv", $"The credential comes from the environment variables {id} and {secret}."), (found.Id, found.Secret, found.Source));
    }

    [Fact]
    public void Half_of_the_variables_is_an_error_and_never_another_account()
    {
        _variables["VOLCENGINE_ACCESS_KEY"] = "AKV";
        _variables["VOLC_ACCESSKEY"] = "AKOTHER";
        _variables["VOLC_SECRETKEY"] = "sk";

        var refused = Assert.Throws<CredentialException>(() => CredentialVariables.Find(new VmsService().Variables, Search));

        Assert.Equal(("CredentialHalf", "VOLCENGINE_ACCESS_KEY is set, but VOLCENGINE_SECRET_KEY is not."), (refused.Id, refused.Message));
    }

    private CredentialSearch Search => new(_variables.GetValueOrDefault, _home.Path, _warnings.Add);

    private FoundCredential? Find() => new VolcengineProfiles(Search).Find();

    private (string Id, string Secret) Keys() => Find() is { } found ? (found.Id, found.Secret) : default;

    private void Put(string path, string text)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(_home[path])!);
        File.WriteAllText(_home[path], text);
    }
}
