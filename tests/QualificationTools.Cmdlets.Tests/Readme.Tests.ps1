BeforeDiscovery {
    . $PSScriptRoot/Vaults.ps1
    $script:obstacle = Get-StoreObstacle
}

BeforeAll {
    . $PSScriptRoot/Emulator.ps1
    . $PSScriptRoot/Vaults.ps1
    $readme = Join-Path (Split-Path $PSScriptRoot | Split-Path) README.md
    $script:session = [regex]::Match((Get-Content $readme -Raw), '(?s)## Credentials in a vault.*?```powershell\r?\n(.*?)```').Groups[1].Value
}

Describe 'The README''s session with a vault' -Skip:([bool] $obstacle) {
    It 'works word for word' {
        $session | Should -Match 'Register-SecretVault'
        Clear-Emulator
        # Two things are different here: who answers the questions, and where the service is.
        $seen = Invoke-VaultShell (@'
$password = [System.Net.NetworkCredential]::new('', 'store-password').SecurePassword
Set-SecretStoreConfiguration -Scope CurrentUser -Authentication None -Interaction None -Password $password -Confirm:$false
function Get-Credential { Get-TestCredential AKLTEMULATOR ZW11bGF0b3Itc2VjcmV0 }
$PSDefaultParameterValues = @{ 'Update-VmsQualification:Endpoint' = $at.Endpoint; 'Test-QualificationCredential:Endpoint' = $at.Endpoint }
Set-Location $HOME
Get-VmsRow QUA1 | Export-Csv ./vms.csv
$output = & {
'@ + "`n" + $session + @'

}
@{
    Info = @($output | Where-Object { $_ -is [QualificationTools.QualificationCredentialInfo] } | ForEach-Object { "$($_.Service) $($_.Name) $($_.Vault) $($_.IsDefault)" })
    Valid = @($output | Where-Object { $_ -is [QualificationTools.QualificationCredentialTest] }).Valid
    Status = @($output | Where-Object { $_ -is [QualificationTools.QualificationResult] } | ForEach-Object { "$($_.Status)" })
    Errors = @($Error | ForEach-Object { "$_" })
}
'@)

        $seen.Errors | Should -BeNullOrEmpty
        $seen.Info | Should -BeExactly 'Vms prod LocalStore True'
        $seen.Valid | Should -BeTrue
        $seen.Status | Should -BeExactly 'Succeeded'
    }
}
