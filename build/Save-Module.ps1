<#
.SYNOPSIS
    Saves modules of Modules.psd1 into build/obj/modules, and gives that folder.
.DESCRIPTION
    Put the folder first in PSModulePath. Nothing is installed. A module that is there already is not asked for again; one that
    cannot be had is left out, so that an installed one is found instead, or none.
.PARAMETER Name
    The modules, separated by commas.
.PARAMETER Repository
    Where from.
.EXAMPLE
    ./build/Save-Module.ps1 PSScriptAnalyzer
#>
[CmdletBinding()]
param(
    [Parameter(Mandatory, Position = 0)] [string[]] $Name,

    [ValidateNotNullOrEmpty()]
    [string] $Repository = 'PSGallery'
)

Set-StrictMode -Version Latest
$ErrorActionPreference = 'Stop'
$ProgressPreference = 'SilentlyContinue'

$folder = Join-Path $PSScriptRoot obj modules
$versions = Import-PowerShellDataFile (Join-Path $PSScriptRoot Modules.psd1)

# Whether the repository answers; a machine without a network is not to wait for it.
function Test-Repository {
    $uri = (Get-PSResourceRepository $Repository -ErrorAction Ignore)?.Uri
    if (-not $uri -or $uri.IsFile) {
        return [bool] $uri
    }

    try {
        $null = Invoke-WebRequest $uri -Method Head -ConnectionTimeoutSeconds 5 -OperationTimeoutSeconds 5 -SkipHttpErrorCheck
        $true
    }
    catch {
        Write-Verbose "$Repository cannot be reached: $_"
        $false
    }
}

$null = New-Item $folder -ItemType Directory -Force
$missing = $Name -split ',' | Where-Object { -not (Test-Path (Join-Path $folder $_ $versions[$_] "$_.psd1")) }
if ($missing -and (Test-Repository)) {
    foreach ($module in $missing) {
        try {
            Save-PSResource $module -Version $versions[$module] -Repository $Repository -Path $folder -TrustRepository -SkipDependencyCheck
        }
        catch {
            Write-Verbose "$module $($versions[$module]) could not be saved: $_"
        }
    }
}

$folder
