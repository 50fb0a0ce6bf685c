using QualificationTools.Core.Tests.Csv;
using QualificationTools.Credentials;
using QualificationTools.Files;

namespace QualificationTools.Core.Tests.Credentials;

public sealed class CredentialRegisterTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    private CredentialRegister Register => new(_folder.Path);

    private string FilePath => _folder["credentials.json"];

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void There_are_no_entries_where_there_is_no_file()
    {
        Assert.Empty(Register.Read());
        Assert.Empty(new CredentialRegister(_folder["none"]).Read());
    }

    [Fact]
    public void Entry_comes_back_as_it_was_put()
    {
        var entry = new CredentialEntry("Douyin", "主账号", "Local")
        {
            KeyId = "abcd***",
            Settings = new Dictionary<string, string> { ["Region"] = "cn-beijing", ["Environment"] = "Sandbox" },
            ExpiresAt = ManualTime.DefaultStart,
            IsDefault = true,
        };
        Register.Put(entry);

        var read = Assert.Single(Register.Read());
        Assert.Equal(["Environment Sandbox", "Region cn-beijing"], read.Settings.Select(setting => $"{setting.Key} {setting.Value}").Order(StringComparer.Ordinal));
        Assert.Equal(entry with { Members = null }, read with { Members = null });
    }

    [Fact]
    public void File_is_for_people_too()
    {
        Register.Put(new CredentialEntry("Douyin", "main", "Local") { Settings = new Dictionary<string, string> { ["Environment"] = "Sandbox" } });

        Assert.Equal(
            """
            [
              {
                "Service": "Douyin",
                "Name": "main",
                "Vault": "Local",
                "IsDefault": false,
                "Environment": "Sandbox"
              }
            ]
            """,
            File.ReadAllText(FilePath),
            ignoreLineEndingDifferences: true);
    }

    [Fact]
    public void File_of_an_earlier_version_is_read()
    {
        File.WriteAllText(FilePath, """
            [
              { "Service": "Vms", "Name": "prod", "Vault": "Local", "KeyId": "AKLT***", "Region": "cn-beijing", "IsDefault": true },
              { "Service": "Douyin", "Name": "mini", "Vault": "Local", "Environment": "Sandbox", "ExpiresAt": "2030-01-01T00:00:00+00:00", "IsDefault": false }
            ]
            """);

        var entries = Register.Read();

        Assert.Equal(("prod", "cn-beijing", true), (entries[0].Name, entries[0].Settings["region"], entries[0].IsDefault));
        Assert.Equal(("mini", "Sandbox", 2030), (entries[1].Name, entries[1].Settings["Environment"], entries[1].ExpiresAt!.Value.Year));
    }

    [Fact]
    public void What_a_later_version_wrote_is_kept()
    {
        File.WriteAllText(FilePath, """[{ "Service": "Third", "Name": "a", "Vault": "Local", "Level": 3, "Site": "eu", "IsDefault": true }]""");
        Register.Put(Vms("main"));

        var third = Register.Read().Single(entry => entry.IsFor("third"));
        Assert.Equal(("eu", true), (third.Settings["Site"], third.IsDefault));
        Assert.Contains("\"Level\": 3", File.ReadAllText(FilePath), StringComparison.Ordinal);
    }

    [Fact]
    public void Folder_is_made()
    {
        var register = new CredentialRegister(Path.Combine(_folder["a"], "b"));
        register.Put(Vms("main"));

        Assert.Single(register.Read());
    }

    [Fact]
    public void Nothing_but_the_file_is_left()
    {
        Register.Put(Vms("a"));
        Register.Put(Vms("b"));
        Register.Remove(Vms("a"));

        Assert.Equal(["credentials.json"], Directory.EnumerateFiles(_folder.Path).Select(Path.GetFileName));
    }

    [Fact]
    public void File_is_its_owners_alone()
    {
        Register.Put(Vms("a"));

        if (!OperatingSystem.IsWindows())
            Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(FilePath));
    }

    [Fact]
    public void Entries_come_by_service_name_and_vault()
    {
        Register.Put(Douyin("A0"));
        Register.Put(Vms("b", "Y"));
        Register.Put(Vms("B", "x"));
        Register.Put(Vms("C"));
        Register.Put(Vms("a"));

        Assert.Equal(["Douyin A0 Local", "Vms a Local", "Vms B x", "Vms b Y", "Vms C Local"], Names());
    }

    [Fact]
    public void Entry_of_the_same_name_in_the_same_vault_is_replaced()
    {
        Register.Put(Vms("main") with { KeyId = "old" });
        Register.Put(Vms("MAIN", "LOCAL") with { KeyId = "new" });
        Register.Put(Vms("main", "Other") with { KeyId = "other" });

        Assert.Equal(["new", "other"], Register.Read().Select(entry => entry.KeyId));
    }

    [Fact]
    public void New_default_takes_the_place_of_the_old_one_of_its_service()
    {
        Register.Put(Vms("a") with { IsDefault = true });
        Register.Put(Douyin("d") with { IsDefault = true });
        Register.Put(Vms("b") with { IsDefault = true });

        Assert.Equal(["d", "b"], Defaults());
    }

    [Fact]
    public void Entry_that_is_no_default_leaves_the_default()
    {
        Register.Put(Vms("a") with { IsDefault = true });
        Register.Put(Vms("b"));

        Assert.Equal(["a"], Defaults());
    }

    [Fact]
    public void Default_that_is_replaced_stays_the_default()
    {
        Register.Put(Vms("a") with { IsDefault = true });
        Register.Put(Vms("b"));
        Register.Put(Vms("A") with { KeyId = "new" });

        Assert.Equal(["A"], Defaults());
    }

    [Fact]
    public void Default_that_becomes_one_of_another_service_is_no_default_there()
    {
        Register.Put(Douyin("d") with { IsDefault = true });
        Register.Put(Vms("a") with { IsDefault = true });
        Register.Put(Douyin("a"));

        Assert.Equal(["Douyin a Local", "Douyin d Local"], Names());
        Assert.Equal(["d"], Defaults());
    }

    [Fact]
    public void Entry_is_taken_out_by_name_and_vault()
    {
        Register.Put(Vms("a"));
        Register.Put(Vms("a", "Other"));
        Register.Put(Vms("b"));
        Register.Remove(Vms("A", "local"));
        Register.Remove(Vms("c"));

        Assert.Equal(["Vms a Other", "Vms b Local"], Names());
    }

    [Theory]
    [InlineData("")]
    [InlineData("{")]
    [InlineData("null")]
    [InlineData("{}")]
    [InlineData("[null]")]
    [InlineData("[{\"Service\":\"Vms\",\"Name\":\"\",\"Vault\":\"Local\"}]")]
    [InlineData("[{\"Service\":\"Vms\",\"Name\":\"a\",\"Vault\":\"\"}]")]
    [InlineData("[{\"Service\":\"Vms\",\"Name\":\"a\"}]")]
    [InlineData("[{\"Service\":\"Vms\",\"Vault\":\"Local\"}]")]
    [InlineData("[{\"Service\":\"Vms\",\"Name\":\"a\",\"Vault\":\"Local\"},{\"Service\":\"Vms\",\"Name\":\"\",\"Vault\":\"Local\"}]")]
    public void Damaged_file_has_no_entries_and_is_set_aside(string content)
    {
        _folder.Write("credentials.json", content);
        _folder.Write("credentials.json.damaged", "an older one");

        Assert.Empty(Register.Read());
        Assert.Equal(content, File.ReadAllText(FilePath));

        Register.Put(Vms("b"));

        Assert.Equal(["Vms b Local"], Names());
        Assert.Equal(content, File.ReadAllText(FilePath + ".damaged"));
    }

    [Theory]
    [InlineData("[]")]
    [InlineData("[{\"Service\":\"Vms\",\"Name\":\"a\",\"Vault\":\"Local\"}]")]
    [InlineData("[{\"Service\":\"Vms\",\"Name\":\"a\",\"Vault\":\"Local\",\"New\":1,},] // by hand")]
    public void File_that_a_person_has_edited_is_read(string content)
    {
        _folder.Write("credentials.json", content);
        var before = Register.Read().Count;
        Register.Put(Vms("b"));

        Assert.Equal(before + 1, Register.Read().Count);
        Assert.False(File.Exists(FilePath + ".damaged"));
    }

    [Fact]
    public void File_that_cannot_be_read_has_no_entries()
    {
        Register.Put(Vms("a"));
        using (new FileStream(FilePath, FileMode.Open, FileAccess.Read, FileShare.None))
            Assert.Empty(new CredentialRegister(_folder.Path, new FilePatience(2, _ => { })).Read());

        Assert.Single(Register.Read());
    }

    [Fact]
    public void Folder_in_the_place_of_the_file_has_no_entries()
    {
        Directory.CreateDirectory(FilePath);

        Assert.Empty(Register.Read());
    }

    [Fact]
    public async Task Writers_take_turns()
    {
        var turn = new FileStream(FilePath + ".lock", FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
        var writers = Enumerable.Range(0, 4).Select(number => Task.Run(() => Register.Put(Vms($"a{number}")), TestContext.Current.CancellationToken)).ToList();

        Assert.All(writers, writer => Assert.False(writer.IsCompleted));
        Assert.False(File.Exists(FilePath));

        await turn.DisposeAsync();
        await Task.WhenAll(writers);

        Assert.Equal(4, Register.Read().Count);
    }

    private static CredentialEntry Vms(string name, string vault = "Local") => new("Vms", name, vault);

    private static CredentialEntry Douyin(string name) => new("Douyin", name, "Local");

    private IEnumerable<string> Names() => Register.Read().Select(entry => $"{entry.Service} {entry.Name} {entry.Vault}");

    private IEnumerable<string> Defaults() => Register.Read().Where(entry => entry.IsDefault).Select(entry => entry.Name);
}
