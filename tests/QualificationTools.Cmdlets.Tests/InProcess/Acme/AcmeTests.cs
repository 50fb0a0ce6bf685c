using System.Collections.ObjectModel;
using System.Management.Automation;
using System.Management.Automation.Runspaces;
using Microsoft.PowerShell;
using QualificationTools.Commands;
using QualificationTools.Services;

namespace QualificationTools.Cmdlets.Tests.InProcess.Acme;

/// <summary>A service of which no file outside this folder knows goes through everything that is general.</summary>
public sealed class AcmeTests : IAsyncLifetime
{
    // What SecretManagement does, as far as the module needs it.
    private const string Vault =
        """
        $null = New-Module -Name Microsoft.PowerShell.SecretManagement {
            $script:kept = @{}
            function Get-SecretVault { [CmdletBinding()] param($Name) [pscustomobject]@{ Name = 'Store'; IsDefault = $true; ModuleName = 'Memory' } }
            function Set-Secret { [CmdletBinding()] param($Name, $Vault, $Secret, $Metadata) $script:kept[$Name] = $Secret }
            function Get-Secret { [CmdletBinding()] param($Name, $Vault) $script:kept[$Name] }
        } | Import-Module -Global -PassThru
        $password = [System.Net.NetworkCredential]::new('', 'acme-password').SecurePassword
        $account = [pscredential]::new('acme-user', $password)

        """;

    private static readonly string[] Variables =
        ["ACME_USER", "ACME_PASSWORD", "DOUYIN_APP_ID", "DOUYIN_APP_SECRET", "VOLCENGINE_ACCESS_KEY", "VOLCENGINE_SECRET_KEY", "QUALIFICATIONTOOLS_DATA"];

    private readonly Dictionary<string, string?> _before = Variables.ToDictionary(name => name, Environment.GetEnvironmentVariable);
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("acme");
    private AcmeServer _server = null!;

    public async ValueTask InitializeAsync()
    {
        foreach (var name in Variables)
            Environment.SetEnvironmentVariable(name, null);
        Environment.SetEnvironmentVariable("QUALIFICATIONTOOLS_DATA", _folder.FullName);
        _server = await AcmeServer.StartAsync("acme-user:acme-password");
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var (name, value) in _before)
            Environment.SetEnvironmentVariable(name, value);
        await _server.DisposeAsync();
        _folder.Delete(recursive: true);
    }

    [Fact]
    public void Registry_finds_it_beside_the_module_s_own() =>
        Assert.Equal(["Acme", "Douyin", "Vms"], ServiceRegistry.All.Select(service => service.Name));

    [Fact]
    public void It_is_never_given_the_credential_of_another_service()
    {
        Environment.SetEnvironmentVariable("DOUYIN_APP_ID", "tt-app");
        Environment.SetEnvironmentVariable("DOUYIN_APP_SECRET", "the-douyin-secret");
        Environment.SetEnvironmentVariable("VOLCENGINE_ACCESS_KEY", "ak");
        Environment.SetEnvironmentVariable("VOLCENGINE_SECRET_KEY", "the-volcengine-secret");

        var failure = Assert.ThrowsAny<RuntimeException>(() => Run("@{ LicenceNo = 'L1' } | Update-AcmeLicence @at"));

        Assert.StartsWith("CredentialNotFound,", failure.ErrorRecord.FullyQualifiedErrorId, StringComparison.Ordinal);
        Assert.Contains("ACME_USER, ACME_PASSWORD", failure.ErrorRecord.ErrorDetails.RecommendedAction, StringComparison.Ordinal);
        Assert.Empty(_server.Requests);
    }

    [Fact]
    public void Its_own_variables_are_found_and_rows_are_sent()
    {
        Environment.SetEnvironmentVariable("ACME_USER", "acme-user");
        Environment.SetEnvironmentVariable("ACME_PASSWORD", "acme-password");

        var results = Run("[pscustomobject]@{ '许可证号' = 'L1'; Holder = 'A' } | Update-AcmeLicence @at -Tenant north");

        Assert.Equal("Succeeded", Assert.IsType<AcmeLicenceResult>(Assert.Single(results).BaseObject).Status.ToString());
        Assert.Equal("""/update_licence acme-user:acme-password north {"LicenceNo":"L1","Holder":"A"}""", Assert.Single(_server.Requests));
    }

    [Fact]
    public void Its_credential_is_stored_listed_proved_used_and_completed()
    {
        var output = Run(Vault + """
            $ticket = [System.Net.NetworkCredential]::new('', 'the-ticket').SecurePassword
            Set-QualificationCredential Acme main $account -Part @{ Tenant = 'north'; Ticket = $ticket } -Default
            Get-QualificationCredential | ForEach-Object { "$($_.Service) $($_.Name) $($_.Settings['Tenant']) $($_.Settings.Count) $($_.IsDefault)" }
            Test-QualificationCredential acme @at | ForEach-Object { "$($_.Service) $($_.Valid)" }
            @{ LicenceNo = 'L1' } | Update-AcmeLicence @at | ForEach-Object { "$($_.Status)" }
            $line = 'Update-AcmeLicence -SecretName '
            "$((TabExpansion2 $line -cursorColumn $line.Length).CompletionMatches.CompletionText)"
            $line = 'New-QualificationTemplate A'
            "$((TabExpansion2 $line -cursorColumn $line.Length).CompletionMatches.CompletionText)"
            """);

        Assert.Equal(["Acme main north 1 True", "Acme True", "Succeeded", "main", "Acme"], output.Select(item => item.ToString()));
        Assert.Equal(
            ["/check acme-user:acme-password north {}", """/update_licence acme-user:acme-password north {"LicenceNo":"L1"}"""], _server.Requests);
        var register = File.ReadAllText(Path.Combine(_folder.FullName, "credentials.json"));
        Assert.Contains("\"Tenant\": \"north\"", register, StringComparison.Ordinal);
        Assert.DoesNotContain("ticket", register, StringComparison.OrdinalIgnoreCase);
    }

    [Fact]
    public void A_wrong_password_is_told_in_its_own_words()
    {
        Environment.SetEnvironmentVariable("ACME_USER", "acme-user");
        Environment.SetEnvironmentVariable("ACME_PASSWORD", "another");

        var test = Assert.IsType<QualificationCredentialTest>(Assert.Single(Run("Test-QualificationCredential Acme @at")).BaseObject);

        Assert.Equal((false, "AcmeRefused", "The password is wrong."), (test.Valid, test.Code, test.Message));
    }

    [Fact]
    public void Parts_of_other_services_are_refused_and_its_own_characters_looked_at()
    {
        foreach (var (script, id) in new[]
        {
            ("Set-QualificationCredential Acme main $account -Region cn-beijing", "CredentialPartUnfit"),
            ("Set-QualificationCredential Vms main $account -Part @{ Tenant = 'north' }", "CredentialPartUnfit"),
            ("Set-QualificationCredential Acme main $account -Part @{ Tenant = \"no`u{200B}rth\" }", "CredentialCharacter"),
            ("@{ LicenceNo = 'L1' } | Update-AcmeLicence @at -Credential $account -Tenant \"a`r`nX: 1\"", "CredentialCharacter"),
            ("New-QualificationTemplate Other", "ParameterArgumentTransformationError"),
        })
        {
            var failure = Assert.ThrowsAny<RuntimeException>(() => Run(Vault + script));
            Assert.StartsWith(id + ",", failure.ErrorRecord.FullyQualifiedErrorId, StringComparison.Ordinal);
        }

        Assert.Empty(_server.Requests);
    }

    [Fact]
    public void Its_template_is_written_and_its_rules_hold()
    {
        var output = Run("""
            $file = Join-Path $folder 'acme.csv'
            $null = New-QualificationTemplate Acme $file -Header English -Language en
            (Get-Content $file)[0]
            $rows = @(Import-Csv $file) + [pscustomobject]@{ Holder = 'A' } + [pscustomobject]@{ LicenceNo = 'L1'; Holder = 'C' } + [pscustomobject]@{ LicenceNo = 'L1' }
            $rows | Test-AcmeLicence | ForEach-Object { "$($_.Problems.RuleId)" }
            """);

        Assert.Equal(["LicenceNo,Holder", "ExampleRow", "Required", "OneOf", ""], output.Select(item => item.ToString()));
    }

    [Fact]
    public void A_journal_remembers_its_rows_and_the_view_shows_them()
    {
        Environment.SetEnvironmentVariable("ACME_USER", "acme-user");
        Environment.SetEnvironmentVariable("ACME_PASSWORD", "acme-password");

        var output = Run("""
            $journal = Join-Path $folder 'acme.jsonl'
            $first = 'L1', 'L2' | ForEach-Object { @{ LicenceNo = $_ } } | Update-AcmeLicence @at -JournalPath $journal
            "$($first.Status)"
            "$(('L1', 'L2', 'L3' | ForEach-Object { @{ LicenceNo = $_ } } | Update-AcmeLicence @at -JournalPath $journal).Status)"
            ($first | Out-String -Width 200) -split '\r?\n' | Where-Object { $_ -match 'L2' -and $_ -match 'Succeeded' } | ForEach-Object { 'shown' }
            """);

        Assert.Equal(["Succeeded Succeeded", "Skipped Skipped Succeeded", "shown"], output.Select(item => item.ToString()));
        Assert.Equal(3, _server.Requests.Count);
    }

    private Collection<PSObject> Run(string script)
    {
        var state = InitialSessionState.CreateDefault();
        if (OperatingSystem.IsWindows())
            state.ExecutionPolicy = ExecutionPolicy.Bypass;
        foreach (var type in typeof(ServiceCommand).Assembly.GetTypes().Concat(typeof(UpdateAcmeLicenceCommand).Assembly.GetTypes()))
        {
            if (!type.IsAbstract && Attribute.GetCustomAttribute(type, typeof(CmdletAttribute)) is CmdletAttribute name)
                state.Commands.Add(new SessionStateCmdletEntry($"{name.VerbName}-{name.NounName}", type, null));
        }

        state.Formats.Add(new SessionStateFormatEntry(Path.Combine(AppContext.BaseDirectory, "QualificationTools.Format.ps1xml")));
        using var runspace = RunspaceFactory.CreateRunspace(state);
        runspace.Open();
        runspace.SessionStateProxy.SetVariable("folder", _folder.FullName);
        runspace.SessionStateProxy.SetVariable("at", new System.Collections.Hashtable { ["Endpoint"] = _server.Address });
        using var shell = PowerShell.Create(runspace);
        return shell.AddScript("$ErrorActionPreference = 'Stop'\n" + script).Invoke();
    }
}
