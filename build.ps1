<#
.SYNOPSIS
    Builds, tests, analyses, packs and publishes QualificationTools.
.DESCRIPTION
    Build      compiles the module into lib, from where the manifest at the root imports it.
    Test       runs all tests. The Pester files run against the module as it is packed.
    Windows    runs the tests of Core and a whole bulk run as programs for Windows: there, or under Wine; run Build before.
    Coverage   runs all tests against a build that is measured, and prints the share of lines that they reach.
    Analyze    runs PSScriptAnalyzer over the manifest and the scripts.
    Help       makes the help that Get-Help reads from its Markdown; run Build before.
    PublicApi  writes the public API of the module's assemblies into their PublicAPI.Unshipped.txt.
    Mutate     changes Core in some thousand places and looks whether a test notices; takes hours.
    Pack       builds anew, and makes package/QualificationTools/<version> and the .nupkg.
    Publish    sends the .nupkg that Pack has made to a repository. -WhatIf shows what would be sent, and finds what is missing.

    A module that a task needs is saved below build/obj from the PowerShell Gallery; where that cannot be reached, an installed
    one is used.
.PARAMETER Task
    What to do, in this order.
.PARAMETER Configuration
    What dotnet builds.
.PARAMETER Culture
    Test: the cultures in which every Pester file is run. Left out, each file runs in one of en-US, zh-CN, tr-TR and th-TH, in turn.
.PARAMETER Mutate
    Mutate: the files of Core that are changed, as a pattern.
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
    ./build.ps1 -Task Mutate -Mutate '**/Rules/*.cs'
.EXAMPLE
    ./build.ps1 -Task Pack, Publish -WhatIf
#>
[CmdletBinding(SupportsShouldProcess)]
param(
    [ValidateSet('Build', 'Test', 'Windows', 'Coverage', 'Analyze', 'Help', 'PublicApi', 'Mutate', 'Pack', 'Publish')]
    [string[]] $Task = 'Build',

    [ValidateSet('Debug', 'Release')]
    [string] $Configuration = 'Release',

    [cultureinfo[]] $Culture,

    [ValidateNotNullOrEmpty()]
    [string] $Mutate = '**/*.cs',

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
. (Join-Path $PSScriptRoot build Shell.ps1)

$project = Join-Path $PSScriptRoot 'src' 'QualificationTools' 'QualificationTools.csproj'
$PackagePath = $PSCmdlet.GetUnresolvedProviderPathFromPSPath($PackagePath)

# Makes a module of build/Modules.psd1 available to this process and its children.
function Use-Module {
    param([Parameter(Mandatory)] [string] $Name)
    $folder = & (Join-Path $PSScriptRoot build Save-Module.ps1) $Name
    if ($folder -notin ($env:PSModulePath -split [System.IO.Path]::PathSeparator)) {
        $env:PSModulePath = $folder + [System.IO.Path]::PathSeparator + $env:PSModulePath
    }

    if (-not (Get-Module $Name -ListAvailable)) {
        throw "The PowerShell Gallery cannot be reached, and $Name is not installed. Install it: Install-PSResource $Name"
    }
}

function Find-ScriptProblem {
    Use-Module PSScriptAnalyzer
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

# The share of lines that the tests of all projects reach together, by assembly.
function Measure-Coverage {
    $results = Join-Path $PSScriptRoot TestResults coverage
    if (Test-Path $results) {
        Remove-Item $results -Recurse -WhatIf:$false
    }

    dotnet test (Join-Path $PSScriptRoot 'Module.sln') --configuration $Configuration --collect 'XPlat Code Coverage' --results-directory $results |
        Out-Host
    $lines = @{}
    foreach ($report in Get-ChildItem $results -Recurse -Filter coverage.cobertura.xml) {
        foreach ($assembly in ([xml] (Get-Content $report -Raw)).coverage.packages.package) {
            $known = $lines[$assembly.name] ??= @{}
            foreach ($class in $assembly.SelectNodes('classes/class')) {
                foreach ($line in $class.SelectNodes('lines/line')) {
                    $known["$($class.filename):$($line.number)"] += [long] $line.hits
                }
            }
        }
    }

    foreach ($name in $lines.Keys | Sort-Object) {
        $reached = @($lines[$name].Values -gt 0).Count
        [pscustomobject]@{ Assembly = $name; Lines = $lines[$name].Count; Reached = $reached; Percent = [math]::Round(100 * $reached / $lines[$name].Count, 1) }
    }
}

# The analyser's own code fix writes what is missing, so what is written begins with nothing.
function Update-PublicApi {
    foreach ($name in 'QualificationTools.Core', 'QualificationTools') {
        $folder = Join-Path $PSScriptRoot src $name
        if (-not (Test-Path (Join-Path $folder PublicAPI.Shipped.txt))) {
            Set-Content (Join-Path $folder PublicAPI.Shipped.txt) '#nullable enable' -Encoding utf8NoBOM -WhatIf:$false
        }

        Set-Content (Join-Path $folder PublicAPI.Unshipped.txt) '#nullable enable' -Encoding utf8NoBOM -WhatIf:$false
        dotnet format analyzers (Join-Path $folder "$name.csproj") --diagnostics RS0016 --severity info
    }
}

function Invoke-Mutation {
    Push-Location (Join-Path $PSScriptRoot tests Mutation)
    try {
        dotnet tool restore
        dotnet stryker --mutate $Mutate
    }
    finally {
        Pop-Location
    }
}

# Windows lets nobody remove an assembly that is loaded. So this is said before the first file is gone.
function Assert-LibIsFree {
    foreach ($file in Get-ChildItem (Join-Path $PSScriptRoot lib) -Filter *.dll -Recurse -ErrorAction Ignore) {
        try {
            [System.IO.File]::Open($file, 'Open', 'ReadWrite', 'None').Dispose()
        }
        catch [System.IO.IOException] {
            $shells = @(Get-Process pwsh, dotnet -ErrorAction Ignore | ForEach-Object { "$($_.ProcessName) ($($_.Id))" }) -join ', '
            throw "$file is in use. A PowerShell that has imported the module holds it; these run: $shells. End that session, and pack again. Removing the module does not free the file."
        }
    }
}

# What an earlier build has left must not be packed, so the folders are made anew.
function Build-Anew {
    Assert-LibIsFree
    'lib', 'en-US', 'zh-Hans' | ForEach-Object { Join-Path $PSScriptRoot $_ } | Where-Object { Test-Path $_ } | Remove-Item -Recurse -WhatIf:$false
    dotnet build $project --configuration $Configuration -p:SameOnEverySystem=true
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
    'Windows' {
        & (Join-Path $PSScriptRoot build Test-Windows.ps1)
    }
    'Coverage' {
        Measure-Coverage | Format-Table -AutoSize
    }
    'Analyze' {
        $problems = @(Find-ScriptProblem)
        if ($problems) {
            $problems | Format-Table -AutoSize | Out-String | Write-Host
            throw "PSScriptAnalyzer found $($problems.Count) problems."
        }
    }
    'Help' {
        Use-Module Microsoft.PowerShell.PlatyPS
        Invoke-Shell -File (Join-Path $PSScriptRoot src QualificationTools Help Build-Help.ps1)
    }
    'PublicApi' {
        Update-PublicApi
    }
    'Mutate' {
        Invoke-Mutation
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
        if ("v$($package.FullVersion)" -notin @(git -C $PSScriptRoot tag --points-at HEAD)) {
            throw "The commit has no tag v$($package.FullVersion). Tag what is published: git tag v$($package.FullVersion)"
        }

        Publish-Package $file $Repository (Join-Path $PSScriptRoot CHANGELOG.md)
    }
}
