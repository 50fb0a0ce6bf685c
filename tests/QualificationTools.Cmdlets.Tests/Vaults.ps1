# What the Pester files about vaults share. The stores and registrations of SecretManagement belong to a user, so everything runs
# in a pwsh of its own whose home is a folder of the test. Windows lets nobody name another home: there the registrations are the
# user's, are used only where they are the tests' alone, and are taken back. Dot-source it after Emulator.ps1.

# Whether the vault of the tests stands in for SecretStore, whose folder cannot be moved on Windows.
function Test-OwnVault {
    $IsWindows -or $env:QUALIFICATIONTOOLS_VAULT -eq 'Own'
}

# Why vaults cannot be tested here, or nothing.
function Get-VaultObstacle {
    foreach ($module in 'Microsoft.PowerShell.SecretManagement', ((Test-OwnVault) ? $null : 'Microsoft.PowerShell.SecretStore')) {
        if ($module -and -not (Get-Module $module -ListAvailable)) {
            return "$module is not installed, and could not be saved from the PowerShell Gallery"
        }
    }
    if ($IsWindows -and (Get-SecretVault | Where-Object ModuleName -NotLike '*.Vault')) {
        'vaults are registered for this user, and on Windows the tests would have to register theirs beside them'
    }
}

# Why SecretStore itself cannot be tested here, or nothing.
function Get-StoreObstacle {
    $obstacle = Get-VaultObstacle
    if ($obstacle) {
        $obstacle
    }
    elseif (Test-OwnVault) {
        'the folder of SecretStore cannot be moved on Windows, and the user''s own is not touched'
    }
}

# The home of the shell that Invoke-VaultShell has started.
function Get-UserHome {
    Split-Path $env:QUALIFICATIONTOOLS_DATA
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
try {
`$answer = & {
$Script
}
}
finally {
    Remove-TestVault
}
'## ' + (ConvertTo-Json -InputObject `$answer -Depth 6 -Compress)
"@ | Set-Content -LiteralPath $file
    $kept = @{}
    $changes = @{ HOME = $UserHome; USERPROFILE = $UserHome; XDG_DATA_HOME = $null; XDG_CONFIG_HOME = $null; XDG_CACHE_HOME = $null; QUALIFICATIONTOOLS_MANIFEST = Get-ManifestPath }
    foreach ($name in @($changes.Keys)) {
        $kept[$name] = [Environment]::GetEnvironmentVariable($name)
        [Environment]::SetEnvironmentVariable($name, $changes[$name])
    }
    # On Windows the shells of all files share the registrations.
    $turn = [System.Threading.Mutex]::new($false, 'QualificationTools.Tests.Vaults')
    try {
        $null = -not $IsWindows -or $turn.WaitOne()
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
        if ($IsWindows) {
            $turn.ReleaseMutex()
        }
        $turn.Dispose()
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
    if (Test-OwnVault) {
        Register-TestVault $Name -DefaultVault
        return
    }
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

# Registers a vault that the test has written: it keeps secrets in files, throws, is slow, or gives what it is told to.
function Register-TestVault {
    param([Parameter(Mandatory)] [string] $Name, [string] $Mode = 'keep', [switch] $DefaultVault)
    $folder = "$(Get-UserHome)/$Name.Vault"
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
function Get-KeptPath { param($Name) "FOLDER/kept/$([uri]::EscapeDataString($Name.ToLowerInvariant())).xml" }
function Get-Kept { param($Name) if (Test-Path (Get-KeptPath $Name)) { Import-Clixml (Get-KeptPath $Name) } }
function Get-Secret {
    param($Name, $VaultName, $AdditionalParameters)
    Add-Content "FOLDER/calls.txt" "Get-Secret $Name"
    switch ('MODE') {
        'throw' { throw 'the vault is on fire' }
        'text' { return 'AKLTEMULATOR:ZW11bGF0b3Itc2VjcmV0' }
        'credential' { return [pscredential]::new('AKLTEMULATOR', [System.Net.NetworkCredential]::new('', 'ZW11bGF0b3Itc2VjcmV0').SecurePassword) }
        'slow' { Start-Sleep -Seconds 2 }
    }
    (Get-Kept $Name).Secret
}
function Set-Secret {
    param($Name, $Secret, $VaultName, $AdditionalParameters)
    if ('MODE' -eq 'throw') { throw "cannot keep $([System.Net.NetworkCredential]::new('', $Secret.SecretKey).Password)" }
    @{ Name = $Name; Secret = $Secret } | Export-Clixml (Get-KeptPath $Name)
    $true
}
function Remove-Secret {
    param($Name, $VaultName, $AdditionalParameters)
    Remove-Item (Get-KeptPath $Name)
    $true
}
function Get-SecretInfo {
    param($Filter, $VaultName, $AdditionalParameters)
    foreach ($kept in Get-ChildItem "FOLDER/kept" | Sort-Object Name | Import-Clixml | Where-Object Name -Like $Filter) {
        [Microsoft.PowerShell.SecretManagement.SecretInformation]::new($kept.Name, [Microsoft.PowerShell.SecretManagement.SecretType]::Hashtable, $VaultName)
    }
}
function Test-SecretVault { param($VaultName, $AdditionalParameters) $true }
'@
    $null = New-Item "$folder/kept" -ItemType Directory -Force
    $body.Replace('FOLDER', $folder).Replace('MODE', $Mode) | Set-Content "$folder/$Name.Vault.Extension/$Name.Vault.Extension.psm1"
    Register-SecretVault -Name $Name -ModuleName "$folder/$Name.Vault.psd1" -DefaultVault:$DefaultVault
}

# Takes back on Windows what the shell has registered.
function Remove-TestVault {
    if ($IsWindows) {
        Get-SecretVault | Where-Object ModuleName -Like '*.Vault' | Unregister-SecretVault
    }
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
