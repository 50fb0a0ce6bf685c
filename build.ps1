<#
.SYNOPSIS
    Builds, tests, analyses, packs and publishes QualificationTools.
.DESCRIPTION
    Build    compiles the module into lib, from where the manifest at the root imports it.
    Test     runs all tests. The Pester files run against the module as it is packed.
    Analyze  runs PSScriptAnalyzer over the manifest and the scripts.
    Pack     builds anew, and makes package/QualificationTools/<version> and the .nupkg.
    Publish  sends the .nupkg that Pack has made to a repository. -WhatIf shows what would be sent, and finds what is missing.
.PARAMETER Task
    What to do, in this order.
.PARAMETER Configuration
    What dotnet builds.
.PARAMETER Culture
    Test: the cultures in which every Pester file is run. Left out, each file runs in one of en-US, zh-CN, tr-TR and th-TH, in turn.
.PARAMETER PackagePath
    Pack and Publish: the folder of the package.
.PARAMETER ProjectUri
    Pack: the address of the project's page, for the package's manifest.
.PARAMETER NoBuild
    Pack: takes the module that is in lib.
.PARAMETER Repository
    Publish: where to. The API key is read from the variable PSGALLERY_API_KEY of the environment; a folder needs none.
.EXAMPLE
    ./build.ps1
.EXAMPLE
    ./build.ps1 -Task Build, Test, Analyze, Pack
.EXAMPLE
    ./build.ps1 -Task Test -Culture en-US, zh-CN, tr-TR, th-TH
.EXAMPLE
    ./build.ps1 -Task Pack, Publish -WhatIf
#>
[CmdletBinding(SupportsShouldProcess)]
param(
    [ValidateSet('Build', 'Test', 'Analyze', 'Pack', 'Publish')]
    [string[]] $Task = 'Build',

    [ValidateSet('Debug', 'Release')]
    [string] $Configuration = 'Release',

    [cultureinfo[]] $Culture,

    [ValidateNotNullOrEmpty()]
    [string] $PackagePath = (Join-Path $PSScriptRoot package),

    [ValidateScript({ $_.IsAbsoluteUri -and $_.Scheme -eq 'https' }, ErrorMessage = "'{0}' is not an https address.")]
    [uri] $ProjectUri,

    [switch] $NoBuild,

    [ValidateNotNullOrEmpty()]
    [string] $Repository = 'PSGallery'
)

Set-StrictMode -Version Latest
$ErrorActionPreference = 'Stop'
$PSNativeCommandUseErrorActionPreference = $true

. (Join-Path $PSScriptRoot src QualificationTools Packaging.ps1)

$project = Join-Path $PSScriptRoot 'src' 'QualificationTools' 'QualificationTools.csproj'
$PackagePath = $PSCmdlet.GetUnresolvedProviderPathFromPSPath($PackagePath)

function Find-ScriptProblem {
    if (-not (Get-Module -ListAvailable PSScriptAnalyzer)) {
        throw 'PSScriptAnalyzer is not installed. Install it: Install-PSResource PSScriptAnalyzer'
    }

    $settings = Join-Path $PSScriptRoot 'PSScriptAnalyzerSettings.psd1'
    Get-ChildItem $PSScriptRoot -Recurse -Include *.ps1, *.psd1 |
        Where-Object { [System.IO.Path]::GetRelativePath($PSScriptRoot, $_.FullName) -notmatch '(^|[\\/])(bin|obj|lib|package)[\\/]' } |
        ForEach-Object { Invoke-ScriptAnalyzer -Path $_.FullName -Settings $settings }
}

function Invoke-Test {
    $before = $env:QUALIFICATIONTOOLS_CULTURES
    try {
        $env:QUALIFICATIONTOOLS_CULTURES = $Culture -join ','
        dotnet test (Join-Path $PSScriptRoot 'Module.sln') --configuration $Configuration
    }
    finally {
        $env:QUALIFICATIONTOOLS_CULTURES = $before
    }
}

# What an earlier build has left must not be packed, so the folders are made anew.
function Build-Anew {
    'lib', 'en-US', 'zh-Hans' | ForEach-Object { Join-Path $PSScriptRoot $_ } | Where-Object { Test-Path $_ } | Remove-Item -Recurse -WhatIf:$false
    dotnet build $project --configuration $Configuration
}

function New-Package {
    # -WhatIf is about what leaves the machine; the package it tells of must be there.
    $WhatIfPreference = $false
    $folder = New-PackageFolder $PackagePath $ProjectUri
    $folder
    New-NuGetPackage $folder $PackagePath
}

switch ($Task) {
    'Build' {
        dotnet build $project --configuration $Configuration
    }
    'Test' {
        Invoke-Test
    }
    'Analyze' {
        $problems = @(Find-ScriptProblem)
        if ($problems) {
            $problems | Format-Table -AutoSize | Out-String | Write-Host
            throw "PSScriptAnalyzer found $($problems.Count) problems."
        }
    }
    'Pack' {
        if (-not $NoBuild) {
            Build-Anew
        }

        New-Package
    }
    'Publish' {
        $package = Get-PackageInfo (Join-Path $PSScriptRoot QualificationTools.psd1)
        $file = Join-Path $PackagePath "$($package.Name).$($package.FullVersion).nupkg"
        Publish-Package $file $Repository (Join-Path $PSScriptRoot CHANGELOG.md)
    }
}
