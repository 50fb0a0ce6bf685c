<#
.SYNOPSIS
    Builds, tests, analyses and packs QualificationTools.
.DESCRIPTION
    Build    compiles the module into lib, from where the manifest at the root imports it.
    Test     runs all tests.
    Analyze  runs PSScriptAnalyzer over the manifest and the scripts.
    Pack     makes package/QualificationTools, the folder that is published.
.EXAMPLE
    ./build.ps1
.EXAMPLE
    ./build.ps1 -Task Build, Test, Analyze, Pack
#>
[CmdletBinding()]
param(
    [ValidateSet('Build', 'Test', 'Analyze', 'Pack')]
    [string[]] $Task = 'Build',

    [ValidateSet('Debug', 'Release')]
    [string] $Configuration = 'Release'
)

Set-StrictMode -Version Latest
$ErrorActionPreference = 'Stop'
$PSNativeCommandUseErrorActionPreference = $true

$manifest = Join-Path $PSScriptRoot 'QualificationTools.psd1'
$project = Join-Path $PSScriptRoot 'src' 'QualificationTools' 'QualificationTools.csproj'

function Build {
    dotnet build $project --configuration $Configuration
}

function Test {
    dotnet test (Join-Path $PSScriptRoot 'Module.sln') --configuration $Configuration
}

function Analyze {
    if (-not (Get-Module -ListAvailable PSScriptAnalyzer)) {
        throw 'PSScriptAnalyzer is not installed. Install it: Install-PSResource PSScriptAnalyzer'
    }

    $settings = Join-Path $PSScriptRoot 'PSScriptAnalyzerSettings.psd1'
    $findings = Get-ChildItem $PSScriptRoot -Recurse -Include *.ps1, *.psd1 |
        Where-Object FullName -NotMatch '[\\/](bin|obj|lib|package)[\\/]' |
        ForEach-Object { Invoke-ScriptAnalyzer -Path $_.FullName -Settings $settings }
    if ($findings) {
        $findings | Format-Table -AutoSize | Out-String | Write-Host
        throw "PSScriptAnalyzer found $(@($findings).Count) problems."
    }
}

function Pack {
    Build
    $version = (Import-PowerShellDataFile $manifest).ModuleVersion
    $folder = Join-Path $PSScriptRoot 'package' 'QualificationTools' $version
    if (Test-Path $folder) {
        Remove-Item $folder -Recurse
    }

    $null = New-Item $folder -ItemType Directory
    Copy-Item $manifest, (Join-Path $PSScriptRoot 'LICENSE'), (Join-Path $PSScriptRoot 'README.md'), (Join-Path $PSScriptRoot 'CHANGELOG.md') $folder
    Copy-Item (Join-Path $PSScriptRoot 'lib') $folder -Recurse
    $null = Test-ModuleManifest (Join-Path $folder 'QualificationTools.psd1')
    Get-Item $folder
}

foreach ($name in $Task) {
    & $name
}
