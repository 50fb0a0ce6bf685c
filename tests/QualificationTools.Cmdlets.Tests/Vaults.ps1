# What the Pester files about vaults share. The stores and registrations of SecretManagement belong to a user, so everything runs
# in a pwsh of its own whose home is a folder of the test. Dot-source it after Emulator.ps1.

# Why vaults cannot be tested here, or nothing.
function Get-VaultObstacle {
    foreach ($module in 'Microsoft.PowerShell.SecretManagement', 'Microsoft.PowerShell.SecretStore') {
        if (-not (Get-Module $module -ListAvailable)) {
            return "$module is not installed, and could not be saved from the PowerShell Gallery"
        }
    }
    if ($IsWindows) {
        'the place of the store cannot be moved on Windows, and the user''s own is not touched'
    }
}

# Runs a script in a pwsh that asks nobody, and gives the object that it gives. Every call has a home of its own unless one is named.
function Invoke-VaultShell {
    param(
        [Parameter(Mandatory)] [string] $Script,
        [string] $UserHome = (Join-Path $TestDrive ([guid]::NewGuid())),
        # Lets the shell ask, with nothing to read.
        [switch] $MayAsk
    )
    $null = New-Item $UserHome -ItemType Directory -Force
    $file = Join-Path $UserHome 'script.ps1'
    @"
`$env:QUALIFICATIONTOOLS_DATA = '$UserHome/data'
. '$PSScriptRoot/Emulator.ps1'
`$env:QUALIFICATIONTOOLS_DATA = '$UserHome/data'
. '$PSScriptRoot/Vaults.ps1'
`$at = @{ Endpoint = '$env:QUALIFICATIONTOOLS_EMULATOR' }
`$answer = & {
$Script
}
'## ' + (ConvertTo-Json -InputObject `$answer -Depth 6 -Compress)
"@ | Set-Content -LiteralPath $file
    $kept = @{}
    $changes = @{ HOME = $UserHome; XDG_DATA_HOME = $null; XDG_CONFIG_HOME = $null; XDG_CACHE_HOME = $null; QUALIFICATIONTOOLS_MANIFEST = Get-ManifestPath }
    foreach ($name in @($changes.Keys)) {
        $kept[$name] = [Environment]::GetEnvironmentVariable($name)
        [Environment]::SetEnvironmentVariable($name, $changes[$name])
    }
    try {
        $said = if ($MayAsk) {
            $program, $first = Get-ShellCommand
            $first = @($first) -ne '-NonInteractive'
            '' | & $program @first -File $file 2>&1 | Out-String -Stream
        }
        else {
            Invoke-Shell -File $file 2>&1 | Out-String -Stream
        }
    }
    finally {
        foreach ($name in $kept.Keys) {
            [Environment]::SetEnvironmentVariable($name, $kept[$name])
        }
    }
    $answer = @($said) -match '^## ' | Select-Object -Last 1
    if (-not $answer) {
        throw "The shell gave no answer. It said:`n$($said -join "`n")"
    }
    $seen = ($answer | ForEach-Object Substring 3) | ConvertFrom-Json
    if ($MayAsk) {
        $seen | Add-Member Said (@($said) -notmatch '^## ' -join "`n")
    }
    $seen
}

# A store without a password, as a runbook has it.
function Initialize-Store {
    param([string] $Name = 'Store')
    $password = [System.Net.NetworkCredential]::new('', 'store-password').SecurePassword
    Set-SecretStoreConfiguration -Scope CurrentUser -Authentication None -Interaction None -Password $password -Confirm:$false
    Register-SecretVault -Name $Name -ModuleName Microsoft.PowerShell.SecretStore -DefaultVault
}

# Gives the store a password; the next shell finds it locked.
function Lock-Store {
    param([ValidateSet('Prompt', 'None')] [string] $Interaction = 'None')
    $password = [System.Net.NetworkCredential]::new('', 'store-password').SecurePassword
    Set-SecretStoreConfiguration -Scope CurrentUser -Authentication Password -Interaction $Interaction -Password $password -Confirm:$false
}

# Registers a vault that the test has written: it keeps secrets in a file, throws, is slow, or gives what it is told to.
function Register-TestVault {
    param([Parameter(Mandatory)] [string] $Name, [string] $Mode = 'keep')
    $folder = "$HOME/$Name.Vault"
    $null = New-Item "$folder/$Name.Vault.Extension" -ItemType Directory -Force
    @"
@{
    ModuleVersion = '1.0'
    RootModule = ''
    NestedModules = @('./$Name.Vault.Extension')
    FunctionsToExport = @()
}
"@ | Set-Content "$folder/$Name.Vault.psd1"
    "@{ ModuleVersion = '1.0'; RootModule = '$Name.Vault.Extension.psm1'; FunctionsToExport = 'Get-Secret', 'Set-Secret', 'Remove-Secret', 'Get-SecretInfo', 'Test-SecretVault' }" |
        Set-Content "$folder/$Name.Vault.Extension/$Name.Vault.Extension.psd1"
    $body = @'
function Get-Kept { if (Test-Path "FOLDER/kept.xml") { Import-Clixml "FOLDER/kept.xml" } else { @{} } }
function Get-Secret {
    param($Name, $VaultName, $AdditionalParameters)
    Add-Content "FOLDER/calls.txt" "Get-Secret $Name"
    switch ('MODE') {
        'throw' { throw 'the vault is on fire' }
        'text' { return 'AKLTEMULATOR:ZW11bGF0b3Itc2VjcmV0' }
        'credential' { return [pscredential]::new('AKLTEMULATOR', [System.Net.NetworkCredential]::new('', 'ZW11bGF0b3Itc2VjcmV0').SecurePassword) }
        'slow' { Start-Sleep -Seconds 2 }
    }
    (Get-Kept)[$Name]
}
function Set-Secret {
    param($Name, $Secret, $VaultName, $AdditionalParameters)
    if ('MODE' -eq 'throw') { throw "cannot keep $([System.Net.NetworkCredential]::new('', $Secret.SecretKey).Password)" }
    $kept = Get-Kept
    $kept[$Name] = $Secret
    $kept | Export-Clixml "FOLDER/kept.xml"
    $true
}
function Remove-Secret {
    param($Name, $VaultName, $AdditionalParameters)
    $kept = Get-Kept
    $kept.Remove($Name)
    $kept | Export-Clixml "FOLDER/kept.xml"
    $true
}
function Get-SecretInfo {
    param($Filter, $VaultName, $AdditionalParameters)
    foreach ($name in @((Get-Kept).Keys) -like $Filter) {
        [Microsoft.PowerShell.SecretManagement.SecretInformation]::new($name, [Microsoft.PowerShell.SecretManagement.SecretType]::Hashtable, $VaultName)
    }
}
function Test-SecretVault { param($VaultName, $AdditionalParameters) $true }
'@
    $body.Replace('FOLDER', $folder).Replace('MODE', $Mode) | Set-Content "$folder/$Name.Vault.Extension/$Name.Vault.Extension.psm1"
    Register-SecretVault -Name $Name -ModuleName "$folder/$Name.Vault.psd1"
}

# Gives the id of the error that ends a command, the text and the advice.
function Get-CommandEnd {
    param([Parameter(Mandatory)] [scriptblock] $Command)
    try {
        $null = & $Command
        @{ Id = 'none' }
    }
    catch {
        @{ Id = $_.FullyQualifiedErrorId; Text = "$_"; Advice = $_.ErrorDetails.RecommendedAction; Category = "$($_.CategoryInfo.Category)" }
    }
}
