# The modules that tests and tasks need beside Pester, and their versions.
@{
    'Microsoft.PowerShell.PlatyPS'          = '1.0.3'
    'Microsoft.PowerShell.SecretManagement' = '1.1.2'
    'Microsoft.PowerShell.SecretStore'      = '1.0.6'
    'PSScriptAnalyzer'                      = '1.25.0'
}
