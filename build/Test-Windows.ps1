<#
.SYNOPSIS
    Runs the tests of Core and a whole bulk run as programs for Windows.
.DESCRIPTION
    Both are published for win-x64 with all that they need. On Windows they are started as they are; elsewhere under Wine, where
    that is installed. What Wine cannot do is left out there, and said.

    The module must have been built.
.PARAMETER Output
    The folder of the programs and of Wine's prefix.
.EXAMPLE
    ./build/Test-Windows.ps1
#>
[CmdletBinding()]
param(
    [ValidateNotNullOrEmpty()]
    [string] $Output = (Join-Path $PSScriptRoot obj windows)
)

Set-StrictMode -Version Latest
$ErrorActionPreference = 'Stop'
$PSNativeCommandUseErrorActionPreference = $true

# The tests that Wine cannot run, by their traits, and why. Tests that find out for themselves are skipped and tell it.
$leftOut = [ordered]@{
    'Category=Slow'      = 'They take many minutes there, and show nothing of Windows.'
    'Needs=Certificates' = 'The cryptography of Wine makes no certificate.'
}

$root = Split-Path $PSScriptRoot
$wine = if (-not $IsWindows) {
    Get-Command wine -CommandType Application -ErrorAction Ignore | Select-Object -First 1
}
if (-not $IsWindows -and -not $wine) {
    throw 'Wine is not installed. On Debian and Ubuntu: apt-get install wine wine64'
}

function Publish-Program {
    param([Parameter(Mandatory)] [string] $Name)
    dotnet publish (Join-Path $root tests $Name) --runtime win-x64 --self-contained --configuration Release --output (Join-Path $Output $Name) --nologo --verbosity quiet |
        Out-Host
    Join-Path $Output $Name "$Name.exe"
}

# Runs a program, and tells whether its last words are those of success: a program that crashes under Wine ends with 0.
function Invoke-Program {
    param([Parameter(Mandatory)] [string] $Path, [Parameter(Mandatory)] [string[]] $Argument, [Parameter(Mandatory)] [string] $Success)
    $PSNativeCommandUseErrorActionPreference = $false
    $said = @(
        if ($IsWindows) {
            & $Path @Argument
        }
        else {
            & $wine $Path @Argument
        }
    )
    $said | Out-Host
    $LASTEXITCODE -eq 0 -and "$($said | Select-Object -Last 1)" -match $Success
}

$tests = Publish-Program QualificationTools.Core.Tests
$bulkRun = Publish-Program WindowsHost

$changes = @{}
$filters = @()
if (-not $IsWindows) {
    foreach ($trait in $leftOut.Keys) {
        Write-Host "Left out under Wine: tests with $trait. $($leftOut[$trait])"
        $filters += '-trait-', $trait
    }

    # Without the last one, the runtime of .NET dies at its first finaliser: Wine does not map a page twice.
    $changes = @{ WINEPREFIX = Join-Path $Output prefix; WINEDEBUG = '-all'; DOTNET_EnableWriteXorExecute = '0' }
}

$kept = @{}
foreach ($name in $changes.Keys) {
    $kept[$name] = [Environment]::GetEnvironmentVariable($name)
    [Environment]::SetEnvironmentVariable($name, $changes[$name])
}

try {
    if ($wine) {
        wineboot --init
    }

    $passed = @(
        Invoke-Program $tests (@('-noLogo', '-noColor') + $filters) 'Errors: 0, Failed: 0,'
        Invoke-Program $bulkRun (Join-Path $root QualificationTools.psd1) '^[1-9]\d* passed, 0 failed$'
    )
    if ($false -in $passed) {
        throw 'Not all tests passed as programs for Windows; see above.'
    }
}
finally {
    foreach ($name in $kept.Keys) {
        [Environment]::SetEnvironmentVariable($name, $kept[$name])
    }
}
