<#
.SYNOPSIS
    Builds, tests, analyses and packs QualificationTools.
.DESCRIPTION
    Build    compiles the module into lib, from where the manifest at the root imports it.
    Test     runs all tests.
    Analyze  runs PSScriptAnalyzer over the manifest and the scripts.
    Pack     builds, and makes package/QualificationTools, the folder that is published.
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

function Find-ScriptProblem {
    if (-not (Get-Module -ListAvailable PSScriptAnalyzer)) {
        throw 'PSScriptAnalyzer is not installed. Install it: Install-PSResource PSScriptAnalyzer'
    }

    $settings = Join-Path $PSScriptRoot 'PSScriptAnalyzerSettings.psd1'
    Get-ChildItem $PSScriptRoot -Recurse -Include *.ps1, *.psd1 |
        Where-Object FullName -NotMatch '[\\/](bin|obj|lib|package)[\\/]' |
        ForEach-Object { Invoke-ScriptAnalyzer -Path $_.FullName -Settings $settings }
}

function New-Package {
    $version = (Import-PowerShellDataFile $manifest).ModuleVersion
    $folder = Join-Path $PSScriptRoot 'package' 'QualificationTools' $version
    if (Test-Path $folder) {
        Remove-Item $folder -Recurse
    }

    $null = New-Item $folder -ItemType Directory
    $documents = 'LICENSE', 'README.md', 'CHANGELOG.md', 'SECURITY.md' | ForEach-Object { Join-Path $PSScriptRoot $_ }
    Copy-Item @($manifest; $documents) $folder
    'lib', 'en-US', 'zh-Hans' | ForEach-Object { Copy-Item (Join-Path $PSScriptRoot $_) $folder -Recurse }
    $null = Test-ModuleManifest (Join-Path $folder 'QualificationTools.psd1')
    Get-Item $folder
}

switch ($Task) {
    'Build' {
        dotnet build $project --configuration $Configuration
    }
    'Test' {
        dotnet test (Join-Path $PSScriptRoot 'Module.sln') --configuration $Configuration
    }
    'Analyze' {
        $problems = @(Find-ScriptProblem)
        if ($problems) {
            $problems | Format-Table -AutoSize | Out-String | Write-Host
            throw "PSScriptAnalyzer found $($problems.Count) problems."
        }
    }
    'Pack' {
        dotnet build $project --configuration $Configuration
        New-Package
    }
}
