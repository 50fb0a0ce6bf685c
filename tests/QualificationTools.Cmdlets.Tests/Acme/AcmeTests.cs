using System.Management.Automation;
using System.Management.Automation.Runspaces;
using Microsoft.PowerShell;
using QualificationTools.Commands;
using QualificationTools.Emulator;
using QualificationTools.Services;

namespace QualificationTools.Cmdlets.Tests.Acme;

/// <summary>The environment of the process is one, so nothing else runs meanwhile.</summary>
[CollectionDefinition(nameof(AcmeTests), DisableParallelization = true)]
public sealed class AcmeAlone;

/// <summary>
/// A third service goes through credentials, template, rules, update, journal, views, test and completion, and no file outside its
/// folder knows of it.
/// </summary>
[Collection(nameof(AcmeTests))]
public sealed class AcmeTests : IAsyncLifetime
{
    // SecretManagement as a session may have it: a module of its name, with a vault in memory.
    private const string Vault = """
        New-Module -Name Microsoft.PowerShell.SecretManagement {
            $script:kept = @{}
            function Get-SecretVault { param($Name) [pscustomobject]@{ Name = 'Memory'; ModuleName = 'Memory'; IsDefault = $true } }
            function Get-Secret { param($Name, $Vault) $script:kept[$Name] }
            function Set-Secret { param($Name, $Vault, $Secret, $Metadata) $script:kept[$Name] = $Secret }
            function Get-SecretInfo { param($Name, $Vault) if ($script:kept.ContainsKey($Name)) { [pscustomobject]@{ Name = $Name } } }
            function Remove-Secret { param($Name, $Vault) $script:kept.Remove($Name) }
        } | Import-Module
        $right = [pscredential]::new('acme-customer', (ConvertTo-SecureString 'acme-passphrase' -AsPlainText -Force))
        """;

    private static readonly string[] Variables =
    [
        "ACME_CUSTOMER", "ACME_PASSPHRASE", "ACME_SITE", "VOLCENGINE_ACCESS_KEY", "VOLCENGINE_SECRET_KEY", "DOUYIN_APP_ID", "DOUYIN_APP_SECRET", "QUALIFICATIONTOOLS_DATA",
    ];

    private readonly Dictionary<string, string?> _kept = Variables.ToDictionary(name => name, Environment.GetEnvironmentVariable);
    private readonly string _folder = Directory.CreateTempSubdirectory("acme").FullName;
    private EmulatorHost _emulator = null!;
    private Runspace _runspace = null!;

    public async ValueTask InitializeAsync()
    {
        ServiceRegistry.Add(typeof(AcmeTests).Assembly);
        foreach (var name in Variables)
            Environment.SetEnvironmentVariable(name, null);
        Environment.SetEnvironmentVariable("QUALIFICATIONTOOLS_DATA", Path.Combine(_folder, "data"));
        _emulator = await EmulatorHost.StartAsync(
            new EmulatorOptions { Services = [.. new EmulatorOptions().Services, static _ => new AcmeEmulated()] }, TestContext.Current.CancellationToken);
        var state = InitialSessionState.CreateDefault2();
        if (OperatingSystem.IsWindows())
            state.ExecutionPolicy = ExecutionPolicy.Bypass;
        foreach (var type in typeof(UpdateVmsQualificationCommand).Assembly.GetTypes().Concat(typeof(AcmeTests).Assembly.GetTypes()))
        {
            if (type.GetCustomAttributes(typeof(CmdletAttribute), inherit: false) is [CmdletAttribute cmdlet])
                state.Commands.Add(new SessionStateCmdletEntry($"{cmdlet.VerbName}-{cmdlet.NounName}", type, null));
        }

        state.Formats.Add(new SessionStateFormatEntry(Path.Combine(ProjectFiles.Directory, "Acme", "Acme.Format.ps1xml")));
        _runspace = RunspaceFactory.CreateRunspace(state);
        _runspace.Open();
        Run($"Set-Location '{_folder}'; $at = @{{ Endpoint = '{_emulator.Endpoint}' }}\n{Vault}");
    }

    public async ValueTask DisposeAsync()
    {
        _runspace.Dispose();
        await _emulator.DisposeAsync();
        foreach (var (name, value) in _kept)
            Environment.SetEnvironmentVariable(name, value);
        Directory.Delete(_folder, recursive: true);
    }

    [Fact]
    public void Registry_finds_it_by_its_assembly_alone() => Assert.Equal(["Acme", "Douyin", "Vms"], ServiceRegistry.All.Select(service => service.Name));

    [Fact]
    public void Other_services_variables_are_not_its_credential()
    {
        Environment.SetEnvironmentVariable("DOUYIN_APP_ID", "tt-canary");
        Environment.SetEnvironmentVariable("DOUYIN_APP_SECRET", "canary-secret");
        Environment.SetEnvironmentVariable("VOLCENGINE_ACCESS_KEY", "AKLT-canary");
        Environment.SetEnvironmentVariable("VOLCENGINE_SECRET_KEY", "canary-secret");

        var (id, advice) = Fail("@{ LicenceNo = 'L1'; Holder = 'a' } | Update-AcmeLicence @at");

        Assert.Equal("CredentialNotFound,QualificationTools.Commands.UpdateAcmeLicenceCommand".Replace("Commands.", "Cmdlets.Tests.Acme.", StringComparison.Ordinal), id);
        Assert.Contains("ACME_CUSTOMER, ACME_PASSPHRASE", advice, StringComparison.Ordinal);
        Assert.Empty(_emulator.Requests);
    }

    [Theory]
    [InlineData("Update-VmsQualification", "@{ QualificationNo = 'QUA1' }")]
    [InlineData("Update-DouyinClassAuth", "@{ MerchantEntityId = 'I_1' }")]
    public void Its_variables_are_no_credential_of_other_services(string command, string row)
    {
        Environment.SetEnvironmentVariable("ACME_CUSTOMER", "acme-customer");
        Environment.SetEnvironmentVariable("ACME_PASSPHRASE", "acme-passphrase");
        Environment.SetEnvironmentVariable("HOME", _folder);

        Assert.StartsWith("CredentialNotFound,", Fail($"{row} | {command} @at").Id, StringComparison.Ordinal);
        Assert.Empty(_emulator.Requests);
    }

    [Fact]
    public void Rows_go_out_with_the_variables_and_give_results()
    {
        Environment.SetEnvironmentVariable("ACME_CUSTOMER", "acme-customer");
        Environment.SetEnvironmentVariable("ACME_PASSPHRASE", "acme-passphrase");

        var results = Run("""
            @{ LicenceNo = 'L1'; Holder = '示例丙' }, [pscustomobject]@{ '许可证编号' = 'L404'; '持证人' = 'b' }, @{ LicenceNo = 'X'; Holder = 'c' } |
                Update-AcmeLicence @at -ErrorAction SilentlyContinue | Sort-Object Row
            """);

        Assert.Equal(["Succeeded", "Rejected", "Invalid"], results.Select(result => $"{result.Properties["Status"].Value}"));
        Assert.Equal("Renew the licence at the counter.", results[1].Properties["Advice"].Value);
        Assert.Equal("LicenceNo is an L and digits.", results[2].Properties["ErrorMessage"].Value);
        Assert.All(results, result => Assert.Equal("acme***", result.Properties["Account"].Value));
        Assert.Equal(["L1", "L404"], _emulator.Requests.Select(request => request.Key).Order(StringComparer.Ordinal));
    }

    [Fact]
    public void Credential_goes_into_a_vault_and_comes_back()
    {
        var stored = Run("Set-QualificationCredential acme shop $right -Part @{ site = 'SOUTH'; Ticket = (ConvertTo-SecureString 't1' -AsPlainText -Force) } -Default -PassThru")[0];
        Assert.Equal(("Acme", "shop", "Memory"), (stored.Properties["Service"].Value, stored.Properties["Name"].Value, stored.Properties["Vault"].Value));
        Assert.Equal("south", Text("(Get-QualificationCredential -Service Acme).Settings.Site"));
        Assert.Equal("Acme Customer Passphrase Service Site Ticket", Text("'Acme ' + ((Get-Secret shop).Keys | Sort-Object | Join-String -Separator ' ')"));
        Assert.Equal("SecureString", Text("(Get-Secret shop).Ticket.GetType().Name"));

        Assert.Equal("Succeeded shop", Text("@{ LicenceNo = 'L2'; Holder = 'a' } | Update-AcmeLicence @at | ForEach-Object { \"$($_.Status) $($_.Account)\" }"));
        Assert.Equal("t1", _emulator.Requests[^1].Headers.First(header => header.Key.Equals("X-Ticket", StringComparison.OrdinalIgnoreCase)).Value);
        Assert.Equal("True Acme shop", Text("Get-QualificationCredential | Test-QualificationCredential @at | ForEach-Object { \"$($_.Valid) $($_.Service) $($_.Name)\" }"));
        Assert.Equal("https://south.acme.example/", Text("(Test-QualificationCredential Acme shop -NoProxy -OperationTimeoutSeconds 1).Endpoint"));
        Assert.StartsWith("SecretWrongKind,", Fail("@{ QualificationNo = 'QUA1' } | Update-VmsQualification @at -SecretName shop").Id, StringComparison.Ordinal);
        Run("Remove-QualificationCredential shop -Confirm:$false");
        Assert.Empty(Run("Get-QualificationCredential"));
    }

    [Theory]
    [InlineData("Set-QualificationCredential Acme a $right -Part @{ Site = 'east' }", "CredentialPartValue")]
    [InlineData("Set-QualificationCredential Acme a $right -Part @{ Region = 'x' }", "CredentialPartUnfit")]
    [InlineData("Set-QualificationCredential Acme a $right -Region x", "CredentialPartUnfit")]
    [InlineData("Test-QualificationCredential Acme -Credential $right -Environment Sandbox", "CredentialPartUnfit")]
    [InlineData("@{ LicenceNo = 'L1'; Holder = 'a' } | Update-AcmeLicence -Credential $right -Site east", "CredentialPartValue")]
    [InlineData("@{ LicenceNo = 'L1'; Holder = 'a' } | Update-AcmeLicence -Credential ([pscredential]::new(\"acme`u{200b}\", $right.Password))", "CredentialCharacter")]
    [InlineData("Set-QualificationCredential Nothing a $right", "ParameterArgumentTransformationError")]
    [InlineData("New-QualificationTemplate Nothing t.csv", "ParameterArgumentTransformationError")]
    [InlineData("New-QualificationTemplate Acme t.csv -Role Teacher", "CsvNoSuchRole")]
    public void What_does_not_fit_is_refused(string script, string id)
    {
        Assert.StartsWith(id + ",", Fail(script).Id, StringComparison.Ordinal);
        Assert.Empty(_emulator.Requests);
    }

    [Fact]
    public void Wrong_credential_is_told_by_its_own_code()
    {
        var test = Run("Test-QualificationCredential Acme -Credential ([pscredential]::new('acme-customer', (ConvertTo-SecureString 'canary' -AsPlainText -Force))) @at")[0];
        Assert.Equal((false, "Stranger"), (test.Properties["Valid"].Value, test.Properties["Code"].Value));
    }

    [Fact]
    public void Template_is_written_read_and_checked()
    {
        Run("$null = New-QualificationTemplate acme t.csv");
        Assert.Equal("LicenceNo,Holder", File.ReadLines(Path.Combine(_folder, "t.csv")).First().TrimStart('\uFEFF'));
        File.WriteAllText(Path.Combine(_folder, "t.csv"), "许可证编号,持证人\nL1,示例丙\nX2,\n");

        Assert.Equal(["1 True", "2 False"], Run("Import-Csv t.csv | Test-AcmeLicence | ForEach-Object { \"$($_.Row) $($_.IsValid)\" }").Select(line => $"{line}"));
    }

    [Theory]
    [InlineData("t.csv")]
    [InlineData("t.xlsx")]
    public void Template_is_imported_and_its_bad_rows_are_exported(string name)
    {
        Run($"$null = New-QualificationTemplate acme {name}; Import-QualificationSheet {name} | Test-AcmeLicence | Export-QualificationSheet again.{name}");

        Assert.Equal(
            "L0000 ExampleRow",
            Text($"Import-QualificationSheet again.{name} | Test-AcmeLicence | ForEach-Object {{ \"$($_.Input.LicenceNo) $($_.Problems.RuleId)\" }}"));
    }

    [Fact]
    public void Table_under_a_title_is_imported()
    {
        File.WriteAllText(Path.Combine(_folder, "t.csv"), "2026年许可证,\n许可证编号（必填）,持证人\nL1,示例丙\nX2,\n");

        Assert.Equal(
            ["3 True ", "4 False LicenceForm,Required"],
            Run("Import-QualificationSheet t.csv | Test-AcmeLicence | ForEach-Object { \"$($_.Row) $($_.IsValid) $(($_.Problems.RuleId | Sort-Object) -join ',')\" }")
                .Select(line => $"{line}"));
    }

    [Fact]
    public void Journal_skips_what_was_done()
    {
        const string Update = "(@{ LicenceNo = 'L3'; Holder = 'a' } | Update-AcmeLicence -Credential $right @at -JournalPath run.jsonl).Status";
        Assert.Equal("Succeeded", Text(Update));
        Assert.Equal("Skipped", Text(Update));
        Assert.Equal("1", Text("(Get-QualificationJournal run.jsonl).Rows"));
        Assert.DoesNotContain("passphrase", File.ReadAllText(Path.Combine(_folder, "run.jsonl")), StringComparison.Ordinal);
    }

    [Fact]
    public void View_is_its_own()
    {
        var text = Text("@{ LicenceNo = 'L4'; Holder = 'a' } | Update-AcmeLicence -Credential $right @at | Out-String -Width 80");
        Assert.Matches(@"^Licence\s+Outcome\s+-+\s+-+\s+L4\s+Succeeded$", text.Trim());
    }

    [Fact]
    public void Names_of_services_and_credentials_complete()
    {
        Run("Set-QualificationCredential Acme shop $right; Set-QualificationCredential Douyin mini $right");

        Assert.Equal(["Acme", "Douyin", "Vms"], Complete("New-QualificationTemplate -Service "));
        Assert.Equal(["Acme"], Complete("Set-QualificationCredential a"));
        Assert.Equal(["shop"], Complete("Update-AcmeLicence -SecretName "));
        Assert.Equal(["mini"], Complete("Get-DouyinEntity -SecretName "));
        Assert.Equal(["shop"], Complete("Set-Alias ual Update-AcmeLicence; ual -SecretName "));
        Assert.Equal(["mini", "shop"], Complete("Get-QualificationCredential ").Order(StringComparer.Ordinal));
        Assert.Equal(["shop"], Complete("Get-QualificationCredential -Service Acme -Name "));
        Assert.Equal(["Institution", "Partner", "Teacher"], Complete("New-QualificationTemplate Douyin -Role ").Order(StringComparer.Ordinal));
        Assert.Empty(Complete("New-QualificationTemplate Acme -Role "));
    }

    [Fact]
    public void No_file_outside_its_folder_knows_of_it()
    {
        string[] roots = ["src", "QualificationTools.psd1"];
        var files = roots.SelectMany(root => Path.Combine(ProjectFiles.Root, root) is var path && File.Exists(path)
            ? [path]
            : Directory.EnumerateFiles(path, "*", SearchOption.AllDirectories)
                .Where(file => file.EndsWith(".cs", StringComparison.Ordinal) || file.EndsWith(".resx", StringComparison.Ordinal) || file.EndsWith(".ps1xml", StringComparison.Ordinal)));
        Assert.DoesNotContain(files, file => File.ReadAllText(file).Contains("Acme", StringComparison.OrdinalIgnoreCase));
    }

    private System.Collections.ObjectModel.Collection<PSObject> Run(string script)
    {
        using var shell = PowerShell.Create();
        shell.Runspace = _runspace;
        var output = shell.AddScript(script).Invoke();
        Assert.True(shell.Streams.Error.Count == 0, string.Join("\n", shell.Streams.Error));
        return output;
    }

    private string Text(string script) => string.Join("\n", Run(script).Select(item => $"{item}"));

    private (string Id, string? Advice) Fail(string script)
    {
        using var shell = PowerShell.Create();
        shell.Runspace = _runspace;
        var error = Assert.ThrowsAny<RuntimeException>(() => shell.AddScript("$ErrorActionPreference = 'Stop'\n" + script).Invoke()).ErrorRecord;
        return (error.FullyQualifiedErrorId, error.ErrorDetails?.RecommendedAction);
    }

    private List<string> Complete(string line)
    {
        var found = Run($"(TabExpansion2 '{line.Replace("'", "''", StringComparison.Ordinal)}').CompletionMatches.CompletionText");
        return [.. found.Where(item => item is not null).Select(item => $"{item}")];
    }
}
