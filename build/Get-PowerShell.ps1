<#
.SYNOPSIS
    Fetches a PowerShell to test with, and gives the path for the variable QUALIFICATIONTOOLS_PWSH.
.PARAMETER Version
    The release, such as 7.4; its newest patch is taken.
.PARAMETER As
    Tool is the .NET tool. Package is what the PowerShell team releases for this system; it needs gh, GitHub's command line.
.EXAMPLE
    $env:QUALIFICATIONTOOLS_PWSH = ./build/Get-PowerShell.ps1 7.4 -As Tool
#>
[CmdletBinding()]
param(
    [Parameter(Mandatory, Position = 0)] [ValidatePattern('^\d+\.\d+$')] [string] $Version,

    [Parameter(Mandatory)] [ValidateSet('Package', 'Tool')] [string] $As
)

Set-StrictMode -Version Latest
$ErrorActionPreference = 'Stop'
$PSNativeCommandUseErrorActionPreference = $true

$folder = Join-Path $PSScriptRoot obj powershell "$Version-$As"
$executable = Join-Path $folder ($IsWindows ? 'pwsh.exe' : 'pwsh')

function Save-Release {
    $repository = 'PowerShell/PowerShell'
    $tag = gh release list --repo $repository --exclude-pre-releases --limit 200 --json tagName --jq '.[].tagName' |
        Where-Object { $_ -match "^v$([regex]::Escape($Version))\.\d+$" } |
        Sort-Object { [version] $_.Substring(1) } -Bottom 1
    if (-not $tag) {
        throw "$repository has no release $Version."
    }

    $system = $IsWindows ? 'win' : $IsMacOS ? 'osx' : 'linux'
    $machine = "$([System.Runtime.InteropServices.RuntimeInformation]::OSArchitecture)".ToLowerInvariant()
    $file = Join-Path $folder "powershell.$($IsWindows ? 'zip' : 'tar.gz')"
    gh release download $tag --repo $repository --output $file --pattern "[Pp]ower[Ss]hell-$($tag.Substring(1))-$system-$machine.$($IsWindows ? 'zip' : 'tar.gz')"
    # The tar of Windows reads zip too.
    tar -xf $file -C $folder
    Remove-Item $file
    if (-not $IsWindows) {
        chmod +x $executable
    }
}

if (-not (Test-Path $executable)) {
    $null = New-Item $folder -ItemType Directory -Force
    if ($As -eq 'Tool') {
        $null = dotnet tool install PowerShell --version "$Version.*" --tool-path $folder
    }
    else {
        Save-Release
    }
}

$executable
